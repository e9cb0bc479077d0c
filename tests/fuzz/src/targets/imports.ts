/** Files of banks: any bytes give statements or one fault, and what can be read can be imported into a sound book. */
import assert from 'node:assert/strict';
import {
  bankTextLengthMax, findFittingStatement, hasPositiveDebits, parseOfx, planBookImport, withNegatedAmounts, writeImport,
  type BankFile,
} from '@tandem/formats';
import {
  isAmount, isCurrency, isDay, listAccounts, parseCurrency, sampleLastDay, type Account, type Currency,
} from '@tandem/ledger';
import { readCorpus } from '../corpus.ts';
import { openSampleTarget } from '../edited-sample.ts';
import { assertSoundBook, household, openFuzzBook, wallMs } from '../fuzz-book.ts';
import type { Target } from '../target.ts';

const words = [
  '<OFX>', '</OFX>', '<STMTRS>', '</STMTRS>', '<CCSTMTRS>', '<STMTTRN>', '</STMTTRN>', '<BANKTRANLIST>', '<LEDGERBAL>',
  '<TRNAMT>', '<DTPOSTED>', '<FITID>', '<NAME>', '<MEMO>', '<CURDEF>', '<CURRENCY>', '<CURSYM>', '<PAYEE>',
  '<CHECKNUM>', '<![CDATA[', ']]>', '<!--', '-->', '<?xml ?>', '&amp;', '&#0;', '&#x110000;', '&#xD800;', '&', '<',
  '>', '/>', '\n', '-', '+', '.', ',', '1e9', '99999999999999', '-0', '20261130', '00000000', '20240229',
  '20230229120000[-12:X]', 'EUR', 'JPY', 'XXX', 'KWD', '\u0000', '\ufeff', '\u202e', 'CHARSET:1252', 'ENCODING:UTF-8',
  'encoding="UTF-16"',
];

export const imports: Target = {
  name: 'imports', cpuMsMax: 2000, executions: 2500,
  open() {
    return openSampleTarget({
      samples: readCorpus('imports'), words,
      read(bytes) {
        const currency = currencyOf('EUR');
        const file = parseOfx(bytes, currency);
        if (!file.ok) {
          assert.equal(typeof file.error.kind, 'string');
          return;
        }
        assertSoundFile(file.value);
        importFile(file.value);
      },
    });
  },
};

function assertSoundFile({ statements }: BankFile): void {
  assert.ok(statements.length > 0);
  for (const { lines, balance, balanceDay, account, currency } of statements) {
    assert.ok(account.maskedNumber.length <= 8 && isCurrency(currency));
    assert.ok(balance === undefined || isAmount(balance));
    assert.ok(balanceDay === undefined || isDay(balanceDay));
    for (const { amount, day, userDay, lineNumber, name, memo, bankId } of lines) {
      assert.ok(isAmount(amount) && isDay(day) && (userDay === undefined || isDay(userDay)) && lineNumber >= 1);
      for (const text of [name, memo, bankId]) assert.ok(text.length <= bankTextLengthMax);
    }
  }
}

/** Twice: what is in the book already is not written again. */
function importFile(file: BankFile): void {
  const opened = openFuzzBook(1, household(20));
  const { book } = opened;
  const [account] = listAccounts(book.replica.database);
  assert.ok(account !== undefined);
  findFittingStatement(file.statements, account);
  for (const statement of file.statements) {
    const fitting: Account = { ...account, currency: statement.currency };
    const taken = hasPositiveDebits(statement) ? withNegatedAmounts(statement) : statement;
    const plan = planBookImport(book, fitting, taken, sampleLastDay);
    if (!plan.ok) continue;
    const { added } = writeImport(book, wallMs, plan.value.plan);
    assert.equal(added, plan.value.plan.counts.add);
    const again = planBookImport(book, fitting, taken, sampleLastDay);
    assert.ok(again.ok && again.value.plan.counts.add === 0, 'the same file once more adds something');
  }
  assertSoundBook(opened);
  opened.close();
}

function currencyOf(code: string): Currency {
  const currency = parseCurrency(code);
  if (currency === undefined) throw new Error(`${code} is no currency`);
  return currency;
}
