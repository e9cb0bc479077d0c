import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SqliteError } from '@tandem/sqlite';
import { recordIdToText } from './record-id.ts';
import { addMarble, marbleKind, openTestReplica, recolour, remove, visibleValues } from './replica.testing.ts';

const noon = 20_000 * 86_400_000;

test('R-19 an audit shows again what a damaged bit hid, and hides what it brought back', () => {
  const pc = openTestReplica({ seed: 1 });
  const hidden = addMarble(pc, noon, 1, 'red');
  const dead = addMarble(pc, noon, 2, 'red');
  remove(pc, noon + 1, dead);
  pc.beginSession(noon + 2);
  pc.database.exec(`UPDATE sync_clock SET applying = 1; UPDATE marble SET deleted = 1 - deleted;
    UPDATE sync_clock SET applying = 0`);
  assert.equal(pc.audit().staleHashes, 2);
  assert.deepEqual([...visibleValues(pc, marbleKind).keys()], [recordIdToText(hidden)]);
  assert.equal(pc.audit().staleHashes, 0);
});

test('R-19 tracking that cannot be read is a damaged file, told as SQLite tells its own', () => {
  const pc = openTestReplica({ seed: 1 });
  const id = addMarble(pc, noon, 1, 'red');
  recolour(pc, noon + 1, id, 'blue');
  pc.beginSession(noon + 2);
  pc.database.exec(`UPDATE sync_record SET stamps = replace(stamps, ',', ';') WHERE stamps IS NOT NULL`);
  assert.throws(() => pc.audit(), (error) => error instanceof SqliteError && error.failure === 'corrupt');
});
