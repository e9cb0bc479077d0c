import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dayToIso, isCurrency, type Currency } from '@tandem/ledger';
import fc from 'fast-check';
import {
  bankFileBytesMax, hasPositiveDebits, withNegatedAmounts, type BankFile, type BankStatement,
} from './bank-file.ts';
import { parseOfx } from './ofx.ts';
import { makeOfxText } from './ofx.testing.ts';

function currency(code: string): Currency {
  assert.ok(isCurrency(code));
  return code;
}

const euro = currency('EUR');

function readFixture(name: string): BankFile {
  const file = parseOfx(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)), euro);
  assert.ok(file.ok, JSON.stringify(file));
  return file.value;
}

function parseText(text: string): ReturnType<typeof parseOfx> {
  return parseOfx(new TextEncoder().encode(text), euro);
}

/** One bank statement with these lines of the file inside, the first of which is line 5. */
function wrap(...lines: readonly string[]): string {
  return ['<OFX>', '<BANKMSGSRSV1><STMTTRNRS><STMTRS>', '<CURDEF>EUR', '<BANKTRANLIST>', ...lines,
    '</BANKTRANLIST>', '</STMTRS></STMTTRNRS></BANKMSGSRSV1>', '</OFX>'].join('\n');
}

function readOne(...lines: readonly string[]): BankStatement {
  const file = parseText(wrap(...lines));
  assert.ok(file.ok, JSON.stringify(file));
  const [statement] = file.value.statements;
  assert.ok(statement !== undefined);
  return statement;
}

function summary({ lines }: BankStatement): readonly string[] {
  return lines.map(({ day, amount, bankId, name, memo }) => [dayToIso(day), amount, bankId, name, memo].join('|'));
}

test('AXA Banque: decimal commas, milliseconds, blank lines', () => {
  const [statement, ...others] = readFixture('axa.ofx').statements;
  assert.ok(statement !== undefined && others.length === 0);
  assert.deepEqual(statement.account, {
    bankId: '12548', branchId: '02998', accountNumber: '00001234567', maskedNumber: '••••4567',
  });
  assert.deepEqual([statement.kind, statement.currency, statement.balance], ['bank', 'EUR', 999_360]);
  assert.equal(statement.balanceDay === undefined ? '' : dayToIso(statement.balanceDay), '2026-11-23');
  assert.deepEqual(summary(statement), [
    '2026-11-02|800000|0|VIR RECU PAULINE ESTEVE|',
    '2026-11-03|-320|1|CARTE 02/11 CAFE DU PONT|',
    '2026-11-03|-320|2|CARTE 02/11 CAFE DU PONT|',
  ]);
  assert.deepEqual(statement.lines.map(({ lineNumber }) => lineNumber), [45, 53, 61]);
});

test('Crédit Agricole: no header, two accounts and a card in one file', () => {
  const { statements } = readFixture('credit-agricole.ofx');
  assert.deepEqual(statements.map(({ kind, account, balance, lines }) =>
    [kind, account.accountNumber, balance, lines.length]), [
    ['bank', '61234567890', 1_024_210, 2], ['bank', '69876543210', 150_000, 1], ['card', '497012XXXXXX4321', -2999, 1],
  ]);
  assert.deepEqual(statements.flatMap(summary), [
    '2026-11-05|1024210|4712000000871|VIREMENT SALAIRE|.',
    '2026-11-06|-4500|4712000000872|PRLV SEPA GAZ & CO|.',
    '2026-11-10|15000|4712000000873|VIR EPARGNE|.',
    '2026-11-30|-2999|4712000000874|FNAC LYON|.',
  ]);
  const userDay = statements[2]?.lines[0]?.userDay;
  assert.equal(userDay === undefined ? '' : dayToIso(userDay), '2026-11-07');
});

test('La Banque Postale: windows-1252, and a card whose purchases have no sign', () => {
  const [account] = readFixture('banque-postale.ofx').statements;
  assert.deepEqual(account?.lines.map(({ name }) => name), [
    'ACHAT CB BOUCHERIE ÉLODIE 03.11.26', 'PRELEVEMENT DE ÉLECTRICITÉ DU VAL', 'CHEQUE N° 7654321',
  ]);
  assert.equal(hasPositiveDebits(account), false);
  const [card] = readFixture('banque-postale-card.ofx').statements;
  assert.ok(card !== undefined && hasPositiveDebits(card));
  assert.deepEqual(withNegatedAmounts(card).lines.map(({ amount }) => amount), [-1850, -6400]);
  assert.equal(withNegatedAmounts(card).balance, -8250);
});

test('Caisse d\'Épargne: header in one line, several tags a line, an empty CHECKNUM before MEMO', () => {
  const [statement] = readFixture('caisse-epargne.ofx').statements;
  assert.ok(statement !== undefined);
  assert.deepEqual(summary(statement), [
    '2026-11-17|-3210|id_mvt1|CB PHARMACIE DU PARC FACT 151126|',
    '2026-11-20|250000|id_mvt2|VIR SEPA ATELIER MOREAU|VIR SEPA ATELIER MOREAU SALAIRE NOVEMBRE',
  ]);
  assert.deepEqual(statement.lines.map(({ lineNumber, checkNumber }) => [lineNumber, checkNumber]), [[5, ''], [6, '']]);
});

test('Banque Populaire: amounts with a plus sign', () => {
  const [statement] = readFixture('banque-populaire.ofx').statements;
  assert.deepEqual(statement?.lines.map(({ amount }) => amount), [690, -5400]);
  assert.equal(statement?.balance, 120_816);
});

test('OFX 2: XML with references, CDATA, comments and zones', () => {
  const [statement] = readFixture('ofx2.ofx').statements;
  assert.ok(statement !== undefined);
  assert.deepEqual(summary(statement), [
    '2026-11-12|-760|B7F3C2D9-0001|Boulangerie Martin & Fils|Pain < 8 € & brioche',
    '2026-11-14|-4117|B7F3C2D9-0002|Hôtel de l\'Écluse|',
  ]);
});

const goodLine = '<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261102<TRNAMT>-1.00<FITID>A<NAME>X</STMTTRN>';

test('tags of other dialects do not lend their text to the entry', () => {
  const statement = readOne(
    '<stmttrn><trntype>debit<dtposted>20261102<trnamt>-1.00',
    '<BANKACCTTO><BANKID>1<ACCTID>2<NAME>Wrong</BANKACCTTO>',
    '<X.EMPTY>',
    '<NAME>ACHAT < 10 EUR', '<MEMO>a <3> <!-- no --> b\t', 'c</MEMO>', '</stmttrn>',
  );
  assert.deepEqual(summary(statement), ['2026-11-02|-100||ACHAT < 10 EUR|a <3>  b c']);
  assert.equal(statement.lines[0]?.type, 'DEBIT');
});

test('an empty leaf encloses nothing, though the same leaf is closed elsewhere', () => {
  const statement = readOne(
    '<STMTTRN><DTPOSTED>20261102<TRNAMT>-1.00<CHECKNUM>', '<NAME>X</STMTTRN>',
    '<STMTTRN><DTPOSTED>20261103</DTPOSTED><TRNAMT>-2.00</TRNAMT><CHECKNUM>12</CHECKNUM><NAME>Y</NAME></STMTTRN>',
  );
  assert.deepEqual(statement.lines.map(({ name, checkNumber }) => [name, checkNumber]), [['X', ''], ['Y', '12']]);
});

test('line ends of old Macs count as lines', () => {
  const file = parseText(wrap(goodLine, goodLine.replace('1102', '0231')).replaceAll('\n', '\r'));
  assert.deepEqual(file, { ok: false, error: { kind: 'impossible-date', lineNumber: 6, text: '20260231' } });
});

test('a file that cannot be read says why and where', () => {
  const withLine = (from: string, to: string) => wrap('', goodLine.replace(from, to));
  const cases: readonly (readonly [text: string, error: object])[] = [
    ['', { kind: 'not-ofx' }], ['!Type:Bank\nD04/08/26', { kind: 'not-ofx' }], ['<OFXX>', { kind: 'not-ofx' }],
    ['<OFX></OFX>', { kind: 'no-statement' }],
    ['<OFX>\n<SIGNONMSGSRSV1>\n', { kind: 'cut', lineNumber: 1, element: 'OFX' }],
    [wrap(goodLine).slice(0, -20), { kind: 'cut', lineNumber: 2, element: 'BANKMSGSRSV1' }],
    [wrap(goodLine.slice(0, -10)), { kind: 'cut', lineNumber: 5, element: 'STMTTRN' }],
    [wrap(goodLine, '</STMTTRN>'), { kind: 'cut', lineNumber: 6, element: 'STMTTRN' }],
    [withLine('20261102', '20260231'), { kind: 'impossible-date', lineNumber: 6, text: '20260231' }],
    [withLine('<DTPOSTED>20261102', ''), { kind: 'impossible-date', lineNumber: 6, text: '' }],
    [withLine('<NAME>', '<DTUSER>20261301<NAME>'), { kind: 'impossible-date', lineNumber: 6, text: '20261301' }],
    [withLine('-1.00', '1.2.3'), { kind: 'impossible-amount', lineNumber: 6, text: '1.2.3' }],
    [withLine('-1.00', '-1.234'), { kind: 'impossible-amount', lineNumber: 6, text: '-1.234' }],
    [withLine('<TRNAMT>-1.00', ''), { kind: 'impossible-amount', lineNumber: 6, text: '' }],
    [withLine('<NAME>', '<CURRENCY><CURRATE>1.1<CURSYM>USD</CURRENCY><NAME>'),
      { kind: 'mixed-currencies', lineNumber: 6, currency: 'EUR', other: 'USD' }],
    [wrap('', goodLine).replace('</BANKTRANLIST>', '</BANKTRANLIST><CURDEF>USD'),
      { kind: 'mixed-currencies', lineNumber: 7, currency: 'EUR', other: 'USD' }],
    [wrap(goodLine).replace('EUR', 'euros'), { kind: 'impossible-currency', lineNumber: 3, text: 'EUROS' }],
    [withLine('<NAME>X', `<NAME>${'x'.repeat(1_001)}`),
      { kind: 'too-large', limit: 'text', max: 1_000, lineNumber: 6 }],
    [`<OFX>${'<STMTRS>'.repeat(100)}`, { kind: 'too-large', limit: 'depth', max: 64, lineNumber: 1 }],
  ];
  for (const [text, error] of cases) assert.deepEqual(parseText(text), { ok: false, error }, text.slice(0, 200));
});

test('files beyond the limits are refused by name', () => {
  assert.deepEqual(parseOfx(new Uint8Array(bankFileBytesMax + 1), euro), {
    ok: false, error: { kind: 'too-large', limit: 'bytes', max: bankFileBytesMax, lineNumber: 1 },
  });
  const lines = '<STMTTRN></STMTTRN>'.repeat(200_001);
  assert.deepEqual(parseText(wrap(lines)), {
    ok: false, error: { kind: 'too-large', limit: 'lines', max: 200_000, lineNumber: 5 },
  });
});

test('a currency without cents, and one that the file does not name', () => {
  const yen = parseText(wrap(goodLine.replace('-1.00', '-1500')).replace('EUR', 'JPY'));
  assert.ok(yen.ok);
  assert.deepEqual(yen.value.statements.map(({ currency: code, lines }) => [code, lines[0]?.amount]), [['JPY', -1500]]);
  const unnamed = parseOfx(new TextEncoder().encode(wrap(goodLine).replace('<CURDEF>EUR', '')), currency('CHF'));
  assert.ok(unnamed.ok);
  assert.equal(unnamed.value.statements[0]?.currency, 'CHF');
});

test('no bytes make the parser throw', () => {
  const piece = fc.constantFrom(
    '<OFX>', '</OFX>', '<STMTRS>', '</STMTRS>', '<CCSTMTRS>', '<BANKTRANLIST>', '</BANKTRANLIST>', '<STMTTRN>',
    '</STMTTRN>', '<DTPOSTED>20261102', '<TRNAMT>-1,00', '<TRNAMT>', '<NAME>', '</NAME>', '<![CDATA[', ']]>', '<!--',
    '-->', '<?', '<X>', '</X>', '<X/>', '&amp;', '&#x1F600;', '<', '>', '/', '\n', '\r\n', '\0', 'é', '<A B="',
    '<MEMO>.', '<LEDGERBAL>', '<BALAMT>1',
  );
  const texts = fc.array(piece, { maxLength: 60 }).map((pieces) => new TextEncoder().encode(`<OFX>${pieces.join('')}`));
  fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), texts), (bytes) => {
    const file = parseOfx(bytes, euro);
    if (!file.ok && 'lineNumber' in file.error) assert.ok(file.error.lineNumber >= 1);
  }), { numRuns: 3_000 });
});

test('any byte that is changed or missing gives a file or a fault', () => {
  const bytes = new TextEncoder().encode(makeOfxText({ lineCount: 3 }));
  fc.assert(fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (position, byte, isCut) => {
    const damaged = isCut ? bytes.slice(0, position) : bytes.with(position, byte);
    const file = parseOfx(damaged, euro);
    if (isCut && position < bytes.length - 1) assert.equal(file.ok, false);
  }), { numRuns: 2_000 });
});

test('time grows with the length of the file, whatever it holds', () => {
  const size = 1_000_000;
  const pieces = ['<', '<A', '<A ', '<!', '<![CDATA[', '<NAME>', '</X>', '<X></X>', '<NAME>a<', '&', '&#1', '<A>\n'];
  for (const piece of pieces) {
    const text = `<OFX>${piece.repeat(Math.ceil(size / piece.length))}`;
    const startedMs = performance.now();
    parseText(text);
    // About 100 ms for the slowest; time that grows with the square would take minutes.
    assert.ok(performance.now() - startedMs < 10_000, piece);
  }
});
