/**
 * Reads what SQLite gives for a column whose type the schema proves (tables are STRICT). A value of another type is a
 * defect of ours or a damaged file, and throws.
 */
import type { SqlValue } from '@tandem/sqlite';

export function readInteger(value: SqlValue | undefined): number {
  if (typeof value !== 'number') throw new TypeError('an integer column holds another type');
  return value;
}

export function readText(value: SqlValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError('a text column holds another type');
  return value;
}

export function readBlob(value: SqlValue | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError('an id column holds another type');
  return value;
}

/** Applies `read` to what is not null. */
export function readOptional<Read>(value: SqlValue | undefined, read: (value: SqlValue) => Read): Read | null {
  if (value === undefined) throw new TypeError('a row has fewer columns than its query');
  return value === null ? null : read(value);
}
