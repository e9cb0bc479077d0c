/**
 * What is written in books and on the wire, pinned by its SHA-256, so that nothing changes it unnoticed.
 *
 * Where a test of this file fails and the change is meant: books and devices of the released versions must go on. A
 * changed schema needs a migration in `packages/ledger/src/book-schema.ts`; new columns, groups and kinds need nothing
 * on the wire; anything else about batches is a new `batchVersion` that older programs are told of. Then pin the new
 * hash.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { encodeBatch } from './batch-codec.ts';
import { conflictKind, loserToConflict } from './own-kinds.ts';
import { bytesToRecordId, deterministicRecordId } from './record-id.ts';
import { normalizeStamps, type RecordState } from './record-state.ts';
import { kiteKind, laterMarbleKind, marbleKind, openTestReplica, seenAs, sha256 } from './replica.testing.ts';
import { createRecordHasher } from './row-hash.ts';

const meaning = 'the head of this file says what a change of it asks for';

const hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const idOf = (fill: number) => bytesToRecordId(new Uint8Array(16).fill(fill));

/** One of everything: plain, marked, dead, with unknown content, of an unknown kind, of a conflict. */
function samples(): RecordState[] {
  const [older, newer] = [{ h: 2048, replica: 7 }, { h: 4_000_000_000_001, replica: 2 ** 39 + 5 }];
  const plain: RecordState = {
    kind: marbleKind, id: idOf(1), values: [idOf(9), 70, 140, 'été', 0], base: older, isAlive: true,
  };
  const marked: RecordState = {
    ...plain, id: idOf(2), values: [null, -3, -6, 'clear', 1],
    ...normalizeStamps(older, [newer, undefined, newer], newer), isAlive: false,
    ancestors: [new Map([[7, 2048], [9, 55]]), undefined, undefined], seen: [newer, older, undefined, newer],
    wallMs: 1_700_000_000_000,
  };
  const later: RecordState = {
    kind: laterMarbleKind, id: idOf(3), values: [null, 1, 2, idOf(8), 'red', 'dots', 0, 9, 440, 'la'],
    ...normalizeStamps(older, [undefined, undefined, undefined, newer], undefined), isAlive: true,
  };
  const kite: RecordState = { kind: kiteKind, id: idOf(4), values: [5, 'red', 2], base: newer, isAlive: true };
  const loser = {
    group: 0, stamp: older, content: { values: [idOf(9), 70, 140], unknown: [] }, isEqual: false, wallMs: undefined,
  };
  return [plain, marked, seenAs(later, marbleKind), loserToConflict(sha256, plain, loser), kite];
}

test('R-18 the bytes of a batch are as pinned', () => {
  assert.equal(hex(encodeBatch(samples())),
    'edf85029a06f32633ebe862fdfd661abec7aa5cd94bd13776fb012fcd68b3955', meaning);
  assert.equal(samples()[3]?.kind, conflictKind);
});

test('R-33 row hashes are as pinned', () => {
  const hash = createRecordHasher(sha256);
  assert.equal(hex(JSON.stringify(samples().map(hash))),
    '53c1ff09cbb9e11fe026221713c91e6acc77cf87c2ff068eff054549d3b475de', meaning);
});

test('R-23 deterministic ids are as pinned', () => {
  assert.equal(hex(deterministicRecordId(sha256, 'tag', 'part', 7, idOf(1))),
    '2f2e2cfb3fe96247b805065bd178972b13bfde8733d476e856dd1e06432a91ff', meaning);
});

test('R-21 the tables of a replica are as pinned', () => {
  const { database } = openTestReplica({ kinds: [] });
  const statements = database.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').all().map(([sql]) => sql);
  assert.equal(hex(statements.map(String).toSorted().join('\n')),
    '586bc6e9d916357b27803b1385945229f2bbef9eff64b8228a63d39bb2aecb3e', meaning);
});
