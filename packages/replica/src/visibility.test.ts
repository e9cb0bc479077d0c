import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullRules } from './merge.ts';
import { recordIdToText } from './record-id.ts';
import {
  addMarble, marbleKind, openTestReplica, recolour, remove, syncReplicas, visibleValues,
} from './replica.testing.ts';
import { refreshVisibility } from './visibility.ts';

const noon = 20_000 * 86_400_000;

test('R-5 what is shown or hidden as it should be is not written again', () => {
  const pc = openTestReplica();
  const [kept, gone] = [addMarble(pc, noon, 5, 'red'), addMarble(pc, noon, 6, 'red')];
  remove(pc, noon + 1, gone);
  const changes = (): unknown => pc.database.prepare('SELECT total_changes()').get()?.[0];
  const before = changes();
  refreshVisibility(pc.database, pc.kinds, [kept, gone], fullRules);
  assert.equal(changes(), before);
  assert.deepEqual([...visibleValues(pc, marbleKind).keys()], [recordIdToText(kept)]);
});

test('R-6 without the rule of what a delete saw, a record that lives is shown, and a dead one hidden', () => {
  const rules = { ...fullRules, seen: false };
  const [pc, phone] = [openTestReplica({ seed: 1, rules }), openTestReplica({ seed: 2, rules })];
  const [kept, gone] = [addMarble(pc, noon, 5, 'red'), addMarble(pc, noon, 6, 'red')];
  syncReplicas(pc, phone, noon);
  recolour(pc, noon + 10, kept, 'blue');
  remove(pc, noon + 10, gone);
  recolour(phone, noon + 20, gone, 'blue');
  syncReplicas(pc, phone, noon + 30);
  for (const replica of [pc, phone]) {
    assert.deepEqual([...visibleValues(replica, marbleKind).keys()], [recordIdToText(kept)]);
    assert.equal(visibleValues(replica, marbleKind).get(recordIdToText(kept))?.[3], 'blue');
  }
});
