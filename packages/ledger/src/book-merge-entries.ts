/** Entries of two books, matched by what they say. */
import { compareBytes, recordIdToText, type RecordId } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { NamesMatch } from './book-merge-names.ts';
import { entryColumns, rowToEntry, type Allocation, type Entry, type LegStatus } from './entry-record.ts';
import { toIdOf, type EntryId } from './record-ids.ts';
import { splitLinesToText } from './split-lines.ts';

export interface EntriesMatch {
  /** By the id of the old book as text: the entry of the target that says all that it says. */
  readonly matched: ReadonlyMap<string, EntryId>;
  /** `id` of the old book; `mapped` names what the merged book has. */
  readonly added: readonly { readonly id: EntryId; readonly mapped: Entry }[];
  /** Entries of the target that get what they left empty. */
  readonly filled: readonly { readonly id: EntryId; readonly filled: Entry }[];
}

/**
 * Who moved what, when and to whom makes two entries candidates; then the old one is matched where nothing that it says
 * is said otherwise by the other. Exact ones first, then those with least to fill in. A status is no reason to tell two
 * entries apart: what was cleared in one book is cleared.
 */
export function matchEntries(
  old: readonly Entry[], target: readonly Entry[], names: NamesMatch,
): EntriesMatch {
  const candidatesByKey = new Map<string, Entry[]>();
  for (const entry of target) {
    const key = keyOf(toCanonical(orient(entry), names));
    const known = candidatesByKey.get(key);
    if (known === undefined) candidatesByKey.set(key, [entry]);
    else known.push(entry);
  }
  let waiting = old.map((entry) => ({ id: entry.id, mapped: toTarget(entry, names) }));
  const matched = new Map<string, EntryId>();
  const filled: { id: EntryId; filled: Entry }[] = [];
  for (const fits of [isExact, saysAll, saysNothingElse]) {
    waiting = waiting.filter(({ id: oldId, mapped }) => {
      const mine = orient(mapped);
      const candidates = candidatesByKey.get(keyOf(toCanonical(mine, names))) ?? [];
      const best = candidates.findIndex(({ id }) => compareBytes(id, mapped.id) === 0);
      const place = best >= 0 && fits(mine, candidates[best], names)
        ? best : candidates.findIndex((theirs) => fits(mine, theirs, names));
      const theirs = candidates[place];
      if (theirs === undefined) return true;
      candidates.splice(place, 1);
      matched.set(recordIdToText(oldId), theirs.id);
      const isTurned = orient(theirs) !== theirs;
      const full = fill(isTurned ? turn(mine) : mine, theirs);
      if (!isSame(full, theirs)) filled.push({ id: theirs.id, filled: full });
      return false;
    });
  }
  return { matched, added: waiting, filled };
}

export function readLivingEntries(database: SqliteDatabase): readonly Entry[] {
  return database.prepare(`SELECT ${entryColumns('')} FROM entry WHERE deleted = 0 ORDER BY id`).all().map(rowToEntry);
}

type MapId = (kind: 'accounts' | 'categories' | 'payees' | 'methods', id: RecordId) => RecordId;

function toTarget(entry: Entry, names: NamesMatch): Entry {
  return mapIds(entry, (kind, id) => names[kind].toTarget(id));
}

function toCanonical(entry: Entry, names: NamesMatch): Entry {
  return mapIds(entry, (kind, id) => names[kind].toCanonical(id));
}

function mapIds(entry: Entry, map: MapId): Entry {
  const { accountId, allocation, methodId, payeeId, transfer } = entry;
  return {
    ...entry,
    accountId: toIdOf(map('accounts', accountId)),
    transfer: transfer === null ? null : { ...transfer, accountId: toIdOf(map('accounts', transfer.accountId)) },
    allocation: mapAllocation(allocation, map),
    payeeId: payeeId === null ? null : toIdOf(map('payees', payeeId)),
    methodId: methodId === null ? null : toIdOf(map('methods', methodId)),
  };
}

function mapAllocation(allocation: Allocation, map: MapId): Allocation {
  if (allocation.kind === 'single') {
    const { categoryId } = allocation;
    return { kind: 'single', categoryId: categoryId === null ? null : toIdOf(map('categories', categoryId)) };
  }
  return {
    kind: 'split',
    lines: allocation.lines.map((line) => ({
      ...line, categoryId: line.categoryId === null ? null : toIdOf(map('categories', line.categoryId)),
    })),
  };
}

/** A transfer from the side of its account with the smaller id: either book may have it from either side. */
function orient(entry: Entry): Entry {
  const { transfer } = entry;
  return transfer !== null && compareBytes(transfer.accountId, entry.accountId) < 0 ? turn(entry) : entry;
}

function turn(entry: Entry): Entry {
  const { accountId, amount, status, transfer, transferStatus } = entry;
  if (transfer === null) return entry;
  return {
    ...entry, accountId: transfer.accountId, amount: transfer.amount, transfer: { accountId, amount },
    status: transferStatus, transferStatus: status,
  };
}

/** Of a canonical entry. */
function keyOf({ accountId, amount, day, memo, payeeId, transfer }: Entry): string {
  return JSON.stringify([
    recordIdToText(accountId), day, amount, payeeId && recordIdToText(payeeId), memo,
    transfer && [recordIdToText(transfer.accountId), transfer.amount],
  ]);
}

type Fits = (mine: Entry, theirs: Entry | undefined, names: NamesMatch) => boolean;

const isExact: Fits = (mine, theirs, names) =>
  theirs !== undefined && pairs(mine, theirs, names).every(([left, right]) => left === right);

/** The other one says all that this one says. */
const saysAll: Fits = (mine, theirs, names) =>
  theirs !== undefined && pairs(mine, theirs, names).every(([left, right]) => left === '' || left === right);

/** What both say is the same. */
const saysNothingElse: Fits = (mine, theirs, names) =>
  theirs !== undefined
  && pairs(mine, theirs, names).every(([left, right]) => left === '' || right === '' || left === right);

function pairs(mine: Entry, theirs: Entry, names: NamesMatch): readonly (readonly [string, string])[] {
  const left = detailsOf(toCanonical(mine, names));
  const right = detailsOf(toCanonical(theirs, names));
  return left.map((detail, place) => [detail, right[place] ?? ''] as const);
}

/** What a key does not hold, each as a text, empty where nothing is said. */
function detailsOf({ allocation, bankId, bankLabel, methodId, number, tags, valueDay }: Entry): readonly string[] {
  return [
    valueDay === null ? '' : String(valueDay), allocationText(allocation), number,
    methodId === null ? '' : recordIdToText(methodId), tags.join('\n'), bankLabel, bankId,
  ];
}

function allocationText(allocation: Allocation): string {
  if (allocation.kind === 'split') return splitLinesToText(allocation.lines);
  return allocation.categoryId === null ? '' : recordIdToText(allocation.categoryId);
}

function fill(mine: Entry, theirs: Entry): Entry {
  return {
    ...theirs,
    valueDay: theirs.valueDay ?? mine.valueDay,
    allocation: allocationText(theirs.allocation) === '' ? mine.allocation : theirs.allocation,
    number: theirs.number || mine.number,
    methodId: theirs.methodId ?? mine.methodId,
    tags: theirs.tags.length > 0 ? theirs.tags : mine.tags,
    bankLabel: theirs.bankLabel || mine.bankLabel,
    bankId: theirs.bankId || mine.bankId,
    status: fillStatus(mine.status, theirs.status),
    transferStatus: fillStatus(mine.transferStatus, theirs.transferStatus),
  };
}

function fillStatus(mine: LegStatus, theirs: LegStatus): LegStatus {
  return theirs.kind === 'uncleared' && mine.kind !== 'uncleared' ? mine : theirs;
}

/** `filled` was made from `theirs`. */
function isSame(filled: Entry, theirs: Entry): boolean {
  return filled.status === theirs.status && filled.transferStatus === theirs.transferStatus
    && detailsOf(filled).every((detail, place) => detail === detailsOf(theirs)[place]);
}
