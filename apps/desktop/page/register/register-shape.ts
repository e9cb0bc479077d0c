/**
 * What stands in a register from top to bottom. Rows are numbered as the engine numbers them, oldest first; between
 * those up to today and those to come stand the row being typed and, where anything is to come, a heading:
 *
 *   row 0 … row firstUpcoming−1 · typing · heading · row firstUpcoming … row rows−1
 *
 * Under the typing row of an account without any row stands what helps to begin.
 */
export interface RegisterShape {
  readonly rows: number;
  /** `rows` where nothing is to come. */
  readonly firstUpcoming: number;
}

export type RegisterItem =
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'typing' }
  | { readonly kind: 'upcoming' | 'empty' };

/** Where the keyboard stands: on a row, or on the row being typed. */
export type RegisterPlace = number | 'typing';

export function hasUpcoming({ rows, firstUpcoming }: RegisterShape): boolean {
  return firstUpcoming < rows;
}

export function countItems(shape: RegisterShape): number {
  return shape.rows + (hasUpcoming(shape) || shape.rows === 0 ? 2 : 1);
}

export function itemAt(shape: RegisterShape, index: number): RegisterItem {
  const past = index - shape.firstUpcoming;
  if (past < 0) return { kind: 'row', row: index };
  if (past === 0) return { kind: 'typing' };
  if (shape.rows === 0) return { kind: 'empty' };
  return past === 1 ? { kind: 'upcoming' } : { kind: 'row', row: index - 2 };
}

export function placeToIndex(shape: RegisterShape, place: RegisterPlace): number {
  if (place === 'typing') return shape.firstUpcoming;
  return place < shape.firstUpcoming ? place : place + 2;
}

/** The place `steps` further down; the typing row counts as one. Stops at both ends. */
export function stepPlace(shape: RegisterShape, place: RegisterPlace, steps: number): RegisterPlace {
  const ordinal = place === 'typing' ? shape.firstUpcoming : place + (place < shape.firstUpcoming ? 0 : 1);
  const next = Math.min(Math.max(ordinal + steps, 0), shape.rows);
  if (next === shape.firstUpcoming) return 'typing';
  return next < shape.firstUpcoming ? next : next - 1;
}

/** The last entry up to today; from there, the last of all. */
export function lastPlace(shape: RegisterShape, from: RegisterPlace): RegisterPlace {
  const lastToday = shape.firstUpcoming - 1;
  if (lastToday >= 0 && from !== lastToday) return lastToday;
  return shape.rows > 0 ? shape.rows - 1 : 'typing';
}

/** The place after the shape has changed: never outside. */
export function keepInside(shape: RegisterShape, place: RegisterPlace): RegisterPlace {
  if (place === 'typing' || shape.rows === 0) return 'typing';
  return Math.min(place, shape.rows - 1);
}
