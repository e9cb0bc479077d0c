/**
 * OFX 1.x and 2.x as banks write it: bank and card statements, any number in a file, with or without a header.
 *
 * What must hold
 * 1. Any bytes give a `BankFile` or one fault, and nothing throws. No line of a bank or card statement is skipped.
 *    Other statements (investments, loans) are passed over.
 * 2. Fields are read when their statement ends, since only then its currency is certain.
 */
import { currencyExponent, isCurrency, type Cents, type Currency, type Day, type Result } from '@tandem/ledger';
import { parseBankAmount } from './bank-amount.ts';
import { isBlankOfxDate, parseOfxDay } from './bank-date.ts';
import {
  bankFileBytesMax, bankLinesMax, bankTextLengthMax, maskAccountNumber, type BankFile, type BankFileFault,
  type BankLine, type BankStatement,
} from './bank-file.ts';
import { decodeBankText } from './bank-text.ts';
import { OfxElements } from './ofx-elements.ts';
import { failure, success } from './result.ts';

interface Field {
  readonly text: string;
  readonly lineNumber: number;
}

type Fields = Map<string, Field>;

interface StatementDraft {
  readonly kind: 'bank' | 'card';
  readonly lineNumber: number;
  /** `CURDEF`, `BANKACCTFROM/ACCTID`, `LEDGERBAL/BALAMT`… */
  readonly fields: Fields;
  readonly lines: LineDraft[];
}

interface LineDraft {
  readonly lineNumber: number;
  /** `TRNAMT`, `PAYEE/NAME`, `CURRENCY/CURSYM`… */
  readonly fields: Fields;
}

/** `currency`: of statements that name none. */
export function parseOfx(bytes: Uint8Array, currency: Currency): Result<BankFile, BankFileFault> {
  if (bytes.length > bankFileBytesMax) {
    return failure({ kind: 'too-large', limit: 'bytes', max: bankFileBytesMax, lineNumber: 1 });
  }
  const { text } = decodeBankText(bytes);
  const start = text.search(/<ofx[\s>]/i);
  if (start < 0) return failure({ kind: 'not-ofx' });
  const drafts = readDrafts(new OfxElements(text, start));
  if (!drafts.ok) return drafts;
  if (drafts.value.length === 0) return failure({ kind: 'no-statement' });
  const statements: BankStatement[] = [];
  for (const draft of drafts.value) {
    const statement = readStatement(draft, currency);
    if (!statement.ok) return statement;
    statements.push(statement.value);
  }
  return success({ statements });
}

function readDrafts(elements: OfxElements): Result<readonly StatementDraft[], BankFileFault> {
  const drafts: StatementDraft[] = [];
  let statement: StatementDraft | undefined;
  let line: LineDraft | undefined;
  let lineCount = 0;
  for (;;) {
    const event = elements.next();
    const { name, lineNumber } = elements;
    switch (event) {
      case 'end': return success(drafts);
      case 'cut': return failure({ kind: 'cut', lineNumber, element: name });
      case 'too-deep': return failure({ kind: 'too-large', limit: 'depth', max: OfxElements.depthMax, lineNumber });
      case 'open':
        if (name === 'STMTRS' || name === 'CCSTMTRS') {
          statement = { kind: name === 'STMTRS' ? 'bank' : 'card', lineNumber, fields: new Map(), lines: [] };
          drafts.push(statement);
        } else if (name === 'STMTTRN' && statement !== undefined) {
          if (++lineCount > bankLinesMax) {
            return failure({ kind: 'too-large', limit: 'lines', max: bankLinesMax, lineNumber });
          }
          line = { lineNumber, fields: new Map() };
          statement.lines.push(line);
        }
        break;
      case 'close':
        if (name === 'STMTTRN') line = undefined;
        if (name === 'STMTRS' || name === 'CCSTMTRS') statement = undefined;
        break;
      case 'leaf':
        if (elements.value.length > bankTextLengthMax && line !== undefined) {
          return failure({ kind: 'too-large', limit: 'text', max: bankTextLengthMax, lineNumber });
        }
        if (name === 'CURDEF' && statement !== undefined) {
          const first = statement.fields.get(name)?.text;
          if (first !== undefined && elements.value !== '' && first !== elements.value) {
            return failure({ kind: 'mixed-currencies', lineNumber, currency: first, other: elements.value });
          }
        }
        keepField(elements, line?.fields ?? statement?.fields);
        break;
    }
  }
}

/** The first of a name counts, and blank ones do not. */
function keepField({ name, parent, value, lineNumber }: OfxElements, fields: Fields | undefined): void {
  if (fields === undefined || value === '') return;
  const isDirect = parent === 'STMTTRN' || parent === 'STMTRS' || parent === 'CCSTMTRS';
  const path = isDirect ? name : `${parent}/${name}`;
  if (!fields.has(path)) fields.set(path, { text: value, lineNumber });
}

function readStatement(draft: StatementDraft, assumed: Currency): Result<BankStatement, BankFileFault> {
  const { fields, kind, lineNumber } = draft;
  const declared = fields.get('CURDEF');
  const currency = declared?.text.toUpperCase() ?? assumed;
  if (!isCurrency(currency)) return failure({ kind: 'impossible-currency', lineNumber, ...declared, text: currency });
  const balanceField = fields.get('LEDGERBAL/BALAMT');
  const balance = balanceField === undefined ? success(undefined) : readAmount(balanceField, lineNumber, currency);
  if (!balance.ok) return balance;
  const balanceDay = readOptionalDay(fields.get('LEDGERBAL/DTASOF'));
  if (!balanceDay.ok) return balanceDay;
  const lines: BankLine[] = [];
  for (const lineDraft of draft.lines) {
    const line = readLine(lineDraft, currency);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  const from = kind === 'bank' ? 'BANKACCTFROM' : 'CCACCTFROM';
  const accountNumber = fields.get(`${from}/ACCTID`)?.text ?? '';
  return success({
    account: {
      bankId: fields.get(`${from}/BANKID`)?.text ?? '',
      branchId: fields.get(`${from}/BRANCHID`)?.text ?? '',
      accountNumber,
      maskedNumber: maskAccountNumber(accountNumber),
    },
    kind, currency, balance: balance.value, balanceDay: balanceDay.value, lines,
  });
}

function readLine({ fields, lineNumber }: LineDraft, currency: Currency): Result<BankLine, BankFileFault> {
  const posted = fields.get('DTPOSTED');
  const day = parseOfxDay(posted?.text ?? '');
  if (day === undefined) return failure({ kind: 'impossible-date', lineNumber, text: '', ...posted });
  const userDay = readOptionalDay(fields.get('DTUSER'));
  if (!userDay.ok) return userDay;
  const amount = readAmount(fields.get('TRNAMT'), lineNumber, currency);
  if (!amount.ok) return amount;
  // CURRENCY says that the amount is in another currency; ORIGCURRENCY, that it has been converted (OFX 2.3, 5.2).
  const other = fields.get('CURRENCY/CURSYM');
  if (other !== undefined && other.text.toUpperCase() !== currency) {
    return failure({ kind: 'mixed-currencies', lineNumber: other.lineNumber, currency, other: other.text });
  }
  return success({
    lineNumber, day, userDay: userDay.value, amount: amount.value,
    bankId: fields.get('FITID')?.text ?? '',
    checkNumber: fields.get('CHECKNUM')?.text ?? '',
    name: fields.get('NAME')?.text ?? fields.get('PAYEE/NAME')?.text ?? '',
    memo: fields.get('MEMO')?.text ?? '',
    type: fields.get('TRNTYPE')?.text.toUpperCase() ?? '',
  });
}

function readOptionalDay(field: Field | undefined): Result<Day | undefined, BankFileFault> {
  if (field === undefined || isBlankOfxDate(field.text)) return success(undefined);
  const day = parseOfxDay(field.text);
  return day === undefined ? failure({ kind: 'impossible-date', ...field }) : success(day);
}

function readAmount(
  field: Field | undefined, lineNumber: number, currency: Currency,
): Result<Cents, BankFileFault> {
  const text = field?.text ?? '';
  const decimals = currencyExponent(currency);
  // OFX forbids separators of thousands, and banks that write them also write the cents. So `1.234`, which elsewhere
  // is 1234, may be a number with three decimals here, and is not guessed.
  const isDoubtful = decimals > 0 && decimals < 3 && /^[^.,]*[.,]\d{3}$/.test(text);
  const amount = isDoubtful ? failure('unreadable') : parseBankAmount(text, decimals);
  return amount.ok ? amount : failure({ kind: 'impossible-amount', lineNumber, text, ...field });
}
