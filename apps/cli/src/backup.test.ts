import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { dataFolder, openKeyStore, randomBytes } from '@tandem/host';
import { mustSync } from './sync.testing.ts';
import { mustFail, mustOpen, mustRun, testFolder, testWallMs } from './tandem.testing.ts';

const sample = join(testFolder, 'maison.tandem');

before(async () => {
  await mustRun(['sample', '--book', sample, '--entries', '40']);
});

function copyOfSample(name: string): string {
  const path = join(testFolder, `${name}.tandem`);
  copyFileSync(sample, path);
  return path;
}

async function addMemo(book: string, memo: string): Promise<void> {
  await mustRun(['add', '--book', book, '--account', 'Compte courant', '--amount=-9', '--memo', memo]);
}

async function memosOf(book: string): Promise<string[]> {
  const { objects } = await mustRun(['entries', '--book', book, '--limit', '200', '--json']);
  return objects.map(({ memo }) => String(memo)).filter((memo) => memo.startsWith('essai'));
}

test('a backup is made, listed, looked into and restored; the former book stays among the backups', async () => {
  const book = copyOfSample('foyer');
  assert.match((await mustRun(['backups', '--book', book])).stdout, /Aucune sauvegarde/);
  const { objects: [made] } = await mustRun(['backup', '--book', book, '--json']);
  await addMemo(book, 'essai après');
  const restore = ['restore', String(made?.['name']), '--book', book];
  assert.match(await mustFail(restore), /--yes/);
  assert.deepEqual(await memosOf(book), ['essai après']);
  const { objects: [preview, restored] } = await mustRun([...restore, '--yes', '--json']);
  assert.deepEqual([preview?.['entries'], preview?.['onlyHere'], preview?.['onlyThere']], [40, 1, 0]);
  assert.deepEqual(await memosOf(book), []);
  const former = String(restored?.['former']);
  await mustRun(['restore', former, '--book', book, '--yes']);
  assert.deepEqual(await memosOf(book), ['essai après'], 'what was replaced comes back');
  const { objects } = await mustRun(['backups', '--book', book, '--json']);
  assert.deepEqual(objects.map(({ origin }) => origin).toSorted((a, b) => String(a).localeCompare(String(b))),
    ['by-hand', 'replaced', 'replaced']);
});

test('a backup in a file of one’s own is never written over another file', async () => {
  const to = join(testFolder, 'cle-usb.tandem');
  await mustRun(['backup', '--book', sample, '--to', to]);
  assert.ok(existsSync(to));
  assert.match(await mustFail(['backup', '--book', sample, '--to', to]), /existe déjà/);
  const book = join(testFolder, 'neuf.tandem');
  await mustRun(['restore', to, '--book', book, '--yes']);
  await mustRun(['check', '--book', book]);
});

test('what is no backup changes nothing and is one sentence', async () => {
  const book = copyOfSample('intact');
  const bytes = readFileSync(book);
  const text = join(testFolder, 'lettre.txt');
  writeFileSync(text, 'bonjour '.repeat(2000));
  assert.match(await mustFail(['restore', text, '--book', book, '--yes']), /n’est pas une sauvegarde/);
  assert.match(await mustFail(['restore', 'absente', '--book', book, '--yes']), /n’existe pas/);
  assert.match(await mustFail(['restore', text, '--book', book, '--merge', '--truth'], 2), /pas les deux/);
  assert.deepEqual(readFileSync(book), bytes);
});

test('a book that syncs asks what a restore means; the truth reaches the other device and loses nothing', async (t) => {
  const [pcBook, phoneBook] = [copyOfSample('pc-verite'), join(testFolder, 'telephone-verite.tandem')];
  await mustSync(t, pcBook, phoneBook);
  const { objects: [made] } = await mustRun(['backup', '--book', pcBook, '--json']);
  await addMemo(phoneBook, 'essai du téléphone');
  const restore = ['restore', String(made?.['name']), '--book', pcBook, '--yes'];
  assert.match(await mustFail(restore), /--merge.*--truth/);
  await mustRun([...restore, '--truth']);
  const { phone } = await mustSync(t, pcBook, phoneBook);
  assert.equal(JSON.stringify(phone['joined']).includes('"how":"replaced"'), true);
  assert.deepEqual(await memosOf(phoneBook), []);
  const { objects: conflicts } = await mustRun(['conflicts', '--book', phoneBook, '--json']);
  assert.ok(conflicts.length > 0);
  await mustRun(['conflicts', '--book', phoneBook, '--resolve', 'all', '--how', 'take']);
  assert.deepEqual(await memosOf(phoneBook), ['essai du téléphone']);
  await mustSync(t, pcBook, phoneBook);
  assert.deepEqual(await memosOf(pcBook), ['essai du téléphone']);
});

test('a damaged book is mended from its newest good backup, and what is newer and readable comes back', async () => {
  const book = copyOfSample('abime');
  await mustRun(['backup', '--book', book]);
  await addMemo(book, 'essai récent');
  const opened = mustOpen(book, 'write');
  opened.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  opened.close();
  const bytes = readFileSync(book);
  writeFileSync(book, bytes.fill(0x5a, 4096 * 3, 4096 * 5));
  const { objects: [mended] } = await mustRun(['check', '--book', book, '--mend', '--json']);
  assert.match(String(mended?.['backup']), /abime/);
  await mustRun(['check', '--book', book]);
  assert.deepEqual(await memosOf(book), ['essai récent']);
  assert.ok(existsSync(String(mended?.['keptAs'])));
});

test('a device that is known makes a book one that syncs', async () => {
  const book = copyOfSample('connu');
  const opened = mustOpen(book, 'read');
  opened.close();
  const folder = dataFolder({ platform: process.platform, variables: { TANDEM_DATA: testFolder }, home: testFolder });
  const keys = openKeyStore(folder, opened.path, randomBytes);
  assert.ok(keys.ok);
  keys.value.remember(new Uint8Array(32).fill(9), 'Tablette', testWallMs);
  const { objects: [made] } = await mustRun(['backup', '--book', book, '--json']);
  assert.match(await mustFail(['restore', String(made?.['name']), '--book', book, '--yes']), /--merge/);
});
