/** Replicas of invented kinds on real SQLite, for the tests of this package. */
import { createHash } from 'node:crypto';
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import type { MergeRules } from './merge.ts';
import { initialValues, shapeOf, type RecordKind } from './kind.ts';
import { withOwnKinds } from './own-kinds.ts';
import { recordIdToText, type RandomBytes, type RecordId } from './record-id.ts';
import { inOrder, type RecordState, type UnknownColumn } from './record-state.ts';
import { readRecordPage, type StoredRecord } from './record-store.ts';
import { Replica } from './replica.ts';
import { createReplicaTables } from './schema.ts';

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

export const jarKind: RecordKind = {
  tag: 100, name: 'jar', table: 'jar', travels: 'reference',
  groups: [
    { name: 'label', columns: [{ tag: 1, name: 'name', type: 'text', initial: null }] },
    { name: 'shelf', columns: [{ tag: 2, name: 'shelf_number', type: 'integer', initial: 0 }] },
  ],
};

export const marbleKind: RecordKind = {
  tag: 101, name: 'marble', table: 'marble', travels: 'entry',
  groups: [
    {
      name: 'weight',
      columns: [
        { tag: 1, name: 'jar_id', type: 'id', initial: null },
        { tag: 2, name: 'grams', type: 'integer', initial: 0 },
        { tag: 3, name: 'grams_twice', type: 'integer', initial: 0 },
      ],
    },
    { name: 'look', columns: [{ tag: 4, name: 'colour', type: 'text', initial: 'clear' }] },
    { name: 'polish', columns: [{ tag: 5, name: 'is_polished', type: 'integer', initial: 0 }] },
  ],
  findFault: (values) => (Number(values[2]) === 2 * Number(values[1]) ? undefined : 'twice is not twice'),
};

export const testKinds = [jarKind, marbleKind];

/** Marbles of a later version: a column more in each group, and a group more. */
export const laterMarbleKind: RecordKind = {
  ...marbleKind,
  groups: [
    {
      name: 'weight',
      columns: [
        ...(marbleKind.groups[0]?.columns ?? []), { tag: 20, name: 'maker_id', type: 'id', initial: null },
      ],
    },
    {
      name: 'look',
      columns: [
        { tag: 4, name: 'colour', type: 'text', initial: 'clear' },
        { tag: 21, name: 'pattern', type: 'text', initial: '' },
      ],
    },
    {
      name: 'polish',
      columns: [
        { tag: 5, name: 'is_polished', type: 'integer', initial: 0 },
        { tag: 22, name: 'shine', type: 'integer', initial: 5 },
      ],
    },
    {
      name: 'sound', isLater: true,
      columns: [
        { tag: 23, name: 'pitch', type: 'integer', initial: 0 }, { tag: 24, name: 'song', type: 'text', initial: null },
      ],
    },
  ],
};

/** A kind of a later version. */
export const kiteKind: RecordKind = {
  tag: 200, name: 'kite', table: 'kite', travels: 'reference',
  groups: [
    { name: 'tail', columns: [{ tag: 1, name: 'tail_metres', type: 'integer', initial: 3 }] },
    { name: 'colours', columns: [{ tag: 2, name: 'colour', type: 'text', initial: 'red' }] },
    { name: 'wind', isLater: true, columns: [{ tag: 3, name: 'wind', type: 'integer', initial: 0 }] },
  ],
};

export const laterKinds = [jarKind, laterMarbleKind, kiteKind];

/** The same record as a version sees it that has this descriptor of its kind, or none. */
export function seenAs(state: RecordState, kind: RecordKind): RecordState {
  const { columns, columnByTag } = shapeOf(state.kind);
  const values: SqlValue[] = [...initialValues(kind)];
  const unknown: UnknownColumn[] = [];
  columns.forEach(({ tag, type, initial }, at) => {
    const value = state.values[at] ?? null;
    const place = shapeOf(kind).columnByTag.get(tag)?.at;
    const group = columnByTag.get(tag)?.group ?? 0;
    if (place !== undefined) values[place] = value;
    else if (value !== initial && value !== null) unknown.push({ group, tag, type, value });
  });
  return { ...state, kind, values, unknown: inOrder(unknown) };
}

/** A small seeded generator (mulberry32), so that a failure can be repeated. */
export function seededRandomBytes(seed: number): (count: number) => Uint8Array {
  let state = seed;
  return (count) => Uint8Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 0xff;
  });
}

export interface TestReplicaOptions {
  readonly seed?: number;
  /** Instead of a seed. */
  readonly randomBytes?: RandomBytes;
  readonly path?: string;
  /** Open already; instead of a path. */
  readonly database?: SqliteDatabase;
  readonly kinds?: readonly RecordKind[];
  readonly rules?: MergeRules;
  readonly deviceName?: string;
}

export function openTestReplica(options: TestReplicaOptions = {}): Replica {
  const database = options.database ?? openNodeDatabase({ path: options.path ?? ':memory:', mode: 'create' });
  const kinds = options.kinds ?? testKinds;
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sync_clock'").get() === undefined) {
    database.transaction(() => createReplicaTables(database, withOwnKinds(kinds)));
  }
  return new Replica({
    database, kinds, sha256, randomBytes: options.randomBytes ?? seededRandomBytes(options.seed ?? 1),
    deviceName: options.deviceName ?? 'PC',
    ...(options.rules === undefined ? {} : { rules: options.rules }),
  });
}

/** Hands over everything of each side to the other, as a session without a network would, until nothing changes. */
export function syncReplicas(left: Replica, right: Replica, wallMs: number): void {
  for (let round = 0; round < 3; round++) {
    handOver(left, right, wallMs);
    handOver(right, left, wallMs);
  }
}

export function handOver(from: Replica, to: Replica, wallMs: number): void {
  from.beginSession(wallMs);
  to.beginSession(wallMs);
  const plan = from.planSending(from.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket)));
  for (let at = 0; at < plan.records;) {
    const batch = plan.readBatch(at, 1 << 16);
    const outcome = to.applyBatch(batch.bytes, wallMs, 0);
    if (!outcome.ok) throw new Error(outcome.fault.what);
    at = batch.next;
  }
}

export function allRecords(database: SqliteDatabase, kind: RecordKind): StoredRecord[] {
  return readRecordPage(database, kind, undefined, 1_000_000);
}

export function visibleValues(replica: Replica, kind: RecordKind): Map<string, readonly SqlValue[]> {
  return new Map(allRecords(replica.database, kind).filter(({ isHidden }) => !isHidden)
    .map(({ state }) => [recordIdToText(state.id), state.values]));
}

export function addMarble(replica: Replica, wallMs: number, grams: number, colour: string): RecordId {
  return replica.write(wallMs, () => {
    const id = replica.mintId(wallMs);
    replica.database.prepare('INSERT INTO marble (id, grams, grams_twice, colour) VALUES (?, ?, ?, ?)')
      .run(id, grams, grams * 2, colour);
    return id;
  });
}

export function recolour(replica: Replica, wallMs: number, id: RecordId, colour: string): void {
  replica.write(wallMs, () => replica.database.prepare('UPDATE marble SET colour = ? WHERE id = ?').run(colour, id));
}

export function remove(replica: Replica, wallMs: number, id: RecordId): void {
  replica.write(wallMs, () => replica.database.prepare('UPDATE marble SET deleted = 1 WHERE id = ?').run(id));
}
