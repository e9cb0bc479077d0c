/** The sync window, the first start and the import in a real browser: what they say, keys; axe over all parts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPartPage } from './part-page.testing.ts';
import {
  askingOf, backups, binOf, conflictsView, devices, endOf, identical, importView, journal, journalLines, questions,
  running, showingCode,
} from './views.testing.ts';

const tab = openPartPage();
const { tell, answer, show, drop, commands, commandNames, focusedText, axeFaults } = tab;

test('[chromium] opening the window asks for a code, and closing it takes it back', async () => {
  await tell('sync', { kind: 'idle' });
  await show('sync-window');
  await tab.page.getByText('Préparation du code…').waitFor();
  assert.deepEqual(await commandNames(), ['close-sync', 'open-sync']);
  await tell('sync', showingCode);
  await tab.page.getByText('En attente du téléphone…').waitFor();
  assert.equal(await focusedText(), 'Annuler');
  await tab.page.keyboard.press('Escape');
  assert.deepEqual((await commandNames()).slice(2), ['close', 'cancel-sync', 'close-sync']);
  await tab.page.waitForFunction('document.activeElement.textContent === "open"');
});

test('[chromium] a window opened again before the last sync is put away waits, then shows a code', async () => {
  await tell('sync', endOf(identical));
  await show('sync-window');
  await tab.page.getByRole('button', { name: 'Fermer' }).last().click();
  await tab.page.getByText('open').click();
  await tell('sync', { kind: 'idle' });
  await tab.page.getByText('Préparation du code…').waitFor();
  assert.equal((await commandNames()).at(-1), 'open-sync');
});

test('[chromium] the code is black on white, with its quiet zone, six pixels a module, in the dark too', async () => {
  await tab.page.evaluate('document.documentElement.dataset.theme = "dark"');
  await tell('sync', showingCode);
  await show('sync-window');
  const code = tab.page.getByRole('img', { name: 'Code à scanner avec le téléphone' });
  const box = await code.boundingBox();
  const modules = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  assert.equal(box?.width, modules * 6);
  assert.deepEqual(
    await tab.page.evaluate(`[...document.querySelectorAll('.qr-code > *')]
      .map((shape) => getComputedStyle(shape).fill)`),
    ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'],
  );
});

test('[chromium] after 30 s without a call it says what to check, and a renewed code moves nothing', async () => {
  await tell('sync', showingCode);
  await show('sync-window');
  const before = await tab.page.getByRole('dialog').boundingBox();
  await tell('sync', { ...showingCode, link: showingCode.link.replace('0C5', '7XQ'), renewsInMs: 120_000 });
  assert.deepEqual(await tab.page.getByRole('dialog').boundingBox(), before);
  await tell('sync', { ...showingCode, isSlow: true, turnedAway: 'expired-code' });
  await tab.page.getByText('Un appareil a appelé avec un code expiré').waitFor();
  await tab.page.getByRole('button', { name: 'Voir quoi vérifier' }).click();
  await tab.page.getByText('Autoriser une application via le pare-feu').waitFor();
  await tab.page.getByText('Norton').waitFor();
  assert.equal(await focusedText(), 'Revenir au code');
});

test('[chromium] at the six digits Enter by habit does not accept', async () => {
  await tell('sync', { kind: 'confirming', peerName: 'Galaxy A35', digits: '483207', isAccepted: false });
  await show('sync-window');
  await tab.page.getByText('483 207').waitFor();
  assert.equal(await focusedText(), 'Non, arrêter');
  await tab.page.keyboard.press('Enter');
  assert.deepEqual(await commands(), [{ name: 'answer-digits', parameters: { areSame: false } }]);
});

test('[chromium] the progress says step, count, percent, rate and time, and cancels', async () => {
  await tell('sync', running);
  await show('sync-window');
  const dialog = tab.page.getByRole('dialog', { name: 'Synchronisation avec Galaxy A35' });
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
  await answer('undo-sync', { kind: 'done', value: { undone: 4, kept: 1 } });
  await tell('sync', endOf(identical));
  await show('sync-window');
  await tab.page.getByRole('button', { name: 'Annuler cette synchronisation…' }).click();
  assert.equal(await focusedText(), 'Non, la garder');
  await tab.page.getByRole('button', { name: 'Annuler la synchronisation' }).click();
  await tab.page.getByText('4 changements annulés.').waitFor();
  assert.deepEqual(await commandNames(), ['undo-sync']);
});

test('[chromium] a second phone waits its turn: it is named, and what it scans is drawn once asked for', async () => {
  const { link, linkToCopy, shortCode } = showingCode;
  await tell('sync', { ...running, nextTurn: { link, linkToCopy, shortCode, waiting: ['Pixel de Léa'] } });
  await show('sync-window');
  await tab.page.getByText('Ensuite\u00a0: Pixel de Léa.').waitFor();
  assert.equal(await tab.page.getByRole('img', { name: 'Code à scanner avec le téléphone' }).count(), 0);
  await tab.page.getByText('Montrer le code à un autre téléphone').click();
  await tab.page.getByRole('img', { name: 'Code à scanner avec le téléphone' }).waitFor();
  assert.deepEqual(await axeFaults(), []);
});

test('[chromium] nothing exchanged is said without a table', async () => {
  await tell('sync', endOf({ ...identical, rows: [], conflicts: 0, clockGapMs: null, canUndo: false }));
  await show('sync-window');
  await tab.page.getByText('Rien à échanger').waitFor();
  assert.equal(await tab.page.getByRole('table').count(), 0);
});

test('[chromium] a connection that dropped resumes with a new code', async () => {
  await tell('sync', endOf({ kind: 'cut', done: 6240, expected: 10_482 }));
  await show('sync-window');
  await tab.page.getByText('Connexion coupée à 6\u202f240', { exact: true }).waitFor();
  await tab.page.getByRole('button', { name: 'Reprendre' }).click();
  assert.deepEqual(await commandNames(), ['close-sync', 'open-sync']);
});

test('[chromium] the first start goes by arrows, and Enter opens', async () => {
  await tell('book', { kind: 'none', damaged: null });
  await tell('sync', { kind: 'idle' });
  await show('first-start');
  await tab.page.waitForFunction('document.activeElement.textContent.startsWith("Créer")');
  assert.match(await focusedText(), /^Créer un dossier/);
  await tab.page.keyboard.press('ArrowDown');
  await tab.page.keyboard.press('ArrowDown');
  assert.match(await focusedText(), /^Recevoir les comptes/);
  await tab.page.keyboard.press('Home');
  await tab.page.keyboard.press('Enter');
  assert.deepEqual(await commandNames(), ['create-book']);
});

test('[chromium] a file that is no bank\'s makes no book, and the sentence stands at its place', async () => {
  await tell('book', { kind: 'none', damaged: null });
  await answer('read-bank-file', {
    kind: 'failed', failure: { kind: 'bank-file', fileName: 'photo.ofx', error: { kind: 'not-ofx' } } });
  await show('first-start');
  await tab.page.locator('input[type=file]').setInputFiles({
    name: 'photo.ofx', mimeType: 'image/png', buffer: Buffer.from('not a bank'),
  });
  await tab.page.getByText('photo.ofx\u00a0: Ce n’est pas un fichier OFX').waitFor();
  assert.deepEqual(await commandNames(), ['read-bank-file']);
});

test('[chromium] a file that is dropped is read once, and several at a time are none', async () => {
  await show('first-start');
  await drop(['joint.ofx', 'card.ofx']);
  await tab.page.getByText('Déposez un seul fichier à la fois. Rien n’a été importé.').waitFor();
  await drop(['joint.ofx']);
  await tab.page.waitForFunction('tandem.commands.length > 0');
  assert.deepEqual(await commandNames(), ['read-bank-file']);
});

test('[chromium] lines of the preview go by keys: Space takes, Enter goes to the category', async () => {
  for (const [name, value] of Object.entries(importView(14))) await tell(name, value);
  await show('import');
  await tab.page.getByRole('grid').focus();
  await tab.page.keyboard.press('ArrowDown');
  await tab.page.keyboard.press('Space');
  await tab.page.keyboard.press('Enter');
  await tab.page.keyboard.type('loi');
  await tab.page.locator('[role=option][data-highlighted]', { hasText: 'Loisirs : Livres' }).waitFor();
  await tab.page.keyboard.press('Enter');
  await tab.page.locator('input.field__control[aria-expanded=false]').waitFor();
  await tab.page.keyboard.press('Escape');
  const loisirs = 'b'.repeat(32);
  assert.deepEqual(await commands(), [
    { name: 'set-import-line', parameters: { index: 1, isTaken: true, categoryId: 'a'.repeat(32) } },
    { name: 'set-import-line', parameters: { index: 1, isTaken: true, categoryId: loisirs } },
  ]);
  assert.equal(await tab.page.evaluate('document.activeElement.getAttribute("role")'), 'grid');
});

test('[chromium] a preview of 100,000 lines has only those in sight', async () => {
  for (const [name, value] of Object.entries(importView(100_000))) await tell(name, value);
  await show('import');
  await tab.page.getByRole('grid').focus();
  await tab.page.keyboard.press('End');
  await tab.page.locator('[aria-rowindex="100001"]').waitFor();
  assert.ok(await tab.page.getByRole('row').count() < 60);
});

test('[chromium] at a question Enter by habit changes nothing on either side', async () => {
  for (const question of Object.values(questions)) {
    await tell('sync', askingOf(question));
    await show('sync-window');
    await tab.page.waitForFunction('document.activeElement.textContent === "Non, ne rien changer"');
    await tab.page.keyboard.press('Enter');
  }
  assert.deepEqual(new Set(await commandNames()), new Set(['cancel-sync']));
});

test('[chromium] merging is what two different books are proposed, two truths are proposed nothing', async () => {
  await tell('sync', askingOf(questions.choose));
  await show('sync-window');
  await tab.page.getByRole('radio', { name: 'Les fusionner', checked: true }).waitFor();
  await tab.page.getByRole('button', { name: 'Continuer' }).click();
  await tell('sync', askingOf(questions.truths));
  await show('sync-window');
  assert.equal(await tab.page.getByRole('radio').count(), 2);
  assert.equal(await tab.page.getByRole('button', { name: 'Continuer' }).isDisabled(), true);
  await tab.page.getByRole('radio', { name: 'Garder le dossier d’ici' }).click();
  await tab.page.getByRole('button', { name: 'Continuer' }).click();
  await tell('sync', askingOf(questions.merge));
  await tab.page.getByRole('button', { name: 'Fusionner', exact: true }).click();
  assert.deepEqual(await commands(), ['merge', 'keep-here', 'yes']
    .map((answer) => ({ name: 'answer-question', parameters: { answer } })));
});

test('[chromium] a report says how the books became one, and leads to what was set aside', async () => {
  await tell('sync', endOf({ ...identical, conflicts: 0, joined: { how: 'replaced', setAside: 3 } }));
  await show('sync-window');
  await tab.page.getByText('Le dossier d’ici est maintenant celui de Galaxy A35.').waitFor();
  await tab.page.getByText('3 éléments d’ici ont été mis de côté, pas perdus.').waitFor();
  await tab.page.getByRole('button', { name: 'Voir le journal' }).waitFor();
  await tab.page.getByRole('button', { name: 'Les revoir' }).click();
  await tab.page.waitForFunction('tandem.commands.length >= 3');
  assert.deepEqual((await commandNames()).slice(0, 3), ['close', 'cancel-sync', 'close-sync']);
});

const pcStates: readonly { readonly name: string; readonly part: string; readonly told: Record<string, unknown> }[] = [
  { name: 'code', part: 'sync-window', told: { sync: { ...showingCode, isSlow: true, turnedAway: 'busy' } } },
  { name: 'digits', part: 'sync-window',
    told: { sync: { kind: 'confirming', peerName: 'Galaxy A35', digits: '483207', isAccepted: true } } },
  { name: 'connecting', part: 'sync-window', told: { sync: { kind: 'connecting', peerName: null } } },
  { name: 'progress', part: 'sync-window', told: { sync: running } },
  { name: 'report', part: 'sync-window', told: { sync: endOf(identical) } },
  { name: 'problem', part: 'sync-window', told: { sync: endOf({ kind: 'cannot-listen', cause: 'not-allowed' }) } },
  { name: 'choose a book', part: 'sync-window', told: { sync: askingOf(questions.choose) } },
  { name: 'replace the book', part: 'sync-window', told: { sync: askingOf(questions.replace) } },
  { name: 'merge the books', part: 'sync-window', told: { sync: askingOf(questions.merge) } },
  { name: 'conflicts', part: 'conflicts', told: { conflicts: conflictsView } },
  { name: 'no conflict', part: 'conflicts', told: { conflicts: { open: [], openCount: 0, settled: [] } } },
  { name: 'journal', part: 'journal', told: { journal } },
  { name: 'a sync of the journal', part: 'journal-session', told: { journal, 'journal-lines': journalLines } },
  { name: 'bin', part: 'bin', told: { bin: binOf(3) } },
  { name: 'devices', part: 'devices', told: { devices } },
  { name: 'mended', part: 'mended', told: {} },
  { name: 'backup settings', part: 'settings', told: { 'backup-settings': {
    folder: '/mnt/usb', isDefaultFolder: false, isDaily: true, kept: 10, lastMs: 1_795_000_000_000 } } },
  { name: 'first start', part: 'first-start', told: {
    book: { kind: 'none', damaged: {
      name: 'Foyer', reason: 'damaged', hasBackup: true, newestBackup: backups[0] } }, sync: { kind: 'idle' } } },
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
      await tab.page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      await show(part, language);
      assert.deepEqual(await axeFaults(), [], `${name} ${theme}`);
    }
  });
}

for (const [name, view] of [
  ['digits', { kind: 'confirming', peerName: 'PC du bureau', digits: '483207', isAccepted: false }],
  ['choose a book', askingOf(questions.choose)], ['replace the book', askingOf(questions.replace)],
  ['merge the books', askingOf(questions.merge)], ['asked there', { kind: 'asked-there', peerName: 'PC du bureau' }],
  ['progress', running], ['report', endOf(identical)],
  ['problem', endOf({ kind: 'not-connected', cause: 'timed-out' })],
] as const) {
  test(`[chromium] axe finds nothing and nothing is cut at 360 px: ${name}`, async () => {
    await tab.page.setViewportSize({ width: 360, height: 740 });
    await tab.page.evaluate('document.documentElement.dataset.device = "phone"');
    await tell('sync', view);
    await show('phone-stage');
    assert.deepEqual(await axeFaults(), []);
    assert.ok(await tab.page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'));
  });
}

test('[chromium] at 200 % zoom the dialogs scroll, and nothing is cut sideways', async () => {
  await tab.page.setViewportSize({ width: 640, height: 410 });
  for (const { name, part, told } of pcStates) {
    for (const [query, value] of Object.entries(told)) await tell(query, value);
    await show(part);
    const cut = await tab.page.evaluate<readonly string[]>(`[...document.querySelectorAll('.dialog *, main > *, main')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1
        && element.closest('.import-table, .visually-hidden') === null)
      .map((element) => element.className)`);
    assert.deepEqual(cut, [], name);
  }
});
