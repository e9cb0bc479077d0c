import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { writeImport } from '@tandem/formats';
import { listAccounts, toDay } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import { planForBook } from './import-plan.ts';
import { findAccount } from './named-account.ts';
import {
  exchange, mustFail, mustOpen, mustRun, ofxStatement, ofxText, runTandem, testFolder, testWallMs,
  type StatementLine,
} from './tandem.testing.ts';

const template = join(testFolder, 'template.tandem');
let copies = 0;

before(async () => {
  await mustRun(['sample', '--book', template, '--entries', '60']);
});

function copyOfBook(): string {
  const path = join(testFolder, `copy-${++copies}.tandem`);
  copyFileSync(template, path);
  return path;
}

function writeFile(name: string, content: string | Uint8Array): string {
  const path = join(testFolder, name);
  writeFileSync(path, content);
  return path;
}

const lines: readonly StatementLine[] = [
  { day: '20270112', amount: '-12.50', name: 'CARTE 10/01 CAFE DU PONT', id: 'A20270112X7781' },
  { day: '20270112', amount: '-12.50', name: 'CARTE 10/01 CAFE DU PONT', id: 'B20270112X9123' },
  { day: '20270113', amount: '-80.00', name: 'PRLV SEPA SYNDIC LES TILLEULS', id: 'C20270113X5512' },
  { day: '20270114', amount: '1500.00', name: 'VIR SEPA PAULINE ESTEVE', id: 'D20270114X3007' },
];
const statement = writeFile('january.ofx', ofxText(lines));

function importOf(book: string, file: string, ...rest: readonly string[]): readonly string[] {
  return ['import', file, '--book', book, '--account', 'Compte courant', ...rest];
}

test('the preview shows every line and writes nothing', async () => {
  const book = copyOfBook();
  const before = readFileSync(book);
  const { objects } = await mustRun(importOf(book, statement, '--json'));
  assert.deepEqual(objects.slice(0, 4).map(({ action, payee, day }) => [action, payee, day]), [
    ['add', 'CAFE DU PONT', '2027-01-10'], ['add', 'CAFE DU PONT', '2027-01-10'],
    ['add', 'SYNDIC LES TILLEULS', '2027-01-13'], ['add', 'PAULINE ESTEVE', '2027-01-14'],
  ]);
  const sums = objects.at(-1);
  assert.deepEqual([sums?.['event'], sums?.['added'], sums?.['written']], ['preview', 4, false]);
  const ran = await runTandem(importOf(book, statement));
  assert.equal(ran.code, 0);
  assert.match(ran.stdout, /à ajouter[^]*Rien n’a été importé\u00a0: ajoutez --yes/, 'nobody can be asked');
  assert.deepEqual(readFileSync(book), before);
});

test('an import adds each line once, with payee, method, number and both days', async () => {
  const book = copyOfBook();
  const { objects: [done] } = await mustRun(importOf(book, statement, '--yes', '--json'));
  assert.deepEqual([done?.['event'], done?.['added'], done?.['payeesCreated']], ['imported', 4, 3]);
  const newest = await mustRun(['entries', '--book', book, '--account', 'Compte courant', '--limit', '4', '--json']);
  assert.deepEqual(newest.objects.map(({ day, valueDay, amount, payee, method, status }) =>
    [day, valueDay, amount, payee, method, status]), [
    ['2027-01-14', null, 150_000, 'PAULINE ESTEVE', 'Virement', 'cleared'],
    ['2027-01-13', null, -8000, 'SYNDIC LES TILLEULS', 'Prélèvement', 'cleared'],
    ['2027-01-10', '2027-01-12', -1250, 'CAFE DU PONT', 'Carte', 'cleared'],
    ['2027-01-10', '2027-01-12', -1250, 'CAFE DU PONT', 'Carte', 'cleared'],
  ]);
  const { objects: [again] } = await mustRun(importOf(book, statement, '--yes', '--json'));
  assert.deepEqual([again?.['added'], again?.['alreadyThere'], again?.['payeesCreated']], [0, 4, 0]);
  const check = await mustRun(['check', '--book', book, '--json']);
  assert.equal(check.objects[0]?.['ok'], true);
});

test('what was deleted stays deleted, also once its content is gone', async () => {
  const book = copyOfBook();
  await mustRun(importOf(book, statement, '--yes'));
  const { objects: [newest] } = await mustRun(['entries', '--book', book, '--limit', '1', '--json']);
  await mustRun(['delete', '--book', book, String(newest?.['id'])]);
  const opened = mustOpen(book, 'write');
  opened.replica.write(testWallMs, () => {
    opened.database.exec(`UPDATE sync_clock SET applying = 1;
      UPDATE entry SET account_id = NULL, day = 0, amount = 0, bank_label = '', bank_id = '' WHERE deleted = 1;
      UPDATE sync_clock SET applying = 0`);
  });
  opened.close();
  const { objects: [again] } = await mustRun(importOf(book, statement, '--yes', '--json'));
  assert.deepEqual([again?.['added'], again?.['alreadyThere']], [0, 4]);
});

test('a line confirms the entry that was typed for it, which keeps its own day and payee', async () => {
  const book = copyOfBook();
  const typed = await mustRun(['add', '--book', book, '--account', 'Compte courant', '--amount', '-80', '--day',
    '2027-01-12', '--payee', 'Syndic', '--memo', 'charges', '--json']);
  const id = typed.objects[0]?.['id'];
  const { objects: [done] } = await mustRun(importOf(book, statement, '--yes', '--json'));
  assert.deepEqual([done?.['added'], done?.['confirmed']], [3, 1]);
  const { objects } = await mustRun(['entries', '--book', book, '--limit', '5', '--json']);
  const entry = objects.find((each) => each['id'] === id);
  assert.deepEqual([entry?.['day'], entry?.['valueDay'], entry?.['payee'], entry?.['memo'], entry?.['status']],
    ['2027-01-12', '2027-01-13', 'Syndic', 'charges', 'cleared']);
  const { objects: [again] } = await mustRun(importOf(book, statement, '--yes', '--json'));
  assert.deepEqual([again?.['added'], again?.['alreadyThere'], again?.['confirmed']], [0, 4, 0]);
});

test('a payee of the book is found in the bank’s words', async () => {
  const book = copyOfBook();
  await mustRun(['add', '--book', book, '--account', 'Espèces', '--amount', '-1', '--payee', 'Café du Pont']);
  await mustRun(importOf(book, statement, '--yes'));
  const { objects } = await mustRun(['entries', '--book', book, '--limit', '4', '--json']);
  assert.equal(objects.filter(({ payee }) => payee === 'Café du Pont').length, 2);
});

test('the same file on two devices conflicts with nothing, and edits of the one reach the other', () => {
  const left = mustOpen(copyOfBook(), 'write', { deviceName: 'PC' });
  const right = mustOpen(copyOfBook(), 'write', { deviceName: 'Téléphone' });
  for (const { book } of [left, right]) {
    const planned = planForBook(book, {
      path: statement, bytes: readFileSync(statement), accountName: 'Compte courant', statementNumber: undefined,
      isNegated: false, today: toDay(20_781),
    });
    assert.ok(planned.ok);
    assert.equal(writeImport(book, testWallMs, planned.value.plan).added, 4);
  }
  left.replica.write(testWallMs, () =>
    left.database.prepare(`UPDATE entry SET memo = 'vu' WHERE bank_label LIKE 'PRLV%' AND day > 20819`).run());
  exchange(left.replica, right.replica, testWallMs);
  assert.deepEqual(left.replica.root(), right.replica.root());
  for (const { database } of [left, right]) {
    assert.deepEqual(database.prepare('SELECT count(*) FROM sync_conflict').get(), [0]);
    assert.deepEqual(database.prepare('SELECT count(*) FROM sync_quarantine').get(), [0]);
    assert.deepEqual(database.prepare('SELECT count(*) FROM entry WHERE day > 20819').get(), [4]);
    assert.deepEqual(database.prepare(`SELECT count(*) FROM entry WHERE memo = 'vu'`).get(), [1]);
  }
  left.close();
  right.close();
});

test('of several statements the one that fits is taken, or the choice is asked for', async () => {
  const book = copyOfBook();
  const two = writeFile('two.ofx',
    `<OFX>\n${ofxStatement(lines, 'EUR', 'bank')}${ofxStatement(lines.slice(0, 1), 'EUR', 'card')}</OFX>\n`);
  const taken = await mustRun(importOf(book, two, '--json'));
  assert.equal(taken.objects.at(-1)?.['added'], 4, 'the bank’s, not the card’s');
  const twice = writeFile('twice.ofx',
    `<OFX>\n${ofxStatement(lines, 'EUR', 'bank')}${ofxStatement(lines.slice(0, 1), 'EUR', 'bank')}</OFX>\n`);
  assert.match(await mustFail(importOf(book, twice)), /plusieurs relevés\u00a0: choisissez avec --statement N \(1/);
  assert.equal((await mustRun(importOf(book, twice, '--statement', '2', '--json'))).objects.at(-1)?.['added'], 1);
  assert.match(await mustFail(importOf(book, twice, '--statement', '3'), 2), /nombre entier de 1 à 2/);
  const dollars = writeFile('dollars.ofx', ofxText(lines, 'USD'));
  assert.match(await mustFail(importOf(book, dollars)), /Le relevé est en USD et le compte en EUR/);
});

test('a file that cannot be read is named with its reason, and changes nothing', async () => {
  const book = copyOfBook();
  const before = readFileSync(book);
  const text = ofxText(lines);
  const cases: readonly (readonly [content: string | Uint8Array, sentence: RegExp])[] = [
    ['not a statement at all', /n’est pas un fichier OFX/],
    [text.slice(0, text.indexOf('CAFE DU PONT') + 4), /coupé ou abîmé à la ligne/],
    [text.replace('20270113', '20270231'), /La ligne \d+ du fichier n’a pas de date lisible \(«\u00a020270231/],
    [text.replace('-80.00', 'quatre-vingts'), /n’a pas de montant lisible \(«\u00a0quatre-vingts\u00a0»\)/],
    ['<OFX>\n</OFX>\n', /aucun relevé/],
    [new Uint8Array(300).fill(0xff), /n’est pas un fichier OFX/],
  ];
  for (const [content, sentence] of cases) {
    const told = await mustFail(importOf(book, writeFile('bad.ofx', content), '--yes'));
    assert.match(told, sentence);
    assert.match(told, /Rien n’a été importé\.$/);
  }
  assert.match(await mustFail(importOf(book, join(testFolder, 'absent.ofx'), '--yes')), /absent\.ofx.*il n’existe pas/);
  assert.match(await mustFail(importOf(book, testFolder, '--yes')), /c’est un dossier/);
  const unknown = ['import', statement, '--book', book, '--account', 'Livret jaune', '--yes'];
  assert.match(await mustFail(unknown), /«\u00a0Livret jaune\u00a0» n’existe pas/);
  rmSync(`${book}-shm`, { force: true });
  rmSync(`${book}-wal`, { force: true });
  assert.deepEqual(readFileSync(book), before);
});

test('an account is found by its name in any case, and by its id', () => {
  const opened = mustOpen(template, 'read');
  const cash = listAccounts(opened.database).find((account) => account.name === 'Espèces');
  assert.ok(cash);
  for (const name of ['Espèces', 'especes', 'ESPÈCES  ', recordIdToText(cash.id)]) {
    const found = findAccount(opened.database, name);
    assert.ok(found.ok, name);
    assert.equal(found.value.name, 'Espèces');
  }
  opened.close();
});
