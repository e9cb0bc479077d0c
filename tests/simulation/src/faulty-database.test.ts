import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SqliteError, type SqliteDatabase } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { FaultyDatabase, Killed, ProgramLife, type Mishap } from './faulty-database.ts';

/** Writes 1 and 2 in one transaction; returns what stands there afterwards, and what was thrown. */
function writeTwo(mishap: Mishap | undefined, tears = false): { rows: unknown; error: unknown; points: number } {
  const inner = openNodeDatabase({ path: ':memory:', mode: 'create' });
  inner.exec('CREATE TABLE n (i)');
  const life = new ProgramLife(tears);
  const database: SqliteDatabase = new FaultyDatabase(inner, life);
  if (mishap !== undefined) life.arm(mishap);
  let error: unknown;
  try {
    database.transaction(() => {
      for (const each of [1, 2]) {
        database.prepare('INSERT INTO n VALUES (?)').run(each);
        database.prepare('SELECT * FROM n').all();
      }
    });
  } catch (thrown) {
    error = thrown;
  }
  const rows = inner.prepare('SELECT i FROM n').all().map(([i]) => i);
  inner.close();
  return { rows, error, points: life.points };
}

test('a kill before the COMMIT leaves nothing, a kill after it leaves everything', () => {
  const whole = writeTwo({ kind: 'kill', at: 100 });
  assert.deepEqual([whole.rows, whole.error, whole.points], [[1, 2], undefined, 7]);
  for (let at = 0; at < whole.points; at++) {
    const { rows, error } = writeTwo({ kind: 'kill', at });
    assert.ok(error instanceof Killed);
    assert.deepEqual(rows, at === whole.points - 1 ? [1, 2] : [], `point ${at}`);
  }
});

test('a torn transaction leaves what it wrote before', () => {
  assert.deepEqual(writeTwo({ kind: 'kill', at: 3 }, true).rows, [1]);
});

test('on a full disk what writes fails, from the point on', () => {
  for (let at = 0; at < 6; at++) {
    const { rows, error } = writeTwo({ kind: 'full', at });
    assert.ok(error instanceof SqliteError && error.failure === 'full', `point ${at}`);
    assert.deepEqual(rows, [], `point ${at}`);
  }
  assert.deepEqual(writeTwo({ kind: 'full', at: 6 }).rows, [1, 2]);
});

test('a program that died says and does nothing more, and one that is suspended meets no mishap', () => {
  const inner = openNodeDatabase({ path: ':memory:', mode: 'create' });
  const life = new ProgramLife(false);
  const database = new FaultyDatabase(inner, life);
  life.arm({ kind: 'kill', at: 0 });
  assert.deepEqual(life.suspend(() => database.prepare('SELECT 1').get()), [1]);
  assert.throws(() => database.prepare('SELECT 1').get(), Killed);
  life.disarm();
  assert.throws(() => database.prepare('SELECT 1').all(), Killed);
  inner.close();
});
