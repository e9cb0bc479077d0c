/**
 * What an import would do, line by line, before anything is written.
 *
 * What must hold
 * 1. A line that the book has is `already-there`, also where its entry was deleted or edited since: the same file twice
 *    adds nothing, overlapping downloads add what is new, and what was deleted stays deleted.
 * 2. Equal lines (same day, amount and label) are counted, not merged: two coffees stay two. A file that shows two of
 *    them where the book has one adds one, so a day that the first download cut in the middle is completed by the next.
 * 3. A book's entry answers for one line at most, and a line for one entry.
 * 4. The plan is a function of its arguments; the order of `entries` does not matter.
 *
 * Equal lines of which each of two downloads shows another half of one day cannot be told apart when bank ids are
 * unreliable: the second download's are taken for those of the first. The balance's gap shows it, and `planAnyway` adds
 * a line that the user knows to be another one.
 *
 * Left for later: two lines that mirror each other in two accounts are to be proposed as one transfer. That takes the
 * entries and statements of the other accounts, so it is a pass over several plans, not a part of one.
 */
import { toCents, type AccountId, type Cents, type Currency, type Result } from '@tandem/ledger';
import { recordIdToText, type Sha256 } from '@tandem/replica';
import type { BankLine, BankStatement } from './bank-file.ts';
import { readBankLabel, type BankMethod } from './bank-label.ts';
import { areBankIdsReliable, bankLineEntryId, bankLineLabel } from './bank-line-id.ts';
import { findConfirmations } from './import-confirmations.ts';
import type { ExistingEntry, IdentifiedLine, ImportAction, ImportLine } from './import-lines.ts';
import { contentKey, findPresent } from './import-presence.ts';
import { failure, success } from './result.ts';

export interface ImportRequest {
  readonly statement: BankStatement;
  readonly account: {
    readonly id: AccountId;
    readonly currency: Currency;
    /** To set against the bank's: of all entries up to the statement's balance day, or today where it has none. */
    readonly balance: Cents;
  };
  /**
   * All entries of the account will do, deleted ones included. What counts are those that a bank's line stands behind
   * (a label or a bank id), and what was typed from `chequeDaysMax` before the first line's day to
   * `confirmationDaysMax` after the last's.
   */
  readonly entries: readonly ExistingEntry[];
  readonly sha256: Sha256;
}

export interface ImportPlan {
  readonly accountId: AccountId;
  /** In the order of the file. */
  readonly lines: readonly ImportLine[];
  readonly counts: { readonly add: number; readonly alreadyThere: number; readonly confirms: number };
  readonly balances: ImportBalances;
}

export interface ImportBalances {
  readonly before: Cents;
  /** With every line that is added. */
  readonly after: Cents;
  readonly bank: Cents | undefined;
  /** What the bank has more than the account will have. */
  readonly gap: Cents | undefined;
}

export type ImportRefusal =
  | { readonly kind: 'other-currency'; readonly statement: Currency; readonly account: Currency }
  /** The amounts add up to more than can be added exactly; no household's do. */
  | { readonly kind: 'total-too-large' };

export function planImport(request: ImportRequest): Result<ImportPlan, ImportRefusal> {
  const { statement, account, entries, sha256 } = request;
  if (statement.currency !== account.currency) {
    return failure({ kind: 'other-currency', statement: statement.currency, account: account.currency });
  }
  if (!canAddUp(account.balance, statement)) return failure({ kind: 'total-too-large' });
  const identified = identifyLines(statement, account.id, sha256);
  const presentByLine = findPresent(identified, entries);
  const taken = new Set([...presentByLine.values()].map((entry) => entry.id));
  const confirmedByLine = findConfirmations(
    identified.filter((line) => !presentByLine.has(line)),
    entries.filter((entry) => !taken.has(entry.id) && isManual(entry)),
  );
  const lines = identified.map((line) => ({
    ...line, action: toAction(presentByLine.get(line), confirmedByLine.get(line)),
  }));
  return success(summarize(account.id, account.balance, statement.balance, lines));
}

/** The lines of a statement with what identifies them and what was read from them. */
function identifyLines(
  statement: BankStatement, accountId: AccountId, sha256: Sha256,
): readonly IdentifiedLine[] {
  const isReliable = areBankIdsReliable(statement.lines);
  const countByKey = new Map<string, number>();
  return statement.lines.map((line) => {
    const label = bankLineLabel(line);
    const identity = { bankId: isReliable ? line.bankId : '', day: line.day, amount: line.amount, label };
    const key = contentKey(line.day, line.amount, label) + identity.bankId;
    const ordinal = countByKey.get(key) ?? 0;
    countByKey.set(key, ordinal + 1);
    const id = bankLineEntryId(sha256, accountId, identity, ordinal);
    return { ...identity, id, lineNumber: line.lineNumber, ordinal, ...readLine(line, label) };
  });
}

/**
 * The plan with the line at `index` added after all, where the user says that it is another one than the entry it was
 * taken for. It gets the first id that neither the book nor the plan has.
 */
export function planAnyway(plan: ImportPlan, index: number, request: ImportRequest): ImportPlan {
  const line = plan.lines[index];
  if (line === undefined) throw new RangeError(`a plan of ${plan.lines.length} lines has no line ${index}`);
  if (line.action.kind === 'add') return plan;
  const known = new Set([...request.entries, ...plan.lines].map(({ id }) => recordIdToText(id)));
  // A confirmed entry keeps its own id, so the line's is free unless the book has it.
  if (line.action.kind === 'confirms') known.delete(recordIdToText(line.id));
  let { id, ordinal } = line;
  while (known.has(recordIdToText(id))) id = bankLineEntryId(request.sha256, plan.accountId, line, ++ordinal);
  const lines = plan.lines.with(index, { ...line, id, ordinal, action: { kind: 'add' } });
  return summarize(plan.accountId, plan.balances.before, plan.balances.bank, lines);
}

function readLine(line: BankLine, label: string): Pick<ImportLine, 'payee' | 'purchaseDay' | 'method' | 'checkNumber'> {
  const reading = readBankLabel(label, line.day);
  return {
    payee: reading.payee,
    purchaseDay: line.userDay ?? reading.purchaseDay,
    method: reading.method ?? methodByType.get(line.type),
    checkNumber: line.checkNumber === '' ? reading.checkNumber : line.checkNumber,
  };
}

const methodByType: ReadonlyMap<string, BankMethod> = new Map([
  ['CHECK', 'cheque'], ['ATM', 'cash-withdrawal'], ['POS', 'card'], ['DIRECTDEBIT', 'direct-debit'],
  ['XFER', 'transfer'], ['FEE', 'bank-fee'], ['SRVCHG', 'bank-fee'],
]);

/** Typed by the user, and no line of a bank has been matched to it yet. */
function isManual(entry: ExistingEntry): boolean {
  return !entry.isDeleted && entry.bankLabel === '' && entry.bankId === '';
}

function canAddUp(balance: Cents, statement: BankStatement): boolean {
  let total = Math.abs(balance) + Math.abs(statement.balance ?? 0);
  for (const { amount } of statement.lines) {
    total += Math.abs(amount);
    if (!Number.isSafeInteger(total)) return false;
  }
  return Number.isSafeInteger(total);
}

function toAction(present: ExistingEntry | undefined, confirmed: ExistingEntry | undefined): ImportAction {
  if (present !== undefined) return { kind: 'already-there', entryId: present.id, isDeleted: present.isDeleted };
  if (confirmed !== undefined) return { kind: 'confirms', entryId: confirmed.id, entryDay: confirmed.day };
  return { kind: 'add' };
}

function summarize(
  accountId: AccountId, before: Cents, bank: Cents | undefined, lines: readonly ImportLine[],
): ImportPlan {
  const counts = { add: 0, alreadyThere: 0, confirms: 0 };
  let after: number = before;
  for (const { action, amount } of lines) {
    if (action.kind === 'already-there') counts.alreadyThere++;
    else counts[action.kind]++;
    if (action.kind === 'add') after += amount;
  }
  const gap = bank === undefined ? undefined : toCents(bank - after);
  return { accountId, lines, counts, balances: { before, after: toCents(after), bank, gap } };
}
