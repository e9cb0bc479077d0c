/** When and by whom a record was written, for a screen: read from what the replica keeps beside it. */
import type { RecordId } from '@tandem/replica';
import type { SqlRow, SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { readInteger } from './row-values.ts';

/** A stamp's `h` counts in these. */
const ticksPerMs = 2048;

export interface WrittenBy {
  /** Undefined where the device has no name here. */
  readonly device: string | undefined;
  /** By the clock of that device. */
  readonly wallMs: number;
}

interface Stamp {
  readonly h: number;
  readonly replica: number;
}

export interface RecordTracking {
  readonly groupStamp: (group: number) => Stamp;
  readonly lifeStamp: Stamp;
  /** A delete knew all that the record holds: if it is shown, then only since a conflict of it is open. */
  readonly isBuried: boolean;
  /** Of the newest edit, where it is not that of its stamp. */
  readonly wallMs: number | undefined;
}

/** Undefined where the book does not hold the record. */
export function readRecordTracking(database: SqliteDatabase, id: RecordId): RecordTracking | undefined {
  const row = database.prepare(`SELECT h, replica, stamps, life, life_h, life_replica, seen, wall
    FROM sync_record WHERE id = ?`).get(id);
  return row === undefined ? undefined : toTracking(row);
}

function toTracking([h, replica, stampsText, life, lifeH, lifeReplica, seenText, wall]: SqlRow): RecordTracking {
  const base = { h: readInteger(h), replica: readInteger(replica) };
  const stamps = parseStamps(stampsText);
  const seen = parseStamps(seenText);
  return {
    groupStamp: (group) => stamps.get(group) ?? base,
    lifeStamp: typeof lifeH === 'number' ? { h: lifeH, replica: readInteger(lifeReplica) } : base,
    isBuried: life === 0 && [...stamps].every(([group, stamp]) => {
      const known = seen.get(group);
      return known !== undefined && compareStamps(stamp, known) <= 0;
    }),
    wallMs: typeof wall === 'number' ? wall : undefined,
  };
}

/** Who gave this stamp, and when. Only for the record's newest stamp is another wall time known than the stamp's. */
export function writtenBy(
  database: SqliteDatabase, stamp: Stamp, tracking: Pick<RecordTracking, 'wallMs'> | undefined,
): WrittenBy {
  const name = database.prepare('SELECT max(name) FROM sync_device_label WHERE replica = ?').get(stamp.replica)?.[0];
  return {
    device: typeof name === 'string' && name !== '' ? name : undefined,
    wallMs: tracking?.wallMs ?? Math.floor(stamp.h / ticksPerMs),
  };
}

export function isNewestStamp({ lifeStamp, groupStamp }: RecordTracking, stamp: Stamp, groups: number): boolean {
  if (compareStamps(stamp, lifeStamp) < 0) return false;
  return Array.from({ length: groups }, (_, group) => groupStamp(group))
    .every((other) => compareStamps(stamp, other) >= 0);
}

function compareStamps(left: Stamp, right: Stamp): number {
  return left.h - right.h || left.replica - right.replica;
}

function parseStamps(text: SqlValue | undefined): ReadonlyMap<number, Stamp> {
  if (typeof text !== 'string') return new Map();
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) return new Map();
  return new Map(Object.entries(parsed).flatMap(([group, stamp]: [string, unknown]) => {
    const [h, replica] = Array.isArray(stamp) ? stamp.map(Number) : [];
    return h === undefined || replica === undefined ? [] : [[Number(group), { h, replica }] as const];
  }));
}
