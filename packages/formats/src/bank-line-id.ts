/**
 * What makes a line of a bank's file the same line in the next download, on any device.
 *
 * The id of an imported entry is a function of (account, bank id where it is reliable, bank's day, amount, label,
 * ordinal among equal lines of the file), so that two devices that import the same file write the same records. Books
 * keep these ids: what is read from a line into them never changes, or every line would come in a second time.
 */
import { toIdOf, type AccountId, type EntryId } from '@tandem/ledger';
import { deterministicRecordId, type Sha256 } from '@tandem/replica';
import type { BankLine } from './bank-file.ts';

/** A number below it may be a counter that starts again in the next download. */
const counterMax = 99_999;
/** An id of letters and digits that is shorter than this is not one of a whole bank. */
const shortIdMax = 6;
/** So many consecutive numbers in a row are a counter, whatever their size. */
const counterRunMin = 5;

/**
 * The bank's words in one line, never empty. Crédit Agricole writes `.` as memo; others repeat the name in the memo,
 * whole or cut, or go on there where the name was full.
 */
export function bankLineLabel({ name, memo, type }: Pick<BankLine, 'name' | 'memo' | 'type'>): string {
  if (name === '' && (memo === '.' || memo === '')) return type === '' ? '?' : type;
  if (memo === '.' || memo === '' || name.includes(memo)) return name;
  return name === '' || memo.startsWith(name) ? memo : `${name} ${memo}`;
}

/**
 * Whether the bank's ids of a statement can tell its lines from those of any other download: each is there, all differ,
 * and none is a counter (`0, 1, 2`, `id_mvt1`, `20261112-3`).
 */
export function areBankIdsReliable(lines: readonly BankLine[]): boolean {
  const ids = new Set(lines.map((line) => line.bankId));
  if (ids.size < lines.length) return false;
  return !lines.some((line) => isCounterLike(line.bankId)) && !isConsecutive(lines);
}

/** The record id of an imported line. `ordinal` counts the equal lines before it in its file, from 0. */
export function bankLineEntryId(sha256: Sha256, accountId: AccountId, line: {
  readonly bankId: string; readonly day: number; readonly amount: number; readonly label: string;
}, ordinal: number): EntryId {
  // One text, not five parts, which would take twice as long; none of them has a line end, so no two lines share it.
  const identity = `${line.day}\n${line.amount}\n${ordinal}\n${line.bankId}\n${line.label}`;
  return toIdOf(deterministicRecordId(sha256, 'bank-line', accountId, identity));
}

function isCounterLike(bankId: string): boolean {
  const digitsOn = bankId.replace(/^\D+/, '');
  const afterDate = digitsOn.replace(/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\D*/, '');
  const counter = /^(\d*)\D*$/.exec(afterDate)?.[1];
  if (counter === undefined) return bankId.length < shortIdMax;
  return Number(counter) <= counterMax && (counter !== '' || bankId.length < shortIdMax || digitsOn !== afterDate);
}

function isConsecutive(lines: readonly BankLine[]): boolean {
  if (lines.length < counterRunMin) return false;
  // The last 15 digits: a whole number that is exact, and enough to see a step of one.
  const numbers = lines.map((line) => /(\d{1,15})\D*$/.exec(line.bankId)?.[1]);
  const first = Number(numbers[0]);
  const step = Number(numbers[1]) - first;
  return Math.abs(step) === 1 && numbers.every((number, index) => Number(number) === first + index * step);
}
