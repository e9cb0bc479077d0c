/** Which rows of a register are chosen: ranges of row numbers, however many rows there are. */
import { stepPlace, type RegisterPlace, type RegisterShape } from './register-shape.ts';

/** Both ends included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

export interface RowSelection {
  /** Where the keyboard stands. */
  readonly active: RegisterPlace;
  /** From where Shift extends. */
  readonly anchor: RegisterPlace;
  /** In order, without touching each other. */
  readonly ranges: readonly RowRange[];
}

export function selectOnly(place: RegisterPlace): RowSelection {
  return { active: place, anchor: place, ranges: place === 'typing' ? [] : [{ first: place, last: place }] };
}

/** Shift: everything from the anchor to the place. The typing row is never chosen, only passed. */
export function extendTo(shape: RegisterShape, selection: RowSelection, place: RegisterPlace): RowSelection {
  const { anchor } = selection;
  if (anchor === 'typing') return selectOnly(place);
  const direction = anchor < shape.firstUpcoming ? 1 : -1;
  const end = place === 'typing' ? stepPlace(shape, place, direction) : place;
  if (end === 'typing') return selection;
  return { active: end, anchor, ranges: [{ first: Math.min(anchor, end), last: Math.max(anchor, end) }] };
}

/** Ctrl and a click. */
export function toggleRow(selection: RowSelection, row: number): RowSelection {
  const ranges = isChosen(selection, row)
    ? selection.ranges.flatMap((range) => withoutRow(range, row))
    : join([...selection.ranges, { first: row, last: row }]);
  return { active: row, anchor: row, ranges };
}

export function selectAll(shape: RegisterShape, selection: RowSelection): RowSelection {
  if (shape.rows === 0) return selection;
  return { active: selection.active, anchor: 0, ranges: [{ first: 0, last: shape.rows - 1 }] };
}

export function isChosen({ ranges }: RowSelection, row: number): boolean {
  return ranges.some(({ first, last }) => row >= first && row <= last);
}

export function countChosen({ ranges }: RowSelection): number {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

function withoutRow({ first, last }: RowRange, row: number): RowRange[] {
  if (row < first || row > last) return [{ first, last }];
  return [{ first, last: row - 1 }, { first: row + 1, last }].filter((range) => range.first <= range.last);
}

function join(ranges: readonly RowRange[]): RowRange[] {
  const joined: RowRange[] = [];
  for (const range of [...ranges].sort((left, right) => left.first - right.first)) {
    const previous = joined.at(-1);
    if (previous === undefined || range.first > previous.last + 1) joined.push(range);
    else joined[joined.length - 1] = { first: previous.first, last: Math.max(previous.last, range.last) };
  }
  return joined;
}
