export { parseBankAmount, type BankAmountFault } from './bank-amount.ts';
export { parseOfxDay } from './bank-date.ts';
export {
  bankFileBytesMax, bankLinesMax, bankTextLengthMax, hasPositiveDebits, withNegatedAmounts,
  type BankAccountIdentification, type BankFile, type BankFileFault, type BankLine, type BankStatement,
} from './bank-file.ts';
export { readBankLabel, type BankMethod, type LabelReading } from './bank-label.ts';
export { decodeBankText, type BankText, type BankTextEncoding } from './bank-text.ts';
export { findFittingStatement, planBookImport, type BookImport } from './book-import.ts';
export { bookJsonVersion, exportBookJson } from './book-json.ts';
export { chequeDaysMax, confirmationDaysMax } from './import-confirmations.ts';
export type { ExistingEntry, ImportAction, ImportLine } from './import-lines.ts';
export {
  planAnyway, planImport, type ImportBalances, type ImportPlan, type ImportRefusal, type ImportRequest,
} from './import-plan.ts';
export { importPayeeName, writeImport, type ImportCounts } from './import-writing.ts';
export { KnownPayees } from './known-payee.ts';
export { parseOfx } from './ofx.ts';
