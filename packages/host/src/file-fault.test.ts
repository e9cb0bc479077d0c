import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SqliteError, type SqliteFailure } from '@tandem/sqlite';
import { guardFiles } from './file-fault.ts';

test('what the file system refuses is told in the terms of the storage', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-host-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  assert.equal(failureOf(() => readFileSync(join(folder, 'missing'))), 'cannot-open');
  assert.equal(failureOf(() => readFileSync(folder)), 'cannot-open');
  assert.equal(failureOf(() => mkdirSync(folder)), 'io');
});

test('a full disk is told as one', { skip: process.platform !== 'linux' && 'a device of Linux' }, () => {
  assert.equal(failureOf(() => writeFileSync('/dev/full', 'x')), 'full');
});

test('a bug stays one', () => {
  assert.throws(() => guardFiles(() => { throw new TypeError('a bug'); }), TypeError);
});

function failureOf(work: () => unknown): SqliteFailure | undefined {
  try {
    guardFiles(work);
  } catch (error) {
    if (error instanceof SqliteError) return error.failure;
    throw error;
  }
  return undefined;
}
