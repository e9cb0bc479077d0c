import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SqliteError, type SqliteFailure } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { createReplicaTables } from './schema.ts';
import { readSnapshotFault, SnapshotError, takeNotedSnapshot } from './snapshot-note.ts';
import { withOwnKinds } from './own-kinds.ts';

const none = (): undefined => undefined;

function failing(failure: SqliteFailure): () => never {
  return () => {
    throw new SqliteError(failure, 'seeded', undefined);
  };
}

test('R-36 why a backup is not there is noted, told by a book opened anew, and over with the next one', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-replica-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'book.tandem');
  let database = openNodeDatabase({ path, mode: 'create' });
  createReplicaTables(database, withOwnKinds([]));
  assert.equal(readSnapshotFault(database), undefined);
  for (const [failure, reason] of [
    ['full', 'full'], ['read-only', 'not-writable'], ['cannot-open', 'not-writable'], ['corrupt', 'damaged'],
    ['io', 'other'],
  ] as const) {
    assert.throws(() => takeNotedSnapshot(database, 7, failing(failure)), (error) =>
      error instanceof SnapshotError && error.reason === reason && error.failure === failure);
    database.close();
    database = openNodeDatabase({ path, mode: 'read-write' });
    assert.deepEqual(readSnapshotFault(database), { wallMs: 7, reason, isElsewhere: false });
  }
  takeNotedSnapshot(database, 8, () => 'missing');
  database.close();
  database = openNodeDatabase({ path, mode: 'read-write' });
  assert.deepEqual(readSnapshotFault(database), { wallMs: 8, reason: 'missing', isElsewhere: true });
  takeNotedSnapshot(database, 9, none);
  assert.equal(readSnapshotFault(database), undefined);
  database.close();
  database = openNodeDatabase({ path, mode: 'read-write' });
  assert.equal(readSnapshotFault(database), undefined);
  database.close();
});

test('R-36 a disk too full for the note leaves it to be told as long as the book is open', () => {
  const database = openNodeDatabase({ path: ':memory:', mode: 'create' });
  createReplicaTables(database, withOwnKinds([]));
  database.exec('PRAGMA query_only = 1');
  assert.throws(() => takeNotedSnapshot(database, 7, failing('full')), SnapshotError);
  assert.deepEqual(readSnapshotFault(database), { wallMs: 7, reason: 'full', isElsewhere: false });
  takeNotedSnapshot(database, 8, none);
  assert.equal(readSnapshotFault(database), undefined);
});

test('R-36 a bug is none of its reasons, and bytes that mean nothing are no fault', () => {
  const database = openNodeDatabase({ path: ':memory:', mode: 'create' });
  createReplicaTables(database, withOwnKinds([]));
  assert.throws(() => takeNotedSnapshot(database, 7, failing('misuse')), (error) => !(error instanceof SnapshotError));
  for (const text of ['', 'full', '1 full', '1 lost -', 'x full -', '1 full here']) {
    database.prepare(`INSERT INTO sync_local VALUES ('snapshot_fault', ?1) ON CONFLICT DO UPDATE SET value = ?1`)
      .run(text);
    assert.equal(readSnapshotFault(database), undefined, text);
  }
});
