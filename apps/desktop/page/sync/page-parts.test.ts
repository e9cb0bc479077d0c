/** The sync window, the first start, the import and the backups in a real browser: what they say, keys, axe. */
import axe from 'axe-core';
import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchTestBrowser, type TestBrowser } from '../../../../tools/chromium.ts';
import {
  backups, bookOf, bothPreview, conflict, endOf, identical, importView, running, showingCode,
} from './views.testing.ts';

let server: Server;
let browser: TestBrowser;
let page: Page;
let origin: string;

before(async () => {
  server = await servePage();
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  origin = `http://127.0.0.1:${address.port}`;
  browser = await launchTestBrowser();
});

after(async () => {
  await browser.close();
  server.close();
});

beforeEach(async () => {
  await page?.close();
  page = await browser.context.newPage();
  await page.setViewportSize({ width: 1280, height: 820 });
  await page.goto(origin);
  await page.waitForFunction('globalThis.tandem !== undefined');
  await page.addScriptTag({ content: axe.source });
  await tell('book', bookOf());
});

test('[chromium] opening the window asks for a code, and closing it takes it back', async () => {
  await tell('sync', { kind: 'idle' });
  await show('sync-window');
  await page.getByText('Préparation du code…').waitFor();
  assert.deepEqual(await commandNames(), ['close-sync', 'open-sync']);
  await tell('sync', showingCode);
  await page.getByText('En attente du téléphone…').waitFor();
  assert.equal(await focusedText(), 'Annuler');
  await page.keyboard.press('Escape');
  assert.deepEqual((await commandNames()).slice(2), ['close', 'cancel-sync', 'close-sync']);
  await page.waitForFunction('document.activeElement.textContent === "open"');
});

test('[chromium] a window opened again before the last sync is put away waits, then shows a code', async () => {
  await tell('sync', endOf(identical));
  await show('sync-window');
  await page.getByRole('button', { name: 'Fermer' }).last().click();
  await page.getByText('open').click();
  await tell('sync', { kind: 'idle' });
  await page.getByText('Préparation du code…').waitFor();
  assert.equal((await commandNames()).at(-1), 'open-sync');
});

test('[chromium] the code is black on white, with its quiet zone, six pixels a module, in the dark too', async () => {
  await page.evaluate('document.documentElement.dataset.theme = "dark"');
  await tell('sync', showingCode);
  await show('sync-window');
  const code = page.getByRole('img', { name: 'Code à scanner avec le téléphone' });
  const box = await code.boundingBox();
  const modules = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  assert.equal(box?.width, modules * 6);
  assert.deepEqual(
    await page.evaluate(`[...document.querySelectorAll('.qr-code > *')].map((shape) => getComputedStyle(shape).fill)`),
    ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'],
  );
});

test('[chromium] after 30 s without a call it says what to check, and a renewed code moves nothing', async () => {
  await tell('sync', showingCode);
  await show('sync-window');
  const before = await page.getByRole('dialog').boundingBox();
  await tell('sync', { ...showingCode, link: showingCode.link.replace('0C5', '7XQ'), renewsInMs: 120_000 });
  assert.deepEqual(await page.getByRole('dialog').boundingBox(), before);
  await tell('sync', { ...showingCode, isSlow: true, turnedAway: 'expired-code' });
  await page.getByText('Un appareil a appelé avec un code expiré').waitFor();
  await page.getByRole('button', { name: 'Voir quoi vérifier' }).click();
  await page.getByText('Autoriser une application via le pare-feu').waitFor();
  await page.getByText('Norton').waitFor();
  assert.equal(await focusedText(), 'Revenir au code');
});

test('[chromium] at the six digits Enter by habit does not accept', async () => {
  await tell('sync', { kind: 'confirming', peerName: 'Galaxy A35', digits: '483207', isAccepted: false });
  await show('sync-window');
  await page.getByText('483 207').waitFor();
  assert.equal(await focusedText(), 'Non, arrêter');
  await page.keyboard.press('Enter');
  assert.deepEqual(await commands(), [{ name: 'answer-digits', parameters: { areSame: false } }]);
});

test('[chromium] the progress says step, count, percent, rate and time, and cancels', async () => {
  await tell('sync', running);
  await show('sync-window');
  const dialog = page.getByRole('dialog', { name: 'Synchronisation avec Galaxy A35' });
  await dialog.getByText('Étape 3 sur 4 · Écritures').first().waitFor();
  for (const text of [
    '6\u202f240', 'sur 10\u202f482', '59\u00a0%', '1\u202f180 écritures par seconde', 'reste environ 4\u00a0s',
  ]) {
    await dialog.getByText(text, { exact: true }).waitFor();
  }
  assert.match(await dialog.getByRole('status').first().innerText(), /50\u00a0%/);
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  assert.deepEqual(await commandNames(), ['cancel-sync']);
});

test('[chromium] a sync is undone after a question, and the report says what became of it', async () => {
  await page.evaluate(`tandem.answers.set('undo-sync', { kind: 'done', value: { undone: 4, kept: 1 } })`);
  await tell('sync', endOf(identical));
  await show('sync-window');
  await page.getByRole('button', { name: 'Annuler cette synchronisation…' }).click();
  assert.equal(await focusedText(), 'Non, la garder');
  await page.getByRole('button', { name: 'Annuler la synchronisation' }).click();
  await page.getByText('4 changements annulés.').waitFor();
  assert.deepEqual(await commandNames(), ['undo-sync']);
});

test('[chromium] nothing exchanged is said without a table', async () => {
  await tell('sync', endOf({ ...identical, rows: [], conflicts: 0, clockGapMs: null, canUndo: false }));
  await show('sync-window');
  await page.getByText('Rien à échanger').waitFor();
  assert.equal(await page.getByRole('table').count(), 0);
});

test('[chromium] a connection that dropped resumes with a new code', async () => {
  await tell('sync', endOf({ kind: 'cut', done: 6240, expected: 10_482 }));
  await show('sync-window');
  await page.getByText('Connexion coupée à 6\u202f240', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Reprendre' }).click();
  assert.deepEqual(await commandNames(), ['close-sync', 'open-sync']);
});

test('[chromium] the first start goes by arrows, and Enter opens', async () => {
  await tell('book', { kind: 'none', damaged: { name: 'Foyer', reason: 'damaged', hasBackup: true } });
  await tell('sync', { kind: 'idle' });
  await show('first-start');
  await page.getByText('Le dossier Foyer est abîmé').waitFor();
  assert.match(await focusedText(), /^Créer un dossier/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.match(await focusedText(), /^Recevoir les comptes/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  assert.deepEqual(await commandNames(), ['create-book']);
});

test('[chromium] a file that is no bank\'s makes no book, and the sentence stands at its place', async () => {
  await tell('book', { kind: 'none', damaged: null });
  await page.evaluate(`tandem.answers.set('read-bank-file', {
    kind: 'failed', failure: { kind: 'bank-file', fileName: 'photo.ofx', error: { kind: 'not-ofx' } } }); undefined`);
  await show('first-start');
  await page.locator('input[type=file]').setInputFiles({
    name: 'photo.ofx', mimeType: 'image/png', buffer: Buffer.from('not a bank'),
  });
  await page.getByText('photo.ofx\u00a0: Ce n’est pas un fichier OFX').waitFor();
  assert.deepEqual(await commandNames(), ['read-bank-file']);
});

test('[chromium] a file that is dropped is read once, and several at a time are none', async () => {
  await show('first-start');
  await drop(['joint.ofx', 'card.ofx']);
  await page.getByText('Déposez un seul fichier à la fois. Rien n’a été importé.').waitFor();
  await drop(['joint.ofx']);
  await page.waitForFunction('tandem.commands.length > 0');
  assert.deepEqual(await commandNames(), ['read-bank-file']);
});

test('[chromium] lines of the preview go by keys: Space takes, Enter goes to the category', async () => {
  for (const [name, value] of Object.entries(importView(14))) await tell(name, value);
  await show('import');
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.keyboard.type('loi');
  await page.locator('[role=option][data-highlighted]', { hasText: 'Loisirs : Livres' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('input.field__control[aria-expanded=false]').waitFor();
  await page.keyboard.press('Escape');
  const loisirs = 'b'.repeat(32);
  assert.deepEqual(await commands(), [
    { name: 'set-import-line', parameters: { index: 1, isTaken: true, categoryId: 'a'.repeat(32) } },
    { name: 'set-import-line', parameters: { index: 1, isTaken: true, categoryId: loisirs } },
  ]);
  assert.equal(await page.evaluate('document.activeElement.getAttribute("role")'), 'grid');
});

test('[chromium] a preview of 100,000 lines has only those in sight', async () => {
  for (const [name, value] of Object.entries(importView(100_000))) await tell(name, value);
  await show('import');
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  await page.locator('[aria-rowindex="100001"]').waitFor();
  assert.ok(await page.getByRole('row').count() < 60);
});

test('[chromium] a restore shows what the backup holds beside what is open before it asks', async () => {
  await tell('backups', backups);
  await page.evaluate(`tandem.answers.set('preview-backup', ${JSON.stringify({ kind: 'done', value: bothPreview })})`);
  await show('restore');
  await page.getByRole('button', { name: /Foyer hier/ }).click();
  await page.getByRole('row', { name: 'Écritures 10\u202f470 10\u202f482' }).waitFor();
  assert.equal(await focusedText(), 'En choisir une autre');
  await page.getByRole('button', { name: 'Restaurer cette sauvegarde' }).click();
  await page.getByText('est maintenant votre dossier').waitFor();
  assert.deepEqual(await commandNames(), ['preview-backup', 'restore-backup']);
});

const pcStates: readonly { readonly name: string; readonly part: string; readonly told: Record<string, unknown> }[] = [
  { name: 'code', part: 'sync-window', told: { sync: { ...showingCode, isSlow: true, turnedAway: 'busy' } } },
  { name: 'digits', part: 'sync-window',
    told: { sync: { kind: 'confirming', peerName: 'Galaxy A35', digits: '483207', isAccepted: true } } },
  { name: 'connecting', part: 'sync-window', told: { sync: { kind: 'connecting', peerName: null } } },
  { name: 'progress', part: 'sync-window', told: { sync: running } },
  { name: 'report', part: 'sync-window', told: { sync: endOf(identical) } },
  { name: 'problem', part: 'sync-window', told: { sync: endOf({ kind: 'cannot-listen', cause: 'not-allowed' }) } },
  { name: 'conflicts', part: 'conflicts', told: { conflicts: [conflict] } },
  { name: 'first start', part: 'first-start', told: {
    book: { kind: 'none', damaged: { name: 'Foyer', reason: 'damaged', hasBackup: true } }, sync: { kind: 'idle' } } },
  { name: 'import', part: 'import', told: importView(14) },
  { name: 'import without an account', part: 'import', told: {
    ...importView(14), accounts: { groups: [], netWorth: [] },
    import: { ...importView(14).import, accountId: null, lines: [], balances: null } } },
  { name: 'restore', part: 'restore', told: { backups } },
  { name: 'back up', part: 'back-up', told: {} },
];

for (const { name, part, told } of pcStates) {
  test(`[chromium] axe finds nothing: ${name}`, async () => {
    for (const [query, value] of Object.entries(told)) await tell(query, value);
    for (const [theme, language] of [['light', 'fr'], ['dark', 'en']] as const) {
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      await show(part, language);
      assert.deepEqual(await axeFaults(), [], `${name} ${theme}`);
    }
  });
}

for (const [name, view] of [
  ['digits', { kind: 'confirming', peerName: 'PC du bureau', digits: '483207', isAccepted: false }],
  ['progress', running], ['report', endOf(identical)],
  ['problem', endOf({ kind: 'not-connected', cause: 'timed-out' })],
] as const) {
  test(`[chromium] axe finds nothing and nothing is cut at 360 px: ${name}`, async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.evaluate('document.documentElement.dataset.device = "phone"');
    await tell('sync', view);
    await show('phone-stage');
    assert.deepEqual(await axeFaults(), []);
    assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'));
  });
}

test('[chromium] at 200 % zoom the dialogs scroll, and nothing is cut sideways', async () => {
  await page.setViewportSize({ width: 640, height: 410 });
  for (const { name, part, told } of pcStates) {
    for (const [query, value] of Object.entries(told)) await tell(query, value);
    await show(part);
    const cut = await page.evaluate<readonly string[]>(`[...document.querySelectorAll('.dialog *, main > *, main')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1
        && element.closest('.import-table, .visually-hidden') === null)
      .map((element) => element.className)`);
    assert.deepEqual(cut, [], name);
  }
});

async function tell(name: string, value: unknown): Promise<void> {
  await page.evaluate(`tandem.tell(${JSON.stringify(name)}, ${JSON.stringify(value)})`);
}

async function show(part: string, language = 'fr'): Promise<void> {
  await page.evaluate(`tandem.show('${part}', '${language}')`);
  await page.waitForFunction('document.querySelector("main") !== null');
  if (part === 'sync-window') await page.keyboard.press('Enter');
  // What fades in has its contrast when it is there.
  await page.waitForFunction(
    'document.getAnimations().every(({ effect }) => effect.getTiming().iterations === Infinity)',
  );
}

async function drop(names: readonly string[]): Promise<void> {
  await page.evaluate(`{
    const dataTransfer = new DataTransfer();
    for (const name of ${JSON.stringify(names)}) dataTransfer.items.add(new File(['<OFX>'], name));
    for (const type of ['dragover', 'drop']) {
      dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }`);
}

async function commands(): Promise<unknown> {
  return page.evaluate('tandem.commands');
}

async function commandNames(): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>('tandem.commands.map(({ name }) => name)');
}

async function focusedText(): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent');
}

async function axeFaults(): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`axe.run(document, { rules: { region: { enabled: false } } })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
}

async function servePage(): Promise<Server> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('page-parts.testing.tsx', import.meta.url))],
    bundle: true, format: 'esm', write: false, outdir: 'out', jsx: 'automatic', loader: { '.woff2': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error',
  });
  const contentOf = (ending: string): Uint8Array | undefined =>
    bundle.outputFiles.find(({ path }) => path.endsWith(ending))?.contents;
  const html = '<!doctype html><html lang="fr" data-device="pc"><title>Tandem</title><link rel="stylesheet" '
    + 'href="/page.css"><div id="page"></div><script type="module" src="/page.js"></script></html>';
  const fileByPath = new Map<string | undefined, { type: string; content: string | Uint8Array | undefined }>([
    ['/', { type: 'text/html', content: html }],
    ['/page.js', { type: 'text/javascript', content: contentOf('.js') }],
    ['/page.css', { type: 'text/css', content: contentOf('.css') }],
  ]);
  const { promise, resolve } = Promise.withResolvers<Server>();
  const listening = createServer((request, response) => {
    const file = fileByPath.get(request.url);
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' });
    response.end(file?.content);
  });
  listening.listen(0, '127.0.0.1', () => resolve(listening));
  return promise;
}
