/** The main job on real input: a bank's file, two devices, edits on both, and a witness that shares no code with us. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { numberAt, openHousehold, syncBooks, type Household, type JsonObject } from './program.testing.ts';

const account = 'Compte courant';
const witness = join(import.meta.dirname, '..', '..', '..', 'tools', 'balances.mjs');

test('a bank file is imported, the phone joins, edits on both sides meet, and both books are one', async (t) => {
  const household = openHousehold(t);
  const [pc, phone] = ['pc.tandem', 'phone.tandem'];
  household.run('sample', '--book', pc, '--entries', '40', '--seed', '3');
  writeFileSync(household.path('november.ofx'), bankFile(80));
  const [imported] = household.run('import', 'november.ofx', '--book', pc, '--account', account, '--yes').slice(-1);
  assert.equal(imported?.['added'], 80);

  const first = await syncBooks(household, pc, phone);
  assert.equal(numberAt(first.phone, 'received', 'byKind', 'entry', 'added'), 120);
  assertOneBook(t, household, pc, phone);

  // The same file again, on the other device: everything is already there.
  const [again] = household.run('import', 'november.ofx', '--book', phone, '--account', account, '--yes').slice(-1);
  assert.deepEqual([again?.['added'], again?.['alreadyThere']], [0, 80]);

  const [shared, mine, theirs] = household.run('entries', '--book', pc, '--account', account, '--limit', '3')
    .map((entry) => String(entry['id']));
  assert.ok(shared !== undefined && mine !== undefined && theirs !== undefined);
  household.run('add', '--book', pc, '--account', account, '--amount=-12,34', '--payee', 'Épicerie « Chez Noé »');
  household.run('edit', '--book', pc, shared, '--memo', 'typed on the PC');
  household.run('delete', '--book', pc, mine);
  household.run('add', '--book', phone, '--account', account, '--amount=+20.00', '--memo', 'é'.repeat(100));
  household.run('edit', '--book', phone, shared, '--memo', 'typed on the phone');
  household.run('edit', '--book', phone, theirs, '--amount=-77,77');

  const second = await syncBooks(household, pc, phone);
  const moved = (side: JsonObject, direction: string) =>
    ['added', 'changed', 'deleted'].map((what) => numberAt(side, direction, 'byKind', 'entry', what));
  // Of the two memos the phone's was written later and is shown; the PC's is kept as a conflict.
  assert.deepEqual(moved(second.phone, 'received'), [1, 0, 1]);
  assert.deepEqual(moved(second.pc, 'received'), [1, 2, 0]);
  assert.equal(second.pc['conflicts'], 1);
  assert.equal(second.phone['conflicts'], 1);
  assertOneBook(t, household, pc, phone);
  for (const book of [pc, phone]) {
    const conflicts = household.run('conflicts', '--book', book);
    assert.equal(conflicts.length, 1);
    const words = JSON.stringify(conflicts[0]);
    assert.ok(words.includes('typed on the PC') && words.includes('typed on the phone'), words);
  }

  const third = await syncBooks(household, pc, phone);
  for (const what of ['added', 'changed', 'deleted']) assert.equal(numberAt(third.phone, 'received', what), 0);
  assert.equal(third.phone['conflicts'], 0);
  const bytes = numberAt(third.phone, 'bytesSent') + numberAt(third.phone, 'bytesReceived');
  assert.ok(bytes <= 8192, `an unchanged book moved ${bytes} bytes`);
});

test('a cut in the middle of the first sync leaves two sound books, and the next sync ends it', async (t) => {
  const household = openHousehold(t);
  household.run('sample', '--book', 'pc.tandem', '--entries', '4000', '--seed', '4');
  const listening = household.start('listen', '--book', 'pc.tandem', '--once', '--address', '127.0.0.1');
  const { link } = await listening.event('listening');
  const joining = household.start('join', String(link), '--book', 'phone.tandem', '--yes');
  await joining.event('progress');
  joining.child.kill('SIGKILL');
  assert.equal(await listening.ended, 1, 'the PC does not say that all went well');
  const done = listening.events.find((event) => event['event'] === 'done');
  assert.equal(done?.['identical'], false);
  household.run('check', '--book', 'pc.tandem');
  await syncBooks(household, 'pc.tandem', 'phone.tandem');
  assertOneBook(t, household, 'pc.tandem', 'phone.tandem');
});

test('two books with content of their own wait for a choice: with nobody to ask, neither changes', async (t) => {
  const household = openHousehold(t);
  for (const [book, seed] of [['pc.tandem', '5'], ['other.tandem', '6']] as const) {
    household.run('sample', '--book', book, '--entries', '30', '--seed', seed);
  }
  const before = ['pc.tandem', 'other.tandem'].map((book) => exportBook(household, book));
  const listening = household.start('listen', '--book', 'pc.tandem', '--once', '--address', '127.0.0.1');
  const { link } = await listening.event('listening');
  const { code, sentence } = household.fail('join', String(link), '--book', 'other.tandem', '--yes');
  assert.equal(code, 2);
  assert.match(sentence, /two books are different.*--when-different/);
  assert.equal(sentence.split('\n').length, 1);
  assert.equal(await listening.ended, 1);
  assert.deepEqual(['pc.tandem', 'other.tandem'].map((book) => exportBook(household, book)), before);
});

/** Exports byte for byte alike, both checks good, and every balance added up by the witness and by sqlite3. */
function assertOneBook(t: TestContext, household: Household, ...books: [string, string]): void {
  const [left, right] = books.map((book) => exportBook(household, book));
  assert.equal(left, right);
  for (const book of books) household.run('check', '--book', book);
  const { status, stdout, stderr } = spawnSync(process.execPath, [witness, '-'], { input: left, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const summed = new Map(stdout.trim().split('\n').map((line) => {
    const [id = '', , , balance] = line.split('\t');
    return [id, Number(balance)];
  }));
  const accounts = household.run('accounts', '--book', books[1]);
  assert.ok(accounts.length > 0);
  for (const { id, balance } of accounts) assert.equal(summed.get(String(id)), balance, String(id));
  assertBySqlite(t, household.path(books[1]), summed);
}

function assertBySqlite(t: TestContext, book: string, summed: ReadonlyMap<string, number>): void {
  const sql = `SELECT lower(hex(id)), opening_balance
    + (SELECT coalesce(sum(amount), 0) FROM entry WHERE account_id = account.id AND deleted = 0)
    + (SELECT coalesce(sum(transfer_amount), 0) FROM entry WHERE transfer_account_id = account.id AND deleted = 0)
    FROM account WHERE deleted = 0`;
  const { status, stdout } = spawnSync('sqlite3', ['-readonly', '-separator', '\t', book, sql], { encoding: 'utf8' });
  if (status !== 0) {
    t.diagnostic('sqlite3 is not on this machine: its sums were not compared');
    return;
  }
  const bySqlite = new Map(stdout.trim().split('\n').map((line) => {
    const [id = '', balance] = line.split('\t');
    return [id, Number(balance)];
  }));
  assert.deepEqual(bySqlite, new Map(summed));
}

function exportBook(household: Household, book: string): string {
  household.run('export', '--book', book, '--format', 'json', '--out', `${book}.json`);
  return readFileSync(household.path(`${book}.json`), 'utf8');
}

/** What a bank gives: no header, unclosed tags, Windows' accents, two equal coffees a day, a long label. */
function bankFile(lineCount: number): Buffer {
  const lines = Array.from({ length: lineCount }, (_, index) => {
    const day = String(1 + Math.floor(index / 4)).padStart(2, '0');
    const isCoffee = index % 4 < 2;
    const amount = isCoffee ? '-1,50' : `-${index + 10},${String(index % 100).padStart(2, '0')}`;
    const name = isCoffee ? 'CARTE CAFÉ DES ARTS' : `PRLV SEPA FOURNISSEUR N°${index} ${'É'.repeat(60)}`;
    return `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>202611${day}<TRNAMT>${amount}<FITID>id_mvt${index}<NAME>${name}<MEMO>.`;
  });
  const head = '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>99999<BRANCHID>00001'
    + '<ACCTID>00012345678<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>';
  const foot = '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>';
  const text = `${head}\n${lines.join('</STMTTRN>\n')}</STMTTRN>\n${foot}`;
  return Buffer.from(text, 'latin1');
}
