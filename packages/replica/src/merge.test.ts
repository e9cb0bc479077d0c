import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeBatch, encodeBatch } from './batch-codec.ts';
import { fullRules, mergeRecords, type Loser } from './merge.ts';
import { loserToConflict } from './own-kinds.ts';
import { bytesToRecordId } from './record-id.ts';
import {
  groupContent, groupStamp, isBuried, isUnwritten, lifeStamp, normalizeStamps, olderStamp, type RecordState,
} from './record-state.ts';
import { createRecordHasher } from './row-hash.ts';
import { laterMarbleKind, marbleKind, seenAs, sha256 } from './replica.testing.ts';
import { compareStamps, descendsFrom, joinAncestors, type Ancestors, type Stamp } from './stamp.ts';

const id = bytesToRecordId(new Uint8Array(16).fill(4));

/** Few values of each, so that equal stamps, ancestors and values meet often. One stamp names one value. */
const stamps: fc.Arbitrary<Stamp> = fc.record({
  h: fc.integer({ min: 1, max: 6 }), replica: fc.integer({ min: 1, max: 3 }),
}, { noNullPrototype: true });
const vectors: fc.Arbitrary<Ancestors | undefined> = fc.option(
  fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 })), { maxLength: 3 })
    .map((pairs) => new Map(pairs)), { nil: undefined });

const song = (stamp: Stamp): string | null => (stamp.h % 3 === 0 ? null : `song ${stamp.h}.${stamp.replica}`);

/** Of a later version. A stamp names one value, and one life; some of the later values are the initial ones. */
const laterStates: fc.Arbitrary<RecordState> = fc.record({
  groups: fc.tuple(stamps, stamps, stamps, fc.option(stamps, { nil: undefined })), life: stamps,
  ancestors: fc.oneof(fc.constant([]), fc.tuple(vectors, vectors, vectors, vectors)),
  seen: fc.option(fc.tuple(stamps, stamps, stamps, fc.option(stamps, { nil: undefined })), { nil: undefined }),
}).map(({ groups, life, ancestors, seen }) => {
  const [weight, look, polish, sound] = groups;
  const base = [weight, look, polish, sound ?? life].reduce(olderStamp, life);
  const grams = weight.h * 10 + weight.replica;
  return asTold({
    kind: laterMarbleKind, id,
    values: [
      null, grams, grams * 2, weight.h % 2 === 0 ? null : new Uint8Array(16).fill(grams),
      `colour ${look.h}.${look.replica}`, look.h % 2 === 0 ? '' : `pattern ${look.h}.${look.replica}`,
      polish.h * 10 + polish.replica, 5, 0, sound === undefined ? null : song(sound),
    ],
    ...normalizeStamps(base, groups, life),
    // Nobody replaced what nobody wrote.
    ancestors: sound === undefined ? ancestors.slice(0, 3) : ancestors, isAlive: life.h % 2 === 0, seen,
  });
});
/** Of this version: the same, but for what it does not know. */
const states = laterStates.map((state) => seenAs(state, marbleKind));

/** Arrays by group are as long as a batch brings them, which tells nobody how many groups there are. */
function asTold(state: RecordState): RecordState {
  const decoded = decodeBatch(encodeBatch([state]), new Map([[state.kind.tag, state.kind]]));
  assert.ok(decoded.ok && decoded.records[0] !== undefined);
  return decoded.records[0];
}

const hash = createRecordHasher(sha256);

function join(...all: RecordState[]): RecordState {
  return all.reduce((left, right) => mergeRecords(left, right, fullRules).merged);
}

/** All that decides the future of a record, in a form that can be compared. */
function essence(state: RecordState): unknown {
  const each = <Item>(items: readonly (Item | undefined)[] | undefined): (Item | undefined)[] =>
    [0, 1, 2, 3].map((group) => items?.[group]);
  return {
    values: state.values, unknown: state.unknown ?? [], isAlive: state.isAlive, life: lifeStamp(state),
    base: state.base, stamps: [0, 1, 2, 3].map((group) => groupStamp(state, group)),
    isUnwritten: isUnwritten(state, 3),
    seen: each(state.seen),
    ancestors: each(state.ancestors).map((vector) => [...(vector ?? [])].sort(([left], [right]) => left - right)),
    hash: hash(state), isBuried: isBuried(state),
  };
}

const runs = { numRuns: 10_000 };

test('R-15 the join of two states is commutative', () => {
  fc.assert(fc.property(states, states, (left, right) => {
    assert.deepEqual(essence(join(left, right)), essence(join(right, left)));
  }), runs);
});

test('R-15 the join of three states is associative', () => {
  fc.assert(fc.property(states, states, states, (first, second, third) => {
    assert.deepEqual(essence(join(join(first, second), third)), essence(join(first, join(second, third))));
  }), runs);
});

test('R-15 the join is idempotent, and reports no change the second time', () => {
  fc.assert(fc.property(states, states, (left, right) => {
    const joined = join(left, right);
    assert.equal(mergeRecords(joined, right, fullRules).isChanged, false);
    assert.equal(mergeRecords(joined, joined, fullRules).isChanged, false);
  }), runs);
});

test('R-15 any order and any grouping of many states gives one state', () => {
  fc.assert(fc.property(fc.array(states, { minLength: 2, maxLength: 6 }), fc.infiniteStream(fc.nat()), (all, picks) => {
    const shuffled = [...all];
    for (let index = shuffled.length - 1; index > 0; index--) {
      const other = (picks.next().value ?? 0) % (index + 1);
      const [one, two] = [shuffled[index], shuffled[other]];
      if (one !== undefined && two !== undefined) [shuffled[index], shuffled[other]] = [two, one];
    }
    assert.deepEqual(essence(join(...shuffled)), essence(join(...all)));
  }), runs);
});

test('R-16 ancestors keep the sixteen largest stamps, whatever the order of union', () => {
  const wide = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 50 })), { maxLength: 30 })
    .map((pairs) => joinAncestors(new Map(), new Map(pairs)) ?? new Map<number, number>());
  fc.assert(fc.property(wide, wide, wide, (first, second, third) => {
    const left = joinAncestors(joinAncestors(first, second), third);
    const right = joinAncestors(first, joinAncestors(second, third));
    const sorted = (vector: Ancestors | undefined) => [...(vector ?? [])].sort(([a], [b]) => a - b);
    assert.deepEqual(sorted(left), sorted(right));
    assert.ok((left?.size ?? 0) <= 16);
  }), runs);
});

test('R-1 every loser that its winner did not know is returned with its values', () => {
  fc.assert(fc.property(states, states, (left, right) => {
    const { merged, losers } = mergeRecords(left, right, fullRules);
    for (const group of [0, 1, 2, 3]) {
      const [one, other] = [groupStamp(left, group), groupStamp(right, group)];
      const isWritten = !isUnwritten(left, group) && !isUnwritten(right, group);
      if (!isWritten) {
        assert.ok(losers.every((each) => each.group !== group));
        continue;
      }
      const [winner, loser] = compareStamps(one, other) >= 0 ? [left, right] : [right, left];
      const isKnown = descendsFrom(groupStamp(winner, group), winner.ancestors?.[group], groupStamp(loser, group))
        || descendsFrom(groupStamp(loser, group), loser.ancestors?.[group], groupStamp(winner, group));
      assert.deepEqual(groupStamp(merged, group), groupStamp(winner, group));
      const lost = losers.find((each) => each.group === group);
      assert.equal(lost !== undefined, compareStamps(one, other) !== 0 && !isKnown);
      if (lost !== undefined) assert.deepEqual(lost.content, groupContent(loser, group));
    }
  }), runs);
});

test('R-33 a version that knows a column or a group and one that carries it hash and merge alike', () => {
  fc.assert(fc.property(laterStates, laterStates, (left, right) => {
    const [one, other] = [seenAs(left, marbleKind), seenAs(right, marbleKind)];
    assert.deepEqual(hash(one), hash(left));
    const later = mergeRecords(left, right, fullRules);
    const earlier = mergeRecords(one, other, fullRules);
    assert.deepEqual(essence(earlier.merged), essence(seenAs(later.merged, marbleKind)));
    assert.deepEqual(hash(earlier.merged), hash(later.merged));
    assert.equal(isBuried(earlier.merged), isBuried(later.merged));
    const rows = (record: RecordState, losers: readonly Loser[]) =>
      losers.map((loser) => loserToConflict(sha256, record, loser).values);
    assert.deepEqual(rows(earlier.merged, earlier.losers), rows(later.merged, later.losers));
  }), runs);
});

test('R-17 one stamp that names two values keeps the same one on both sides and reports the other', () => {
  const base: Stamp = { h: 5, replica: 9 };
  const state = (grams: number): RecordState =>
    ({ kind: marbleKind, id, values: [null, grams, grams * 2, 'clear', 0], base, isAlive: true });
  const onOneSide = mergeRecords(state(1), state(2), fullRules);
  const onTheOther = mergeRecords(state(2), state(1), fullRules);
  assert.deepEqual(onOneSide.merged.values, onTheOther.merged.values);
  assert.equal(onOneSide.faults.length, 1);
  assert.notDeepEqual(onOneSide.faults[0]?.content.values, onOneSide.merged.values.slice(0, 3));
});
