/**
 * The lines of a split entry, in one column of its money group: they travel and win together with the amount that they
 * sum to. Stored as canonical JSON, `[["<category id in hex>" or null, amount, "memo"], …]`, so that the same lines are
 * the same bytes on every device.
 */
import { parseRecordId, recordIdToText } from '@tandem/replica';
import { isAmount, type Cents } from './money.ts';
import { toIdOf, type CategoryId } from './record-ids.ts';

export interface SplitLine {
  readonly categoryId: CategoryId | null;
  readonly amount: Cents;
  readonly memo: string;
}

/** More than any receipt that is typed by hand. */
export const splitLinesMax = 200;

export function splitLinesToText(lines: readonly SplitLine[]): string {
  return JSON.stringify(lines.map(({ categoryId, amount, memo }) =>
    [categoryId === null ? null : recordIdToText(categoryId), amount, memo]));
}

/** The lines, or undefined where the text is not their canonical form. */
export function parseSplitLines(text: string): readonly SplitLine[] | undefined {
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(items) || items.length === 0 || items.length > splitLinesMax) return undefined;
  const lines: SplitLine[] = [];
  for (const item of items) {
    const line = parseSplitLine(item);
    if (line === undefined) return undefined;
    lines.push(line);
  }
  return splitLinesToText(lines) === text ? lines : undefined;
}

/** Exact; NaN, which equals no amount, where it would not be. */
export function sumOfLines(lines: readonly SplitLine[]): number {
  let sum = 0;
  for (const { amount } of lines) {
    sum += amount;
    if (!Number.isSafeInteger(sum)) return NaN;
  }
  return sum;
}

function parseSplitLine(item: unknown): SplitLine | undefined {
  if (!Array.isArray(item) || item.length !== 3) return undefined;
  const parts: readonly unknown[] = item;
  const [category, amount, memo] = parts;
  if (typeof amount !== 'number' || !isAmount(amount) || typeof memo !== 'string') return undefined;
  if (category === null) return { categoryId: null, amount, memo };
  const id = typeof category === 'string' ? parseRecordId(category) : undefined;
  return id === undefined ? undefined : { categoryId: toIdOf(id), amount, memo };
}
