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
    '1 75af22c0ce37e7c13dbc4a51e03d56e5da6fe029e506475cb6ed4c40a72a8fb9',
    'the head of this file says what a change of it asks for');
});
