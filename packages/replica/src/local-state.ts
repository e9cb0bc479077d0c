/** What belongs to this copy of a book and never travels: its book's id and generation, counters, dates. */
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';

export interface BookIdentity {
  /** 16 bytes each. A restore that is declared the truth starts a new generation of the same book. */
  readonly bookId: Uint8Array;
  readonly generation: Uint8Array;
}

/** So many former generations a book remembers. */
export const generationsMax = 32;
const generationBytes = 16;

/** Undefined in an empty copy that has not joined a book yet. */
export function readBookIdentity(database: SqliteDatabase): BookIdentity | undefined {
  const bookId = readLocal(database, 'book_id');
  const generation = readLocal(database, 'generation');
  if (!(bookId instanceof Uint8Array) || !(generation instanceof Uint8Array)) return undefined;
  return { bookId, generation };
}

/** `chain`: former generations, newest first. */
export function writeBookIdentity(
  database: SqliteDatabase, { bookId, generation }: BookIdentity, chain: readonly Uint8Array[] = [],
): void {
  writeLocal(database, 'book_id', bookId);
  adoptGenerations(database, generation, chain);
}

/** Former generations of this book, newest first, at most `generationsMax`. */
export function readGenerationChain(database: SqliteDatabase): Uint8Array[] {
  const packed = readLocal(database, 'generation_chain');
  if (!(packed instanceof Uint8Array)) return [];
  return Array.from({ length: Math.floor(packed.length / generationBytes) }, (_, index) =>
    packed.slice(index * generationBytes, (index + 1) * generationBytes));
}

/** This copy is the truth from now on: what the others hold is older, whatever they did meanwhile. */
export function declareTruth(database: SqliteDatabase, generation: Uint8Array): void {
  const former = readBookIdentity(database)?.generation;
  adoptGenerations(database, generation, [...(former === undefined ? [] : [former]), ...readGenerationChain(database)]);
}

/** Names twice or like the current one are left out, and the oldest beyond the limit. */
export function adoptGenerations(
  database: SqliteDatabase, generation: Uint8Array, chain: readonly Uint8Array[],
): void {
  const kept: Uint8Array[] = [];
  for (const each of chain) {
    if (each.length !== generationBytes) throw new TypeError(`a generation has ${generationBytes} bytes`);
    if (![generation, ...kept].some((known) => known.every((byte, index) => byte === each[index]))) kept.push(each);
  }
  const packed = new Uint8Array(Math.min(kept.length, generationsMax) * generationBytes);
  kept.slice(0, generationsMax).forEach((each, index) => packed.set(each, index * generationBytes));
  writeLocal(database, 'generation', generation);
  writeLocal(database, 'generation_chain', packed);
}

export function readLocal(database: SqliteDatabase, key: string): SqlValue {
  return database.prepare('SELECT value FROM sync_local WHERE key = ?').get(key)?.[0] ?? null;
}

export function writeLocal(database: SqliteDatabase, key: string, value: Exclude<SqlValue, null>): void {
  database.prepare('INSERT INTO sync_local VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2').run(key, value);
}
