import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { addTransfer, editBook, listAccounts, toCents, toDay } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import { mustFail, mustOpen, mustRun, runTandem, testFolder, testWallMs } from './tandem.testing.ts';

const book = join(testFolder, 'maison.tandem');
const ofBook = ['--book', book];

before(async () => {
  await mustRun(['sample', ...ofBook, '--entries', '300']);
});

test('accounts tell their balances in minor units, or in words', async () => {
  const { objects } = await mustRun(['accounts', ...ofBook, '--json']);
  assert.deepEqual(objects.map(({ name, kind, currency }) => [name, kind, currency]).slice(0, 2),
    [['Compte courant', 'current', 'EUR'], ['Livret d’épargne', 'savings', 'EUR']]);
  for (const { id, balance, cleared } of objects) {
    assert.match(String(id), /^[0-9a-f]{32}$/);
    assert.ok(Number.isSafeInteger(balance) && Number.isSafeInteger(cleared));
  }
  const { stdout } = await mustRun(['accounts', ...ofBook]);
  assert.match(stdout, /Compte courant +courant +−?[\d\u202f]+,\d\d\u00a0€/);
});

test('an entry is added, found, changed and deleted', async () => {
  const [before] = (await mustRun(['accounts', ...ofBook, '--json'])).objects;
  const added = await mustRun(['add', ...ofBook, '--account', 'compte courant', '--amount=-12,34',
    '--day', '24/11/2026', '--payee', 'Épicerie  du coin', '--category', 'Alimentation : Fromages',
    '--memo', 'tomme', '--json']);
  const [entry] = added.objects;
  assert.deepEqual(
    [entry?.['day'], entry?.['amount'], entry?.['payee'], entry?.['category'], entry?.['memo'], entry?.['status']],
    ['2026-11-24', -1234, 'Épicerie du coin', 'Alimentation : Fromages', 'tomme', 'uncleared']);
  const id = String(entry?.['id']);
  const newest = await mustRun(['entries', ...ofBook, '--account', 'Compte courant', '--limit', '1', '--json']);
  assert.deepEqual(newest.objects.map((each) => [each['id'], each['balance']]),
    [[id, Number(before?.['balance']) - 1234]]);

  const edited = await mustRun(['edit', ...ofBook, id, '--amount', '-20', '--memo', '', '--payee', '', '--json']);
  assert.deepEqual([edited.objects[0]?.['amount'], edited.objects[0]?.['memo'], edited.objects[0]?.['payee']],
    [-2000, '', null]);
  assert.equal(edited.objects[0]?.['category'], 'Alimentation : Fromages', 'what is not named stays');

  await mustRun(['delete', ...ofBook, id]);
  const [after] = (await mustRun(['accounts', ...ofBook, '--json'])).objects;
  assert.equal(after?.['balance'], before?.['balance']);
  assert.match(await mustFail(['delete', ...ofBook, id]), /n’existe pas dans le dossier/);
});

test('without a day, an entry is of today; a default category is known in both languages', async () => {
  const { objects: [entry] } = await mustRun(['add', ...ofBook, '--account', 'ESPECES', '--amount', '5',
    '--category', 'Food:Bakery', '--json']);
  assert.equal(entry?.['day'], new Date(testWallMs).toLocaleDateString('sv'));
  assert.equal(entry?.['category'], 'Alimentation : Boulangerie');
});

test('a transfer is seen from the side of the account that was asked for', async () => {
  const id = addTestTransfer();
  const find = async (...args: readonly string[]): Promise<Readonly<Record<string, unknown>> | undefined> => {
    const { objects } = await mustRun(['entries', ...ofBook, ...args, '--json']);
    return objects.find((entry) => entry['id'] === id);
  };
  const seen = await find('--account', 'Livret d\'épargne');
  assert.deepEqual([seen?.['account'], seen?.['transferAccount'], seen?.['amount']],
    ['Livret d’épargne', 'Compte courant', 5000]);
  const other = await find();
  assert.deepEqual([other?.['account'], other?.['transferAccount'], other?.['amount']],
    ['Compte courant', 'Livret d’épargne', -5000]);
  await mustRun(['edit', ...ofBook, id, '--amount', '-1,00']);
  assert.equal((await find('--account', 'Livret d’épargne'))?.['amount'], 100, 'both legs change');
});

function addTestTransfer(): string {
  const opened = mustOpen(book, 'write');
  const [from, to] = listAccounts(opened.database);
  assert.ok(from && to);
  const transfer = { fromAccountId: from.id, toAccountId: to.id, day: toDay(20_781), amount: toCents(5000) };
  const added = editBook(opened.book, testWallMs, (edit) => addTransfer(edit, transfer));
  assert.ok(added.ok);
  opened.close();
  return recordIdToText(added.value);
}

test('more entries than a page has come in one order, each once', async () => {
  const large = join(testFolder, 'large.tandem');
  await mustRun(['sample', '--book', large, '--entries', '2100', '--seed', '5']);
  const { objects } = await mustRun(['entries', '--book', large, '--limit', '5000', '--json']);
  assert.equal(new Set(objects.map(({ id }) => id)).size, 2100);
  const keys = objects.map(({ day, id }) => `${String(day)} ${String(id)}`);
  assert.deepEqual(keys, keys.toSorted().toReversed());
});

test('a wrong value is one clear sentence, and the book stays as it was', async () => {
  const before = await mustRun(['entries', ...ofBook, '--limit', '1000', '--json']);
  const add = ['add', ...ofBook, '--account', 'Espèces'];
  assert.match(await mustFail([...add, '--amount=abc']), /^«\u00a0abc\u00a0» n’est pas un montant/);
  assert.match(await mustFail([...add, '--amount=-1,234']), /trop de décimales/);
  assert.match(await mustFail([...add, '--amount=99999999999999999']), /trop grand/);
  assert.match(await mustFail([...add, '--amount=1', '--day', '31/02/2026']), /n’est pas un jour/);
  assert.match(await mustFail([...add, '--amount=1', '--memo', 'x'.repeat(2000), '--payee', 'Nouveau']), /trop long/);
  assert.match(await mustFail([...add, '--amount=1', '--category', 'a : ']), /vide/);
  assert.match(await mustFail(['add', ...ofBook, '--account', 'Compte jaune', '--amount=1']),
    /^Le compte «\u00a0Compte jaune\u00a0» n’existe pas\. Comptes du dossier\u00a0: Compte courant, /);
  assert.match(await mustFail(['edit', ...ofBook, 'xyz', '--amount=1']), /n’est pas l’identifiant/);
  assert.match(await mustFail(['edit', ...ofBook, '0'.repeat(32), '--amount=1']), /n’existe pas/);
  const after = await mustRun(['entries', ...ofBook, '--limit', '1000', '--json']);
  assert.equal(after.stdout, before.stdout);
});

test('a split entry keeps its lines, and a reconciled one its money unless it is unlocked', async () => {
  const { objects } = await mustRun(['entries', ...ofBook, '--limit', '300', '--json']);
  const split = objects.find((entry) => Array.isArray(entry['lines']));
  assert.ok(split);
  const id = String(split['id']);
  assert.match(await mustFail(['edit', ...ofBook, id, '--amount=-1']), /ventilée/);
  assert.match(await mustFail(['edit', ...ofBook, id, '--category', 'Divers']), /ventilée/);
  await mustRun(['edit', ...ofBook, id, '--memo', 'lignes gardées']);
  const reconciled = String(objects.find((entry) => entry['status'] === 'reconciled' && entry['lines'] === null
    && entry['transferAccount'] === null)?.['id']);
  assert.match(await mustFail(['edit', ...ofBook, reconciled, '--amount=-1']), /rapprochée.*--unlock/);
  await mustRun(['edit', ...ofBook, reconciled, '--amount=-1', '--unlock']);
});

test('a wrong command line has exit code 2', async () => {
  assert.match(await mustFail(['frobnicate'], 2, runTandem), /n’existe pas/);
  assert.match(await mustFail(['entries', '--lang', 'de', ...ofBook], 2, runTandem), /langue/);
  assert.match(await mustFail(['add', ...ofBook, '--account', 'Espèces'], 2), /--amount est obligatoire/);
  assert.match(await mustFail(['entries', ...ofBook, '--limit', 'x'], 2), /nombre entier de 1/);
  assert.match(await mustFail(['export', ...ofBook, '--format', 'pdf'], 2), /format/);
});

test('the language is French unless the option or the environment says English', async () => {
  const [plain, english, chosen] = await Promise.all([
    runTandem(['help']), runTandem(['add', '--help'], { LANG: 'en_GB.UTF-8' }),
    runTandem(['help', 'add', '--lang', 'fr'], { TANDEM_LANG: 'en' }),
  ]);
  assert.match(plain.stdout, /^Tandem\u00a0: vos comptes/);
  assert.match(english.stdout, /^tandem add --book FILE /);
  assert.match(chosen.stdout, /^tandem add --book FICHIER /);
});

test('a book that cannot be opened is named with its reason', async () => {
  const missing = join(testFolder, 'absent.tandem');
  assert.match(await mustFail(['add', '--book', missing, '--account', 'x', '--amount=1']), /n’existe pas/);
  const other = join(testFolder, 'other.txt');
  writeFileSync(other, 'not a book, not even near to one, however long it may be. '.repeat(100));
  assert.match(await mustFail(['accounts', '--book', other]), /n’est pas un dossier Tandem/);
  const later = join(testFolder, 'later.tandem');
  writeFileSync(later, readFileSync(book));
  const database = new DatabaseSync(later);
  database.exec('PRAGMA user_version = 99');
  database.close();
  assert.match(await mustFail(['accounts', '--book', later]), /version plus récente de Tandem \(99/);
  assert.match(await mustFail(['sample', '--entries', '5', '--book', later]), /version plus récente/);
});

test('a book that another process writes can be read, and nothing else', async () => {
  const opened = mustOpen(book, 'write');
  try {
    const add = ['add', ...ofBook, '--account', 'Espèces', '--amount=1'];
    assert.match(await mustFail(add, 1, runTandem), /ouvert ailleurs/);
    await mustRun(['accounts', ...ofBook], runTandem);
  } finally {
    opened.close();
  }
});

const mayWriteAll = process.getuid?.() === 0 ? 'the superuser may write to any file' : false;

test('a book that is read-only is said to be', { skip: mayWriteAll }, async () => {
  const locked = join(testFolder, 'locked.tandem');
  writeFileSync(locked, readFileSync(book));
  chmodSync(locked, 0o444);
  assert.match(await mustFail(['add', '--book', locked, '--account', 'Espèces', '--amount=1']), /lecture seule/);
});
