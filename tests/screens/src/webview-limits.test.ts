/** The page of the Android app under the limits of its WebView, from the first start to a sync with the PC. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { FakeShell } from '@tandem/phone/fake-shell';
import { makeStatement } from './bank-statement.testing.ts';
import { cameraOfFilm, filmScreen } from './camera-film.testing.ts';
import { EngineOfPage, phoneEngineScript } from './engine-of-page.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { openPhone, type PhoneOptions, type Screen as DrivenScreen } from './screen-driver.testing.ts';
import {
  acceptDigits, closeReports, expectIdentical, importFirstStatement, openSyncWindow, readCodes, scanFirstTime,
} from './sync-acts.testing.ts';
import { findScreenFaults } from './tour/whole-judge.testing.ts';
import { readPageOfApp, serveWebView, webViewLimits, webViewOrigin, type ServedWebView } from './webview.testing.ts';

const { files, obstacle } = await readPageOfApp();
const household = new Household();
const shell = new FakeShell();
let served: ServedWebView;
let pc: Screen;
let phone: DrivenScreen;

before(async () => {
  served = await serveWebView(files);
  pc = await household.openPc();
  await importFirstStatement(pc, { lines: 8, openingCents: 10_000 });
});
after(async () => {
  await phone.close();
  served.close();
  await household.close();
});

test('what runs here is what the signed app holds', { skip: obstacle }, () => {
  assert(files.has('/') && files.has('/manifest.webmanifest'));
  assert(!files.has('/service-worker.js'));
});

test('first start: the page makes room for the bars, reads the code of the PC, and both hold the same', async () => {
  await openSyncWindow(pc);
  const filmPath = join(household.folder.path, 'webview.mjpeg');
  await filmScreen(pc.page, filmPath);
  phone = await openApp(shell, { camera: cameraOfFilm(filmPath), profileFolder: join(household.folder.path, 'app') });
  const { page } = phone;
  await page.locator('html[style*="--inset-top: 24px"]').waitFor();
  assert.deepEqual(shell.lastCall('setTheme')?.parameters, { isDark: false });
  const asPhone = { page, engine: new EngineOfPage(page) };
  await scanFirstTime(asPhone);
  await acceptDigits(pc, asPhone);
  await expectIdentical(pc, asPhone);
  const lit = shell.calls.filter(({ method }) => method === 'setKeepAwake').map(({ parameters }) => parameters['isOn']);
  assert(lit.includes(true));
  assert.equal(lit.at(-1), false);
  await closeReports(pc, asPhone);
});

test('an entry is there after a reload, half of one too; the widget leads from anywhere to the keypad', async () => {
  const { page } = phone;
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
  for (const key of '6,80') await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(/^Enregistrée/).waitFor();
  for (const key of '12,5') await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Ouvrir le menu' }).click();
  await page.getByRole('button', { name: 'Réglages' }).click();
  await page.getByRole('heading', { name: 'Réglages' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Réglages' }).waitFor();
  await shell.tell(page, 'open', { what: 'new-entry' });
  await page.locator('.amount-line').getByText('12,5').waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Réglages' }).waitFor();
  assert.equal((await readBook()).entries, 9);
});

test('the lock and the book as a file go through the shell, which may have no room', async () => {
  const { page } = phone;
  await page.getByRole('radio', { name: 'Code PIN' }).click();
  await page.getByText(/^Un code de Tandem l’ouvre/).waitFor();
  assert.deepEqual(await findScreenFaults(page), []);
  assert.deepEqual(shell.lastCall('setLock')?.parameters, { kind: 'pin' });
  shell.failures.set('setLock', 'cancelled');
  await page.getByRole('radio', { name: 'Aucun' }).click();
  await page.getByRole('radio', { name: 'Code PIN', checked: true }).waitFor();
  await page.getByRole('button', { name: 'Exporter le dossier' }).click();
  await page.getByText(/^Fichier .*json remis au téléphone/).waitFor();
  const saved = Buffer.from(String(shell.lastCall('saveFile')?.parameters['base64']), 'base64').toString();
  assert.equal(saved, (await new EngineOfPage(page).command('export-book', {})).json);
  await page.getByRole('button', { name: 'Partager avec une autre application' }).click();
  shell.failures.set('saveFile', 'full');
  await page.getByRole('button', { name: 'Exporter le dossier' }).click();
  await page.getByText(/^La mémoire du téléphone est pleine.*Libérez de la place/).waitFor();
  assert.equal(shell.lastCall('shareFile')?.parameters['mimeType'], 'application/json');
  shell.failures.clear();
});

test('a backup leaves the phone as a file that the PC can look into', async () => {
  const { page } = phone;
  await page.goBack();
  await page.getByRole('button', { name: 'Ouvrir le menu' }).click();
  await page.getByRole('button', { name: 'Sauvegardes gardées' }).click();
  await page.getByRole('button', { name: 'Sauvegarder', exact: true }).click();
  await page.locator('.backup-list__backup').first().click();
  await page.getByRole('button', { name: 'Enregistrer dans un fichier' }).click();
  await page.getByText(/^Fichier .*\.tandem remis au téléphone/).waitFor();
  const { base64 } = shell.lastCall('saveFile')?.parameters ?? {};
  const source = { kind: 'file', name: 'du-telephone.tandem', base64: String(base64) } as const;
  assert.equal((await pc.engine.command('preview-backup', source)).entries, 9);
  await page.goBack();
});

test('a bank’s file shared by another app is imported; what the shell could not read is said', async () => {
  const { page } = phone;
  const { bytes } = makeStatement({ lines: 10, openingCents: 0 });
  shell.shared = { fileName: 'releve.ofx', mimeType: 'application/octet-stream', bytes };
  await shell.tell(page, 'open', { what: 'shared' });
  await page.getByRole('button', { name: 'Importer 2 lignes' }).click();
  await page.getByText('Import terminé : 2 lignes ajoutées.').waitFor();
  shell.failures.set('takeShared', 'unreadable');
  await shell.tell(page, 'open', { what: 'shared' });
  await page.getByRole('alert').getByText(/^Ce fichier ne se lit pas/).waitFor();
  shell.failures.clear();
  assert.equal((await readBook()).entries, 11);
  phone.assertSound();
});

test('an app that the PC has handed over begins with the six digits', async () => {
  await openSyncWindow(pc);
  const invited = new FakeShell();
  invited.invitation = (await readCodes(pc)).link;
  const another = await openApp(invited);
  try {
    await acceptDigits(pc, { page: another.page, engine: new EngineOfPage(another.page) });
    await expectIdentical(pc, { page: another.page, engine: new EngineOfPage(another.page) });
    another.assertSound();
  } finally {
    await another.close();
  }
});

test('where the book of before is gone its second copy comes first, and the code of the PC waits', async () => {
  const invited = new FakeShell();
  for (const [name, bytes] of shell.vault) invited.vault.set(name, bytes);
  invited.invitation = 'TDM1:a code that nobody reads';
  const another = await openApp(invited);
  try {
    await another.page.getByRole('status').getByText(/3 écritures/).waitFor();
    assert.equal(invited.lastCall('takeInvitation'), undefined);
  } finally {
    await another.close();
  }
});

/** What a WebView has not; each is needed by a page that is spoilt on purpose. */
const needs = [
  ['page', 'SharedArrayBuffer'], ['page', 'new BarcodeDetector()'], ['page', 'Notification.permission'],
  ['page', 'navigator.share.name'], ['page', 'navigator.serviceWorker.controller'], ['page', 'PublicKeyCredential'],
  ['worker', 'SharedArrayBuffer'], ['worker', 'BarcodeDetector'],
] as const;

test('a page or a Worker that needs what a WebView has not does not begin here', async () => {
  const { page } = phone;
  phone.assertSound();
  for (const [place, script] of needs) {
    served.seed(place, `${script};\n`);
    const failed = place === 'page'
      ? page.waitForEvent('pageerror') : page.getByText('Le dossier ne s’ouvre pas').waitFor();
    await page.reload();
    await failed;
    served.seed(place, '');
  }
  const asked = await page.evaluate(`Promise.all([
    navigator.storage.persist(), crypto.subtle.generateKey('X25519', false, ['deriveBits']).catch(({ name }) => name),
  ])`);
  assert.deepEqual(asked, [false, 'NotSupportedError']);
});

function openApp(fake: FakeShell, options: PhoneOptions = {}): Promise<DrivenScreen> {
  return openPhone(webViewOrigin, {
    ...options, flags: served.flags, keepsStorage: false, firstScript: `${webViewLimits}${phoneEngineScript}`,
    prepare: (context) => fake.attach(context),
  });
}

async function readBook(): Promise<{ readonly entries: number }> {
  const book = await new EngineOfPage(phone.page).query('book', {});
  assert(book.kind === 'open');
  return book;
}
