/** Which lines of a bank's file are the bank's word on entries that the user typed. */
import { foldName } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { ExistingEntry, IdentifiedLine } from './import-plan.ts';

/** A card payment posts after a week-end and a holiday; beyond, an equal amount is more often another purchase. */
export const confirmationDaysMax = 5;

/** A cheque may be cashed for a year and eight days (Code monétaire et financier, L131-59 and L131-32). */
export const chequeDaysMax = 374;

/** Among entries of one amount on one day, so many are looked at for their payee. */
const payeeCandidatesMax = 16;

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
  for (let distance = 0; distance <= confirmationDaysMax; distance++) {
    for (const needsPayee of [true, false]) {
      for (const line of lines) {
        const entry = pairs.has(line) ? undefined : pool.takeNear(line, distance, needsPayee);
        if (entry !== undefined) pairs.set(line, entry);
      }
    }
  }
  return pairs;
}

interface PooledEntry {
  readonly entry: ExistingEntry;
  readonly foldedPayee: string;
  isTaken: boolean;
}

/** Entries that no line has taken yet, by amount and day, and by amount and cheque number. */
class EntryPool {
  readonly #byDay = new Map<string, PooledEntry[]>();
  readonly #byNumber = new Map<string, PooledEntry[]>();
  readonly #foldedLabels = new Map<string, string>();

  constructor(entries: readonly ExistingEntry[]) {
    const pooled = entries
      .map((entry) => ({ entry, foldedPayee: foldName(entry.payee), isTaken: false, order: recordIdToText(entry.id) }))
      .sort((left, right) => left.order < right.order ? -1 : 1);
    for (const item of pooled) {
      append(this.#byDay, `${item.entry.amount} ${item.entry.day}`, item);
      const number = withoutZeros(item.entry.number);
      if (number !== '') append(this.#byNumber, `${item.entry.amount} ${number}`, item);
    }
  }

  takeCheque(line: IdentifiedLine): ExistingEntry | undefined {
    const number = withoutZeros(line.checkNumber);
    const candidates = number === '' ? [] : this.#byNumber.get(`${line.amount} ${number}`) ?? [];
    return take(candidates.find(({ entry, isTaken }) =>
      !isTaken && entry.day <= line.day + confirmationDaysMax && entry.day >= line.day - chequeDaysMax));
  }

  takeNear(line: IdentifiedLine, distance: number, needsPayee: boolean): ExistingEntry | undefined {
    for (const day of line.purchaseDay === undefined ? [line.day] : [line.purchaseDay, line.day]) {
      // The user's day comes before the bank's rather than after.
      for (const near of distance === 0 ? [day] : [day - distance, day + distance]) {
        const candidates = this.#byDay.get(`${line.amount} ${near}`);
        if (candidates === undefined) continue;
        while (candidates[0]?.isTaken === true) candidates.shift();
        const found = needsPayee ? this.#findByPayee(candidates, line) : candidates[0];
        if (found !== undefined) return take(found);
      }
    }
    return undefined;
  }

  #findByPayee(candidates: readonly PooledEntry[], line: IdentifiedLine): PooledEntry | undefined {
    const label = this.#foldedLabels.get(line.label) ?? foldName(line.label);
    this.#foldedLabels.set(line.label, label);
    return candidates.slice(0, payeeCandidatesMax)
      .find(({ foldedPayee, isTaken }) => !isTaken && foldedPayee !== '' && label.includes(foldedPayee));
  }
}

function take(item: PooledEntry | undefined): ExistingEntry | undefined {
  if (item === undefined) return undefined;
  item.isTaken = true;
  return item.entry;
}

function append(map: Map<string, PooledEntry[]>, key: string, item: PooledEntry): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}

function withoutZeros(number: string): string {
  return number.trim().replace(/^0+/, '');
}
