import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SqliteDatabase } from '@tandem/sqlite';
import { encodeBatch } from './batch-codec.ts';
import { bytesToRecordId, recordIdToText, type RecordId } from './record-id.ts';
import { normalizeStamps, olderStamp, type RecordState } from './record-state.ts';
import { laterKinds, laterMarbleKind, openTestReplica, testKinds } from './replica.testing.ts';
import type { Replica } from './replica.ts';
import type { Stamp } from './stamp.ts';

const noon = 20_000 * 86_400_000;

/** Few records, stamps and values, so that they meet often. One stamp names one value and one life. */
const stamps: fc.Arbitrary<Stamp> = fc.record(
  { h: fc.integer({ min: 1, max: 5 }), replica: fc.integer({ min: 1, max: 3 }) }, { noNullPrototype: true });
const vectors = fc.option(fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 })),
  { minLength: 1, maxLength: 2 }).map((pairs) => new Map(pairs)), { nil: undefined });

const states: fc.Arbitrary<RecordState> = fc.record({
  fill: fc.integer({ min: 1, max: 2 }), life: stamps,
  groups: fc.tuple(stamps, stamps, stamps, fc.option(stamps, { nil: undefined })),
  ancestors: fc.tuple(vectors, vectors, vectors, vectors),
  seen: fc.option(fc.tuple(stamps, stamps, stamps, fc.option(stamps, { nil: undefined })), { nil: undefined }),
}).map(({ fill, life, groups, ancestors, seen }) => {
  const [weight, look, polish, sound] = groups;
  const base = [weight, look, polish, sound ?? life].reduce(olderStamp, life);
  const grams = weight.h * 10 + weight.replica;
  return {
    kind: laterMarbleKind, id: bytesToRecordId(new Uint8Array(16).fill(fill)),
    values: [
      null, grams, grams * 2, null, `${look.h}.${look.replica}`, look.h % 2 === 0 ? '' : `pattern ${look.replica}`,
      polish.h * 10 + polish.replica, 5, 0, sound === undefined ? null : `song ${sound.h}.${sound.replica}`,
    ],
    ...normalizeStamps(base, groups, life), ancestors, isAlive: life.h % 2 === 0, seen,
  };
});

/** Batches of a plan: the states in some order, some of them twice, cut anywhere. */
const plans = fc.record({
  states: fc.array(states, { minLength: 1, maxLength: 5 }),
  order: fc.array(fc.nat(), { maxLength: 8 }), cuts: fc.array(fc.boolean(), { maxLength: 16 }),
});

test('R-15 batches in any order, cut anywhere, some twice, leave one book on versions old and new', () => {
  const [straight, later] = [openTestReplica({ kinds: laterKinds }), openTestReplica({ kinds: laterKinds })];
  const old = openTestReplica({ kinds: testKinds });
  // Each case has records of its own, so that no book has to be emptied.
  let run = 0;
  fc.assert(fc.property(plans, (plan) => {
    run++;
    const states = plan.states.map((state) => ({ ...state, id: idOfRun(run, state.id) }));
    const batches = shuffledBatches({ ...plan, states });
    const expected = applied(straight, run, states.map((state) => [state]));
    const shuffled = applied(later, run, batches);
    // Conflicts are reports of what met, not part of the join.
    assert.deepEqual(shuffled.marbles, expected.marbles);
    assert.deepEqual(applied(old, run, batches), shuffled);
    // 10,000 take 20 s of a processor.
  }), { numRuns: 2500 });
  assert.deepEqual([...old.root()], [...later.root()]);
});

function idOfRun(run: number, id: RecordId): RecordId {
  const bytes = Uint8Array.from(id);
  new DataView(bytes.buffer).setUint32(0, run);
  return bytesToRecordId(bytes);
}

/** What stands of the records of a case after its batches. */
function applied(replica: Replica, run: number, batches: readonly (readonly RecordState[])[]) {
  const { database } = replica;
  for (const batch of batches) assert.ok(replica.applyBatch(encodeBatch(batch), noon, 0).ok);
  const [from, to] = [1, 2].map((fill) => idOfRun(run, bytesToRecordId(new Uint8Array(16).fill(fill))));
  assert.ok(from !== undefined && to !== undefined);
  return {
    shown: texts(database, 'SELECT id FROM marble WHERE deleted = 0 AND id IN (?, ?) ORDER BY id', from, to),
    conflicts: texts(database, `SELECT id FROM sync_conflict INDEXED BY sync_conflict_record
      WHERE resolution IS NULL AND record_id IN (?, ?) ORDER BY id`, from, to),
    marbles: database.prepare(`SELECT h, replica, life, life_h, life_replica, hash0, hash1, hash2, hash3
      FROM sync_record WHERE id IN (?, ?) ORDER BY id`).all(from, to),
  };
}

function texts(database: SqliteDatabase, sql: string, from: RecordId, to: RecordId): string[] {
  return database.prepare(sql).all(from, to).map(([id]) =>
    recordIdToText(bytesToRecordId(id instanceof Uint8Array ? id : new Uint8Array(0))));
}

function shuffledBatches({ states: all, order, cuts }: {
  readonly states: readonly RecordState[]; readonly order: readonly number[]; readonly cuts: readonly boolean[];
}): (readonly RecordState[])[] {
  const again = order.flatMap((place) => all[place % all.length] ?? []);
  const shuffled = [...again, ...all.filter((state) => !again.includes(state))];
  const batches: RecordState[][] = [];
  shuffled.forEach((state, index) => {
    const last = batches.at(-1);
    const isTwice = last?.some(({ id }) => recordIdToText(id) === recordIdToText(state.id)) === true;
    if (last === undefined || isTwice || cuts[index] === true) batches.push([state]);
    else last.push(state);
  });
  return batches;
}
