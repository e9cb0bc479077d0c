/**
 * Carries a plan out, in one transaction.
 *
 * What must hold
 * 1. An added entry has the plan's id and the origin stamp: two devices that import the same file write the same
 *    entries, in conflict with nothing, and whatever either edits afterwards descends from both. The same goes for
 *    the payees that it creates.
 * 2. A confirmed entry keeps what its user typed: it takes the bank's label, id and day, and counts as cleared.
 * 3. A category that someone chose, or a device guessed from its own book, is an edit after the insert, with a stamp of
 *    its own: another device may choose another.
 * 4. Each step is a bulk write: 10,000 lines cost little more than their insert.
 */
import {
  defaultPaymentMethodId, entryKind, entryToValues, foldName, nameLengthMax, namedPayeeId, payeeKind, toIdOf,
  type AccountId, type Book, type CategoryId, type EntryId, type PayeeId, type PaymentMethodId,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { BankMethod } from './bank-label.ts';
import type { ImportLine } from './import-lines.ts';
import type { ImportPlan } from './import-plan.ts';
import { KnownPayees } from './known-payee.ts';

export interface ImportCounts {
  readonly added: number;
  readonly confirmed: number;
  readonly payeesCreated: number;
}

/** `categoryByEntry`: of added and confirmed entries, by the id's text. */
export function writeImport(
  book: Book, wallMs: number, plan: ImportPlan, categoryByEntry: ReadonlyMap<string, CategoryId | null> = new Map(),
): ImportCounts {
  const { replica } = book;
  const added = plan.lines.filter(({ action }) => action.kind === 'add');
  return replica.generate(wallMs, () => {
    const payees = new PayeeNames(book, wallMs);
    const methodIds = defaultMethodIds(book);
    const records = added.map((line) => lineToRecord(plan.accountId, line, payees.idOf(line.payee), methodIds));
    const payeesCreated = payees.write();
    const counts = {
      added: replica.insertRecords(entryKind, records), confirmed: confirmEntries(book, plan), payeesCreated,
    };
    setCategories(book, plan, categoryByEntry);
    return counts;
  });
}

/** What the user's own payees make of the words read from a label, as one line of at most `nameLengthMax`. */
export function importPayeeName(known: KnownPayees, words: string): string {
  return fitName(known.find(words) ?? words);
}

type MethodIds = Readonly<Record<BankMethod, PaymentMethodId | null>>;

function defaultMethodIds({ id, sha256 }: Book): MethodIds {
  const ofCode = (code: string): PaymentMethodId => defaultPaymentMethodId(sha256, id, code);
  return {
    card: ofCode('card'), 'direct-debit': ofCode('direct-debit'), transfer: ofCode('transfer'),
    cheque: ofCode('cheque'), 'cash-withdrawal': ofCode('withdrawal'),
    // The bank takes it: no method of the user's.
    'bank-fee': null,
  };
}

function lineToRecord(
  accountId: AccountId, line: ImportLine, payeeId: PayeeId | null, methodIds: MethodIds,
): { id: EntryId; values: ReturnType<typeof entryToValues> } {
  const day = line.purchaseDay ?? line.day;
  const values = entryToValues({
    accountId, transfer: null, day, valueDay: day === line.day ? null : line.day, amount: line.amount,
    allocation: { kind: 'single', categoryId: null }, payeeId, memo: '', number: line.checkNumber,
    methodId: line.method === undefined ? null : methodIds[line.method], tags: [],
    bankLabel: line.label, bankId: line.bankId, status: { kind: 'cleared' }, transferStatus: { kind: 'uncleared' },
  });
  return { id: line.id, values };
}

/** What is reconciled stays as the statement showed it, but for the bank's words. */
function confirmEntries({ replica }: Book, { lines, accountId }: ImportPlan): number {
  const { database } = replica;
  const confirm = database.prepare(`UPDATE entry SET bank_label = ?3, bank_id = ?4, status = max(status, 1),
    value_day = iif(status > 1, value_day, nullif(?5, day)) WHERE id = ?1 AND account_id = ?2`);
  const clearOtherLeg = database.prepare(`UPDATE entry SET transfer_status = 1
    WHERE id = ?1 AND transfer_account_id = ?2 AND transfer_status = 0`);
  let confirmed = 0;
  for (const { action, label, bankId, day } of lines) {
    if (action.kind !== 'confirms') continue;
    confirmed++;
    if (confirm.run(action.entryId, accountId, label, bankId, day) === 0) clearOtherLeg.run(action.entryId, accountId);
  }
  return confirmed;
}

/** Splits and transfers have none of their own. */
function setCategories(
  { replica }: Book, { lines }: ImportPlan, categoryByEntry: ReadonlyMap<string, CategoryId | null>,
): void {
  const update = replica.database.prepare(`UPDATE entry SET category_id = ?2
    WHERE id = ?1 AND deleted = 0 AND lines IS NULL AND transfer_account_id IS NULL AND category_id IS NOT ?2`);
  for (const { action, id } of lines) {
    if (action.kind === 'already-there') continue;
    const entryId = action.kind === 'add' ? id : action.entryId;
    const category = categoryByEntry.get(recordIdToText(entryId));
    if (category !== undefined) update.run(entryId, category);
  }
}

/** Finds the payees that the bank's words name among those of the book, and makes the missing ones at once. */
class PayeeNames {
  readonly #book: Book;
  readonly #wallMs: number;
  readonly #known: KnownPayees;
  readonly #idByWords = new Map<string, PayeeId | null>();
  readonly #idByFolded = new Map<string, PayeeId>();
  readonly #deletedByFolded = new Map<string, PayeeId>();
  readonly #takenKeys = new Set<string>();
  readonly #revived: PayeeId[] = [];
  readonly #created: { id: PayeeId; values: [name: string, category: null] }[] = [];

  constructor(book: Book, wallMs: number) {
    this.#book = book;
    this.#wallMs = wallMs;
    const names: string[] = [];
    const rows = book.replica.database.prepare('SELECT id, name, deleted FROM payee ORDER BY id DESC').all();
    for (const [id, name, deleted] of rows) {
      if (!(id instanceof Uint8Array) || typeof name !== 'string') throw new TypeError('a payee of another type');
      const payeeId = toIdOf<PayeeId>(id);
      this.#takenKeys.add(recordIdToText(payeeId));
      // Of several, the smallest id, as `findPayee` has it.
      (deleted === 0 ? this.#idByFolded : this.#deletedByFolded).set(foldName(name), payeeId);
      if (deleted === 0) names.push(name);
    }
    this.#known = new KnownPayees(names);
  }

  /** Null where the words name nobody. */
  idOf(words: string): PayeeId | null {
    const known = this.#idByWords.get(words);
    if (known !== undefined) return known;
    const id = this.#findOrCreate(words);
    this.#idByWords.set(words, id);
    return id;
  }

  #findOrCreate(words: string): PayeeId | null {
    const name = importPayeeName(this.#known, words);
    if (name === '') return null;
    const folded = foldName(name);
    const known = this.#idByFolded.get(folded);
    if (known !== undefined) return known;
    const id = this.#revive(folded) ?? this.#create(name, folded);
    this.#idByFolded.set(folded, id);
    return id;
  }

  /** Returns how many are new. */
  write(): number {
    const { replica } = this.#book;
    const revive = replica.database.prepare('UPDATE payee SET deleted = 0 WHERE id = ?');
    for (const id of this.#revived) revive.run(id);
    return replica.insertRecords(payeeKind, this.#created);
  }

  #revive(folded: string): PayeeId | undefined {
    const id = this.#deletedByFolded.get(folded);
    if (id !== undefined) this.#revived.push(id);
    return id;
  }

  #create(name: string, folded: string): PayeeId {
    const { id: bookId, replica, sha256 } = this.#book;
    const ownId = namedPayeeId(sha256, bookId, folded);
    // The name's own id may belong to a payee that was renamed since.
    const isFree = !this.#takenKeys.has(recordIdToText(ownId));
    const id = isFree ? ownId : toIdOf<PayeeId>(replica.mintId(this.#wallMs));
    this.#created.push({ id, values: [name, null] });
    return id;
  }
}

/** One line of at most `nameLengthMax`, as every name; a character is not cut in two. */
function fitName(words: string): string {
  const line = words.replace(/[\p{Cc}\s]+/gu, ' ').normalize('NFC').trim();
  return line.slice(0, nameLengthMax).toWellFormed().replace(/\ufffd$/, '').trim();
}
