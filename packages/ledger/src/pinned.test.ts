/**
 * The schema of a book, pinned by its SHA-256. Where this fails and the change is meant: after a release it needs a
 * migration in `book-schema.ts` and a higher version, and a book of the former version that stays as a test; then pin
 * the new hash.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { bookSchemaVersion } from './book-schema.ts';
import { openTestBook } from './book.testing.ts';

test('R-21 the schema of a book is as pinned for its version', () => {
  const { database } = openTestBook().replica;
  const statements = database.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').all()
    .map(([sql]) => String(sql)).toSorted().join('\n');
  assert.equal(`${bookSchemaVersion} ${createHash('sha256').update(statements).digest('hex')}`,
    '2 c1bfcbd0b3d687ceae567e92793434a60ea3a26eb1256794f0387ac6e0414432',
    'the head of this file says what a change of it asks for');
});
