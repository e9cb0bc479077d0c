/** What each line of a bank's file would do to the book, with the user's choices. */
import type { EngineFailure, Id, ImportBalancesView, ImportLineView } from '@tandem/contract';
import {
  importPayeeName, KnownPayees, planAnyway, planBookImport, withNegatedAmounts, type BankFile, type ExistingEntry,
  type ImportAction, type ImportLine, type ImportPlan,
} from '@tandem/formats';
import {
  failure, foldName, listPayees, newestEntryOfPayee, readAccount, readEntry, success, toCents, type AccountId,
  type CategoryId, type Day, type Payee, type Result,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { BookReading } from './book-reading.ts';
import { textToId } from './id-text.ts';

export interface LineChoice {
  readonly isTaken: boolean;
  readonly categoryId: Id | null;
}

export interface ImportChoices {
  readonly file: BankFile;
  readonly accountId: Id | null;
  /** Place in the file. */
  readonly statement: number;
  readonly isNegated: boolean;
  /** By the place of the line. */
  readonly lines: ReadonlyMap<number, LineChoice>;
}

export interface ImportPreview {
  /** In the order of the statement. */
  readonly lines: readonly ImportLineView[];
  readonly balances: ImportBalancesView;
  /** What would be written: the lines that are taken. */
  readonly plan: ImportPlan;
  /** Of added and confirmed entries, by the id's text. */
  readonly categoryByEntry: ReadonlyMap<string, CategoryId | null>;
}

/** Undefined while no account is chosen. */
export function previewImport(
  reading: BookReading, choices: ImportChoices,
): Result<ImportPreview | undefined, EngineFailure> {
  if (choices.accountId === null) return success(undefined);
  const account = readAccount(reading.database, textToId<AccountId>(choices.accountId));
  if (account === undefined) return failure({ kind: 'account', error: { kind: 'unknown-account' } });
  const written = choices.file.statements[choices.statement];
  if (written === undefined) return failure({ kind: 'bad-request' });
  const statement = choices.isNegated ? withNegatedAmounts(written) : written;
  const planned = planBookImport(reading.book, account, statement, reading.today);
  if (!planned.ok) return failure({ kind: 'import', error: planned.error });
  const { request, plan } = planned.value;
  let effective = plan;
  for (const [index, { isTaken }] of choices.lines) {
    if (isTaken && plan.lines[index]?.action.kind === 'already-there') {
      effective = planAnyway(effective, index, request);
    }
  }
  const day = statement.balanceDay ?? reading.today;
  return success(assemble(reading, choices, { plan, effective, entries: request.entries, day }));
}

interface Planned {
  readonly plan: ImportPlan;
  /** With the lines that the user adds after all. */
  readonly effective: ImportPlan;
  readonly entries: readonly ExistingEntry[];
  /** Of the balances. */
  readonly day: Day;
}

function assemble(reading: BookReading, choices: ImportChoices, planned: Planned): ImportPreview {
  const { plan, effective, entries, day } = planned;
  const guess = new Guesses(reading);
  const payeeByEntry = new Map(entries.map(({ id, payee }) => [recordIdToText(id), payee]));
  const categoryByEntry = new Map<string, CategoryId | null>();
  const taken: ImportLine[] = [];
  const lines = effective.lines.map((line, index): ImportLineView => {
    const action = plan.lines[index]?.action ?? line.action;
    const choice = choices.lines.get(index);
    const isTaken = choice?.isTaken ?? action.kind !== 'already-there';
    const standsFor = action.kind === 'add' ? undefined : payeeByEntry.get(recordIdToText(action.entryId));
    const payee = standsFor === undefined || standsFor === '' ? guess.payeeName(line.payee) : standsFor;
    const categoryId = choice === undefined
      ? guess.category(action, payee)
      : choice.categoryId === null ? null : textToId<CategoryId>(choice.categoryId);
    if (isTaken) {
      taken.push(line);
      if (line.action.kind === 'add' && categoryId !== null) categoryByEntry.set(recordIdToText(line.id), categoryId);
      if (line.action.kind === 'confirms' && choice !== undefined) {
        categoryByEntry.set(recordIdToText(line.action.entryId), categoryId);
      }
    }
    return {
      lineNumber: line.lineNumber, day: line.day, amount: line.amount, label: line.label, payee,
      categoryId: categoryId === null ? null : recordIdToText(categoryId),
      categoryPath: reading.categoryPath(categoryId), action: toActionView(action), isTaken,
    };
  });
  return {
    lines, categoryByEntry, plan: { ...effective, lines: taken }, balances: toBalances(effective, taken, day),
  };
}

function toActionView(action: ImportAction): ImportLineView['action'] {
  switch (action.kind) {
    case 'add': return { kind: 'add' };
    case 'already-there': return { kind: 'already-there', isDeleted: action.isDeleted };
    case 'confirms': return { kind: 'confirms', entryDay: action.entryDay };
  }
}

function toBalances(
  { balances: { before, bank } }: ImportPlan, taken: readonly ImportLine[], day: Day,
): ImportBalancesView {
  let after: number = before;
  for (const { action, amount } of taken) if (action.kind === 'add') after += amount;
  const gap = bank === undefined ? null : toCents(bank - after);
  return { day, before, after: toCents(after), bank: bank ?? null, gap };
}

/** What the user's own book says of a bank's words. */
class Guesses {
  readonly #reading: BookReading;
  readonly #known: KnownPayees;
  readonly #payeeByFolded: ReadonlyMap<string, Payee>;
  readonly #nameByWords = new Map<string, string>();
  readonly #categoryByPayee = new Map<string, CategoryId | null>();

  constructor(reading: BookReading) {
    const payees = listPayees(reading.database);
    this.#reading = reading;
    this.#known = new KnownPayees(payees.map(({ name }) => name));
    // Of several of one name, the smallest id, as the import takes it.
    this.#payeeByFolded = new Map(payees.toReversed().map((payee) => [foldName(payee.name), payee]));
  }

  payeeName(words: string): string {
    const known = this.#nameByWords.get(words);
    if (known !== undefined) return known;
    const name = importPayeeName(this.#known, words);
    this.#nameByWords.set(words, name);
    return name;
  }

  /** An entry that is there keeps its own. */
  category(action: ImportAction, payee: string): CategoryId | null {
    if (action.kind === 'add') return this.#ofPayee(payee);
    const allocation = readEntry(this.#reading.database, action.entryId)?.allocation;
    return allocation?.kind === 'single' ? allocation.categoryId : null;
  }

  #ofPayee(name: string): CategoryId | null {
    const known = this.#categoryByPayee.get(name);
    if (known !== undefined) return known;
    const payee = this.#payeeByFolded.get(foldName(name));
    const category = payee === undefined ? null : this.#lastCategory(payee);
    this.#categoryByPayee.set(name, category);
    return category;
  }

  /** That of its newest entry; a living one. */
  #lastCategory(payee: Payee): CategoryId | null {
    const newest = newestEntryOfPayee(this.#reading.database, payee.id)?.allocation;
    const category = newest?.kind === 'single' ? newest.categoryId ?? payee.defaultCategoryId : payee.defaultCategoryId;
    return category !== null && this.#reading.categories.has(recordIdToText(category)) ? category : null;
  }
}
