import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from './engine.ts';
import { day, makeTestDevice, openTestEngine, TestEngine } from './engine.testing.ts';

interface Line {
  readonly date: string;
  readonly amount: string;
  readonly name: string;
}

function ofx(lines: readonly Line[], { currency = 'EUR', balance = '100.00' } = {}): string {
  const rows = lines.map(({ date, amount, name }) => {
    const type = amount.startsWith('-') ? 'DEBIT' : 'CREDIT';
    const id = `${date}${amount}${name.length}99887766`;
    return `<STMTTRN>\n<TRNTYPE>${type}\n<DTPOSTED>${date}\n<TRNAMT>${amount}\n<FITID>${id}\n<NAME>${name}
</STMTTRN>\n`;
  });
  return `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n<OFX>\n<BANKMSGSRSV1>\n<STMTTRNRS>
<STMTRS>\n<CURDEF>${currency}\n<BANKACCTFROM>\n<BANKID>1\n<ACCTID>00001234567\n</BANKACCTFROM>\n<BANKTRANLIST>
${rows.join('')}</BANKTRANLIST>\n<LEDGERBAL>\n<BALAMT>${balance}\n<DTASOF>20261120\n</LEDGERBAL>\n</STMTRS>
</STMTTRNRS>\n</BANKMSGSRSV1>\n</OFX>\n`;
}

const lines: readonly Line[] = [
  { date: '20261105', amount: '-42.10', name: 'CARTE 04/11 CARREFOUR METZ' },
  { date: '20261106', amount: '-6.80', name: 'CARTE 05/11 BOULANGERIE' },
  { date: '20261110', amount: '1500.00', name: 'VIR SEPA EMPLOYEUR' },
];

function read(engine: TestEngine, text: string, accountId: string | null = null) {
  return engine.do('read-bank-file', {
    fileName: 'releve.ofx', base64: Buffer.from(text, 'latin1').toString('base64'), accountId,
  });
}

test('a file is previewed, written once, and never doubled', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  await read(engine, ofx(lines));
  const view = engine.see('import', {});
  assert.ok(view);
  assert.deepEqual([view.fileName, view.accountId, view.firstDay, view.lastDay, view.hasPositiveDebits],
    ['releve.ofx', account, day('2026-11-05'), day('2026-11-10'), false]);
  assert.deepEqual(view.statements, [{ maskedNumber: '••••4567', currency: 'EUR', lines: 3 }]);
  assert.deepEqual(view.lines.map(({ payee, action, isTaken }) => [payee, action.kind, isTaken]), [
    ['CARREFOUR METZ', 'add', true], ['BOULANGERIE', 'add', true], ['EMPLOYEUR', 'add', true],
  ]);
  assert.deepEqual(view.balances,
    { day: day('2026-11-20'), before: 0, after: 145_110, bank: 10_000, gap: -135_110 });
  assert.deepEqual(engine.rows(account), [], 'a preview writes nothing');
  assert.deepEqual(await engine.do('write-import', {}), { added: 3, confirmed: 0, accountId: account });
  assert.equal(engine.see('import', {}), null);
  assert.deepEqual(engine.rows(account).map(({ payee, amount, status, method }) => [payee, amount, status, method]), [
    ['CARREFOUR METZ', -4210, 'cleared', 'Carte'], ['BOULANGERIE', -680, 'cleared', 'Carte'],
    ['EMPLOYEUR', 150_000, 'cleared', 'Virement'],
  ]);
  await read(engine, ofx(lines));
  assert.deepEqual(engine.see('import', {})?.lines.map(({ action, isTaken }) => [action.kind, isTaken]),
    lines.map(() => ['already-there', false]));
  assert.deepEqual(await engine.do('write-import', {}), { added: 0, confirmed: 0, accountId: account });
  assert.equal(engine.rows(account).length, 3);
  assert.deepEqual(await engine.refuse('write-import', {}), { kind: 'no-import' });
});

test('a line takes the category that its payee had last, or the one that is chosen, or stays out', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  const groceries = engine.category('Alimentation : Courses');
  const salary = engine.category('Revenus : Salaire');
  await engine.addEntry(account, -999, {
    payee: 'Carrefour', day: day('2026-01-02'), allocation: { kind: 'single', categoryId: groceries },
  });
  await read(engine, ofx(lines));
  const first = engine.see('import', {})?.lines[0];
  assert.deepEqual([first?.payee, first?.categoryPath], ['Carrefour', 'Alimentation : Courses']);
  await engine.do('set-import-line', { index: 1, isTaken: false, categoryId: null });
  await engine.do('set-import-line', { index: 2, isTaken: true, categoryId: salary });
  assert.deepEqual(engine.see('import', {})?.balances?.after, -999 - 4210 + 150_000);
  assert.deepEqual(await engine.refuse('set-import-line', { index: 9, isTaken: true, categoryId: null }), {
    kind: 'bad-request',
  });
  assert.deepEqual(await engine.do('write-import', {}), { added: 2, confirmed: 0, accountId: account });
  assert.deepEqual(engine.rows(account).slice(1).map(({ payee, category }) =>
    [payee, category.kind === 'single' ? category.path : category.kind]), [
    ['Carrefour', 'Alimentation : Courses'], ['EMPLOYEUR', 'Revenus : Salaire'],
  ]);
});

test('what two devices import are the same records; a category of one’s own is an edit after them', async (context) => {
  const engine = await openTestEngine(context);
  await engine.addAccount('Courant');
  await read(engine, ofx(lines));
  await engine.do('set-import-line', { index: 0, isTaken: true, categoryId: engine.category('Santé') });
  await engine.do('write-import', {});
  // All have the origin stamp, and one has a stamp of its own for the group of its category.
  assert.deepEqual(engine.sql(`SELECT h, stamps IS NULL, json_extract(stamps, '$."0"[0]') > 0
    FROM sync_record WHERE kind = 20 ORDER BY stamps IS NULL`), [[0, 0, 1], [0, 1, null], [0, 1, null]]);
});

test('a line that is there already can be added after all, and what was typed is confirmed', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  await engine.addEntry(account, -680, { payee: 'Boulangerie', day: day('2026-11-05'), memo: 'pain' });
  await read(engine, ofx(lines));
  assert.deepEqual(engine.see('import', {})?.lines[1]?.action, { kind: 'confirms', entryDay: day('2026-11-05') });
  assert.deepEqual(await engine.do('write-import', {}), { added: 2, confirmed: 1, accountId: account });
  const typed = engine.rows(account).find(({ memo }) => memo === 'pain');
  assert.deepEqual([typed?.status, typed?.payee], ['cleared', 'Boulangerie']);
  await read(engine, ofx(lines));
  await engine.do('set-import-line', { index: 0, isTaken: true, categoryId: null });
  assert.deepEqual(await engine.do('write-import', {}), { added: 1, confirmed: 0, accountId: account });
  assert.equal(engine.rows(account).length, 4);
});

test('an import is taken back and done again', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  await engine.addEntry(account, -680, { payee: 'Boulangerie', day: day('2026-11-05') });
  const before = engine.rows(account);
  await read(engine, ofx(lines));
  await engine.do('write-import', {});
  const after = engine.rows(account);
  assert.deepEqual(await engine.do('undo', {}), { name: 'import' });
  assert.deepEqual(engine.rows(account), before);
  assert.deepEqual(await engine.do('redo', {}), { name: 'import' });
  assert.deepEqual(engine.rows(account), after);
});

test('the account is chosen where it is not certain, and the signs where the bank leaves them out', async (context) => {
  const engine = await openTestEngine(context);
  await engine.addAccount('Courant');
  const second = await engine.addAccount('Carte', { kind: 'credit-card' });
  const swiss = await engine.addAccount('Suisse', { currency: 'CHF' });
  const text = ofx([{ date: '20261105', amount: '12.00', name: 'CAFE' }]).replace('CREDIT', 'DEBIT');
  await read(engine, text);
  const view = engine.see('import', {});
  assert.deepEqual([view?.accountId, view?.lines, view?.balances, view?.hasPositiveDebits], [null, [], null, true]);
  assert.deepEqual(await engine.refuse('write-import', {}), { kind: 'no-import' });
  assert.deepEqual((await engine.refuse('choose-import', { accountId: swiss, statement: 0, isNegated: true })).kind,
    'import');
  assert.equal(engine.see('import', {})?.accountId, null, 'the choice before stays');
  assert.deepEqual(await engine.refuse('choose-import', { accountId: second, statement: 1, isNegated: true }), {
    kind: 'bad-request',
  });
  await engine.do('choose-import', { accountId: second, statement: 0, isNegated: true });
  assert.deepEqual(engine.see('import', {})?.lines.map(({ amount }) => amount), [-1200]);
  await engine.do('close-import', {});
  assert.equal(engine.see('import', {}), null);
  assert.deepEqual(await engine.refuse('choose-import', { accountId: second, statement: 0, isNegated: true }), {
    kind: 'no-import',
  });
});

test('what is no bank file, or has an impossible line, is named; nothing is open then', async (context) => {
  const engine = await openTestEngine(context);
  await engine.addAccount('Courant');
  const refuse = (text: string) => engine.refuse('read-bank-file', {
    fileName: 'x.txt', base64: Buffer.from(text).toString('base64'), accountId: null,
  });
  assert.deepEqual(await refuse('bonjour'), { kind: 'bank-file', fileName: 'x.txt', error: { kind: 'not-ofx' } });
  const impossible = ofx([{ date: '20261331', amount: '1', name: 'X' }]);
  const failed = await refuse(impossible);
  assert.ok(failed.kind === 'bank-file' && failed.error.kind === 'impossible-date', JSON.stringify(failed));
  assert.deepEqual(await engine.refuse('read-bank-file', { fileName: 'x', base64: '*', accountId: null }), {
    kind: 'bad-request',
  });
  assert.equal(engine.see('import', {}), null);
});

test('before there is a book a file is read all the same: none is made for a bad one', async (context) => {
  const device = makeTestDevice();
  const engine = new TestEngine(device, await Engine.open(device.platform));
  context.after(async () => {
    await engine.engine.close();
    device.remove();
  });
  const refuse = async (text: string) => (await engine.refuse('read-bank-file', {
    fileName: 'x.ofx', base64: Buffer.from(text).toString('base64'), accountId: null,
  })).kind;
  assert.equal(await refuse('bonjour'), 'bank-file');
  assert.equal(await refuse(ofx([{ date: '20261331', amount: '1', name: 'X' }])), 'bank-file');
  assert.equal(await refuse(ofx(lines)), 'no-book');
});

test('a preview follows the book', async (context) => {
  const engine = await openTestEngine(context);
  const account = await engine.addAccount('Courant');
  await read(engine, ofx(lines));
  await engine.addEntry(account, -680, { payee: 'Boulangerie', day: day('2026-11-05') });
  assert.equal(engine.see('import', {})?.lines[1]?.action.kind, 'confirms');
  await engine.do('undo', {});
  assert.equal(engine.see('import', {})?.lines[1]?.action.kind, 'add');
});
