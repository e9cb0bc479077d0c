import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { auditSyncFigures } from '@tandem/ledger';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { bookFilePath, openIn, readFacts, readStoredFacts } from './book-files.testing.ts';
import { schemaLevel } from './open-book.ts';
import { runInMemory } from './session-in-memory.testing.ts';
import { makeFolder } from './two-devices.testing.ts';

const now = (): number => Date.UTC(2026, 11, 1);

for (let schema = 1; schema <= schemaLevel; schema += 1) {
  test(`a book of schema ${schema} opens, is sound, holds what it held, and syncs with a fresh copy`, (t) => {
    const folder = makeFolder(t);
    copyFileSync(bookFilePath(schema), join(folder, 'old.tandem'));
    const old = openIn(folder, 'old', 'write');
    t.after(() => old.opened.close());
    const { database, replica } = old.opened;
    assert.deepEqual(database.prepare('PRAGMA integrity_check').get(), ['ok']);
    assert.deepEqual(readFacts(old.opened), readStoredFacts(schema));
    const { staleHashes, wrongSums } = replica.audit();
    assert.deepEqual([staleHashes, wrongSums, auditSyncFigures(database)], [0, 0, 0]);

    const fresh = openIn(folder, 'fresh', 'join');
    t.after(() => fresh.opened.close());
    const reports = runInMemory(fresh, old, { caller: now, listener: now });
    assert.deepEqual([reports.caller.outcome.kind, reports.listener.outcome.kind], ['identical', 'identical']);
    assert.equal(readFacts(fresh.opened).root, readFacts(old.opened).root);
  });
}

test('the stored book of this schema has the tables of a new book', (t) => {
  const folder = makeFolder(t);
  const made = openIn(folder, 'new', 'create');
  t.after(() => made.opened.close());
  const stored = openNodeDatabase({ path: bookFilePath(schemaLevel), mode: 'read-only' });
  t.after(() => stored.close());
  const [old, current] = [stored, made.opened.database].map((database) =>
    database.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql').all().flat());
  // After a release this schema stays as it is: a change is a migration to the next one, with a file of its own.
  assert.deepEqual(old, current, 'made anew by: node packages/host/src/book-files.testing.ts');
});
