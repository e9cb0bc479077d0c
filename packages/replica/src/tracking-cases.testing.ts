/**
 * What must hold of every column of every synced table, generated from the descriptors: a new column is tried without a
 * change here, and a column of a table that no descriptor names fails.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { inspectRows } from './audit.ts';
import { encodeBatch } from './batch-codec.ts';
import { readAllSums } from './bucket-sums.ts';
import { kindColumns, type Column, type RecordKind } from './kind.ts';
import { withOwnKinds } from './own-kinds.ts';
import { bytesToRecordId, type RandomBytes } from './record-id.ts';
import { groupStamp, lifeStamp, type RecordState } from './record-state.ts';
import { packIds, readRecords, type StoredRecord } from './record-store.ts';
import type { Replica } from './replica.ts';
import { seededRandomBytes, sha256 } from './replica.testing.ts';
import { createRecordHasher } from './row-hash.ts';
import type { Ancestors, Stamp } from './stamp.ts';

/** A new empty book; of `database` where one is given, as after a restart. */
export type OpenTracked = (
  kinds: readonly RecordKind[], randomBytes: RandomBytes, database?: SqliteDatabase,
) => Replica;

interface TrackedBook {
  readonly kinds: readonly RecordKind[];
  readonly open: (randomBytes: RandomBytes, database?: SqliteDatabase) => Replica;
}

const noon = 20_000 * 86_400_000;
const id = bytesToRecordId(new Uint8Array(16).fill(3));

/**
 * Registers the tests of the user's kinds of a book and of the replica's own, each name beginning with these words.
 * What values mean is none of their matter, so the kinds that are opened refuse none.
 */
export function testTracking(words: string, userKinds: readonly RecordKind[], open: OpenTracked): void {
  const lenient = userKinds.map((kind): RecordKind => ({ ...kind, findFault: () => undefined }));
  const book: TrackedBook = {
    kinds: withOwnKinds(lenient),
    open: (randomBytes, database) => open(lenient, randomBytes, database),
  };
  for (const kind of book.kinds) {
    test(`${words} ${kind.table} has the columns of its descriptor and no other`, () => {
      const { database } = book.open(seededRandomBytes(1));
      const names = database.prepare(`SELECT name FROM pragma_table_info('${kind.table}')`).all()
        .map(([name]) => String(name));
      assert.deepEqual(names.toSorted(), ['id', 'deleted', ...kindColumns(kind).map(({ name }) => name)].toSorted());
    });
    kind.groups.forEach((group, place) => {
      for (const column of group.columns) {
        test(`${words} plain SQL on ${kind.table}.${column.name} stamps its group alone`, () =>
          changeColumn(book, kind, place, column));
      }
    });
    test(`${words} a row of ${kind.table} is made, deleted and brought back by plain SQL`, () => moveLife(book, kind));
    test(`${words} ${kind.table} is written in bulk as by triggers`, () => writeInBulk(book, kind));
  }
}

/** By another replica than the one that made the record, so that there is something to descend from. */
function changeColumn(book: TrackedBook, kind: RecordKind, place: number, column: Column): void {
  const first = book.open(seededRandomBytes(1));
  insertPlain(first, kind);
  const before = readOnly(first, kind);
  const replica = book.open(seededRandomBytes(2), first.database);
  replica.beginSession(noon);
  const root = replica.root();
  replica.write(noon + 5, () => replica.database
    .prepare(`UPDATE ${kind.table} SET ${column.name} = ? WHERE id = ?`).run(otherValue(column), id));
  const after = readOnly(replica, kind);
  assert.equal(after.hash, undefined, 'the row is dirty');
  const replaced = new Map([[before.state.base.replica, before.state.base.h]]);
  kind.groups.forEach((_, group) => {
    const [stamp, ancestors] = trackingOf(after.state, group);
    if (group === place) assertNewer(stamp, before.state.base);
    else assert.deepEqual(stamp, before.state.base);
    assert.deepEqual(ancestors, group === place ? replaced : undefined);
  });
  assert.deepEqual(lifeStamp(after.state), before.state.base);
  assertSound(book, replica);
  assert.notDeepEqual(replica.root(), root);
  assertMergesAlike(book, replica, kind);
}

function moveLife(book: TrackedBook, kind: RecordKind): void {
  const first = book.open(seededRandomBytes(1));
  insertPlain(first, kind);
  const { base } = readOnly(first, kind).state;
  assert.equal(readOnly(first, kind).state.groupStamps, undefined, 'one stamp for all');
  const replica = book.open(seededRandomBytes(2), first.database);
  const setDeleted = (deleted: number): void => {
    replica.write(noon + 5, () => replica.database
      .prepare(`UPDATE ${kind.table} SET deleted = ? WHERE id = ?`).run(deleted, id));
  };
  setDeleted(1);
  const dead = readOnly(replica, kind);
  assert.deepEqual([dead.isHidden, dead.state.isAlive, dead.hash], [true, false, undefined]);
  assertNewer(lifeStamp(dead.state), base);
  assert.deepEqual(dead.state.seen, kind.groups.map(() => base), 'the delete knew every group');
  kind.groups.forEach((_, group) => assert.deepEqual(trackingOf(dead.state, group), [base, undefined]));
  assertSound(book, replica);
  assertMergesAlike(book, replica, kind);
  setDeleted(0);
  const back = readOnly(replica, kind);
  assert.deepEqual([back.isHidden, back.state.isAlive, back.hash], [false, true, undefined]);
  assert.ok(lifeStamp(back.state).h > lifeStamp(dead.state).h);
  assert.deepEqual(groupStamp(back.state, 0), lifeStamp(back.state), 'no delete made elsewhere knew it');
  assert.deepEqual(back.state.seen, dead.state.seen);
  assertSound(book, replica);
  assertMergesAlike(book, replica, kind);
}

function writeInBulk(book: TrackedBook, kind: RecordKind): void {
  for (const work of ['write', 'generate'] as const) {
    const [byTrigger, inBulk] = [book.open(seededRandomBytes(1)), book.open(seededRandomBytes(1))];
    const columns = kindColumns(kind);
    const values = columns.map(otherValue);
    byTrigger[work](noon, () => byTrigger.database.prepare(`INSERT INTO ${kind.table}
      (id, ${columns.map(({ name }) => name).join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`)
      .run(id, ...values));
    inBulk[work](noon, () => inBulk.insertRecords(kind, [{ id, values }]));
    for (const replica of [byTrigger, inBulk]) assertSound(book, replica);
    assert.deepEqual(rowOf(inBulk.database, kind), rowOf(byTrigger.database, kind));
    assertMergesAlike(book, inBulk, kind);
  }
}

/** What a device writes that gets the record is what stands here. */
function assertMergesAlike(book: TrackedBook, from: Replica, kind: RecordKind): void {
  const to = book.open(seededRandomBytes(3));
  to.beginSession(noon);
  const outcome = to.applyBatch(encodeBatch([readOnly(from, kind).state]), noon, 1);
  assert.ok(outcome.ok && outcome.applied.refused.length === 0);
  assert.deepEqual(rowOf(to.database, kind), rowOf(from.database, kind));
  assertSound(book, to);
}

/** Kept sums and hashes are those of the rows. */
function assertSound(book: TrackedBook, replica: Replica): void {
  replica.rehashDirty();
  const findings = inspectRows(replica.database, book.kinds, createRecordHasher(sha256));
  assert.deepEqual(findings.sums, readAllSums(replica.database));
  assert.equal(findings.staleHashes + findings.wrongSums + findings.dirty, 0);
}

function insertPlain(replica: Replica, kind: RecordKind): void {
  replica.write(noon, () => replica.database.prepare(`INSERT INTO ${kind.table} (id) VALUES (?)`).run(id));
}

function readOnly(replica: Replica, kind: RecordKind): StoredRecord {
  const [stored] = readRecords(replica.database, kind, packIds([id]));
  assert.ok(stored !== undefined);
  return stored;
}

/** Everything that is written of the record, in a form that does not depend on who wrote it. */
function rowOf(database: SqliteDatabase, kind: RecordKind): unknown {
  const [stored] = readRecords(database, kind, packIds([id]));
  assert.ok(stored?.hash !== undefined);
  const bucket = database.prepare('SELECT bucket, kind FROM sync_record WHERE id = ?').get(id);
  const { state } = stored;
  return {
    bucket, hash: stored.hash, isHidden: stored.isHidden, values: state.values, base: state.base,
    isAlive: state.isAlive, life: lifeStamp(state), wallMs: state.wallMs, seen: state.seen ?? [],
    groups: kind.groups.map((_, group) => trackingOf(state, group)),
  };
}

function trackingOf(state: RecordState, group: number): [Stamp, Ancestors | undefined] {
  return [groupStamp(state, group), state.ancestors?.[group]];
}

function assertNewer(stamp: Stamp, than: Stamp): void {
  assert.ok(stamp.h > than.h && stamp.replica !== than.replica);
}

/** A value that the column does not hold yet. */
function otherValue(column: Column): SqlValue {
  return { id: new Uint8Array(16).fill(9), integer: 77, text: 'other' }[column.type];
}
