/** Which lines of a bank's file are the bank's word on entries that the user typed. */
import { foldName } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { ExistingEntry, IdentifiedLine } from './import-lines.ts';

/** A card payment posts after a week-end and a holiday; beyond, an equal amount is more often another purchase. */
export const confirmationDaysMax = 5;

/** A cheque may be cashed for a year and eight days (Code monétaire et financier, L131-59 and L131-32). */
export const chequeDaysMax = 374;

/** Among entries of one amount on one day, or with one cheque number, so many are looked at. */
const candidatesMax = 16;

/**
 * Pairs of the same amount, one to one: cheques by their number first, then whatever is nearest in days, and at the
 * same distance an entry whose payee stands in the label. A line counts by its bank's day or its purchase's, whichever
 * is nearer.
 */
export function findConfirmations(
  lines: readonly IdentifiedLine[], entries: readonly ExistingEntry[],
): ReadonlyMap<IdentifiedLine, ExistingEntry> {
  const pairs = new Map<IdentifiedLine, ExistingEntry>();
  const pool = new EntryPool(entries);
  for (const line of lines) {
    const entry = pool.takeCheque(line);
    if (entry !== undefined) pairs.set(line, entry);
  }
  let unpaired = lines.filter((line) => !pairs.has(line) && pool.hasAmount(line.amount));
  for (let distance = 0; distance <= confirmationDaysMax; distance++) {
    for (const needsPayee of [true, false]) {
      unpaired = unpaired.filter((line) => {
        const entry = pool.takeNear(line, distance, needsPayee);
        if (entry !== undefined) pairs.set(line, entry);
        return entry === undefined;
      });
    }
  }
  return pairs;
}

interface PooledEntry {
  readonly entry: ExistingEntry;
  readonly foldedPayee: string;
  isTaken: boolean;
}

/** Entries by amount and day, and by amount and cheque number; no line takes one that another has taken. */
class EntryPool {
  readonly #byAmountAndDay = new Map<number, Map<number, PooledEntry[]>>();
  readonly #byNumber = new Map<string, PooledEntry[]>();
  readonly #foldedLabels = new Map<string, string>();

  constructor(entries: readonly ExistingEntry[]) {
    const pooled = entries
      .map((entry) => ({ entry, foldedPayee: foldName(entry.payee), isTaken: false, order: recordIdToText(entry.id) }))
      // The lists are used up from their ends, where taking one off costs nothing.
      .sort((left, right) => left.order < right.order ? 1 : -1);
    for (const item of pooled) {
      const byDay = this.#byAmountAndDay.get(item.entry.amount) ?? new Map<number, PooledEntry[]>();
      this.#byAmountAndDay.set(item.entry.amount, byDay);
      append(byDay, item.entry.day, item);
      const number = withoutZeros(item.entry.number);
      if (number !== '') append(this.#byNumber, `${item.entry.amount} ${number}`, item);
    }
  }

  hasAmount(amount: number): boolean {
    return this.#byAmountAndDay.has(amount);
  }

  takeCheque(line: IdentifiedLine): ExistingEntry | undefined {
    const number = withoutZeros(line.checkNumber);
    const candidates = number === '' ? undefined : this.#byNumber.get(`${line.amount} ${number}`);
    return take(findFirst(candidates, ({ entry }) =>
      entry.day <= line.day + confirmationDaysMax && entry.day >= line.day - chequeDaysMax));
  }

  takeNear(line: IdentifiedLine, distance: number, needsPayee: boolean): ExistingEntry | undefined {
    const byDay = this.#byAmountAndDay.get(line.amount);
    for (const day of line.purchaseDay === undefined ? [line.day] : [line.purchaseDay, line.day]) {
      // The user's day comes before the bank's rather than after.
      for (const near of distance === 0 ? [day] : [day - distance, day + distance]) {
        const found = findFirst(byDay?.get(near), (item) => !needsPayee || this.#isPayeeOf(item, line));
        if (found !== undefined) return take(found);
      }
    }
    return undefined;
  }

  #isPayeeOf({ foldedPayee }: PooledEntry, line: IdentifiedLine): boolean {
    if (foldedPayee === '') return false;
    const label = this.#foldedLabels.get(line.label) ?? foldName(line.label);
    this.#foldedLabels.set(line.label, label);
    return label.includes(foldedPayee);
  }
}

/** The first that is free and fits, in the order of ids; drops those at the front that are taken. */
function findFirst(
  items: PooledEntry[] | undefined, fits: (item: PooledEntry) => boolean,
): PooledEntry | undefined {
  if (items === undefined) return undefined;
  while (items.at(-1)?.isTaken === true) items.pop();
  return items.slice(-candidatesMax).findLast((item) => !item.isTaken && fits(item));
}

function take(item: PooledEntry | undefined): ExistingEntry | undefined {
  if (item === undefined) return undefined;
  item.isTaken = true;
  return item.entry;
}

function append<Key>(map: Map<Key, PooledEntry[]>, key: Key, item: PooledEntry): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}

function withoutZeros(number: string): string {
  return number.trim().replace(/^0+/, '');
}
