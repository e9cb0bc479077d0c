/**
 * What a copy of a book knows of the backups that are made of it by themselves: why the latest that was due is not
 * there, or not where it was to be. Local to the copy, so that every screen and command of the device can say it.
 *
 * A disk that is full refuses the note, too: as long as the database is open, it is remembered here.
 */
import { SqliteError, type SqliteDatabase, type SqliteFailure } from '@tandem/sqlite';
import { readLocal, writeLocal } from './local-state.ts';

const reasons = ['full', 'missing', 'not-writable', 'damaged', 'other'] as const;

/** `missing`: the chosen place is not there. `damaged`: the book itself cannot be read to its end. */
export type SnapshotFaultReason = (typeof reasons)[number];

export interface SnapshotFault {
  /** When it was due. */
  readonly wallMs: number;
  readonly reason: SnapshotFaultReason;
  /** It was made all the same, and not in the chosen place. */
  readonly isElsewhere: boolean;
}

/** There is no backup where one had to be: what was to follow it does not. */
export class SnapshotError extends SqliteError {
  readonly reason: SnapshotFaultReason;

  constructor(cause: SqliteError, reason: SnapshotFaultReason) {
    super(cause.failure, `no backup: ${cause.message}`, cause);
    this.name = 'SnapshotError';
    this.reason = reason;
  }
}

const key = 'snapshot_fault';
/** Null: there is none, whatever the book says. */
const unwritten = new WeakMap<SqliteDatabase, SnapshotFault | null>();

/**
 * `take` says why the backup is not in the chosen place, or undefined. Throws `SnapshotError` where it threw what the
 * world broke. In no transaction.
 */
export function takeNotedSnapshot(
  database: SqliteDatabase, wallMs: number, take: (wallMs: number) => SnapshotFaultReason | undefined,
): void {
  let elsewhere: SnapshotFaultReason | undefined;
  try {
    elsewhere = take(wallMs);
  } catch (error) {
    const reason = toSnapshotFault(error);
    if (reason === undefined || !(error instanceof SqliteError)) throw error;
    noteSnapshot(database, { wallMs, reason, isElsewhere: false });
    throw new SnapshotError(error, reason);
  }
  noteSnapshot(database, elsewhere === undefined ? undefined : { wallMs, reason: elsewhere, isElsewhere: true });
}

/** `undefined`: the backup that was due is there. */
export function noteSnapshot(database: SqliteDatabase, fault: SnapshotFault | undefined): void {
  unwritten.set(database, fault ?? null);
  try {
    if (fault !== undefined) writeLocal(database, key, formatFault(fault));
    else if (readLocal(database, key) !== null) database.prepare('DELETE FROM sync_local WHERE key = ?').run(key);
  } catch (error) {
    if (toSnapshotFault(error) === undefined) throw error;
  }
}

/** Undefined where the latest backup that was due is there. */
export function readSnapshotFault(database: SqliteDatabase): SnapshotFault | undefined {
  const known = unwritten.get(database);
  if (known !== undefined) return known ?? undefined;
  const text = readLocal(database, key);
  return typeof text === 'string' ? parseFault(text) : undefined;
}

/** Undefined for what is a bug, and for what is no error of a file or a database. */
export function toSnapshotFault(error: unknown): SnapshotFaultReason | undefined {
  return error instanceof SqliteError ? reasonOf(error.failure) : undefined;
}

function reasonOf(failure: SqliteFailure): SnapshotFaultReason | undefined {
  switch (failure) {
    case 'full': return 'full';
    case 'read-only': case 'cannot-open': return 'not-writable';
    case 'corrupt': case 'not-a-database': return 'damaged';
    case 'busy': case 'io': return 'other';
    case 'constraint': case 'range': case 'misuse': return undefined;
  }
}

/** `1795478400000 full -`, or `… missing elsewhere`. */
function formatFault({ wallMs, reason, isElsewhere }: SnapshotFault): string {
  return `${Math.round(wallMs)} ${reason} ${isElsewhere ? 'elsewhere' : '-'}`;
}

/** What a damaged page left of it is no fault to tell. */
function parseFault(text: string): SnapshotFault | undefined {
  const [, wallMs, told, place] = /^(-?\d{1,16}) ([a-z-]+) (elsewhere|-)$/.exec(text) ?? [];
  const reason = reasons.find((each) => each === told);
  return reason === undefined ? undefined : { wallMs: Number(wallMs), reason, isElsewhere: place === 'elsewhere' };
}
