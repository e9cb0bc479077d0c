/**
 * The book's clock: one row that holds the next stamp, never one already committed or received.
 *
 * A write transaction starts with `h := max(h, wall)` and ends with `h + 1`; a merged batch leaves
 * `max(h, received + 1)`; a session starts with `h + 1`. So what descends from a value has a larger stamp, whatever
 * the wall says, and an edit from outside the program is unique too. The replica id is minted at the first write after
 * each opening of the file: a restored or copied book never uses a stamp again.
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import type { RandomBytes } from './record-id.ts';
import { ticksPerMs, wallMsMax } from './stamp.ts';

export function startWrite(database: SqliteDatabase, wallMs: number): void {
  const wall = clampWall(wallMs);
  database.prepare('UPDATE sync_clock SET h = max(h, ?1), wall = ?2, applying = 0, generating = 0')
    .run(wall * ticksPerMs, wall);
}

export function finishWrite(database: SqliteDatabase): void {
  database.prepare('UPDATE sync_clock SET h = h + 1, generating = 0').run();
}

/** A mint of 40 random bits that is not zero, which is the origin's. */
export function mintReplica(randomBytes: RandomBytes): number {
  const replica = randomBytes(5).reduce((value, byte) => value * 256 + byte, 0);
  return replica === 0 ? 1 : replica;
}

export function setReplica(database: SqliteDatabase, replica: number): void {
  database.prepare('UPDATE sync_clock SET replica = ?').run(replica);
}

/** Runs `work` while the triggers stand back, because it writes the tracking itself. */
export function whileApplying<Value>(database: SqliteDatabase, work: () => Value): Value {
  database.prepare('UPDATE sync_clock SET applying = 1').run();
  const value = work();
  database.prepare('UPDATE sync_clock SET applying = 0').run();
  return value;
}

/** Runs `work` while inserts carry the origin stamp. */
export function whileGenerating<Value>(database: SqliteDatabase, work: () => Value): Value {
  database.prepare('UPDATE sync_clock SET generating = 1').run();
  const value = work();
  database.prepare('UPDATE sync_clock SET generating = 0').run();
  return value;
}

export function receiveStamp(database: SqliteDatabase, h: number): void {
  database.prepare('UPDATE sync_clock SET h = max(h, ?)').run(h + 1);
}

export function readClock(database: SqliteDatabase): { h: number; wall: number; replica: number; generating: boolean } {
  const row = database.prepare('SELECT h, wall, replica, generating FROM sync_clock').get();
  if (row === undefined) throw new Error('the book has no clock');
  return { h: Number(row[0]), wall: Number(row[1]), replica: Number(row[2]), generating: row[3] === 1 };
}

function clampWall(wallMs: number): number {
  return Math.min(Math.max(Math.trunc(wallMs), 0), wallMsMax);
}
