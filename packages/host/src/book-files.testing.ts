/**
 * One book file of each schema, with all that a book may hold: what every later version must open. While a schema is
 * not released yet, `node packages/host/src/book-files.testing.ts` makes its file anew after a change of the tables.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  addAttachment, addEntry, createTemplate, deleteAttachment, deleteEntry, editBook, editEntry, toCents, toDay,
  writeSampleHousehold,
} from '@tandem/ledger';
import { copyDatabase } from '@tandem/sqlite/node';
import { openBook, schemaLevel, type BookPurpose, type OpenedBook } from './open-book.ts';
import { runInMemory, type BookAtWork } from './session-in-memory.testing.ts';

const folder = new URL('../testing/books/', import.meta.url);

/** Of a stored file, when it was made. */
export interface BookFacts {
  readonly root: string;
  readonly accounts: number;
  readonly entries: number;
  readonly openConflicts: number;
  readonly sessions: number;
}

export function bookFilePath(schema: number): string {
  return fileURLToPath(new URL(`schema-${schema}.tandem`, folder));
}

/** `BookFacts`, as it was then. */
export function readStoredFacts(schema: number): unknown {
  return JSON.parse(readFileSync(new URL(`schema-${schema}.json`, folder), 'utf8'));
}

export function readFacts({ database, replica }: OpenedBook): BookFacts {
  const count = (from: string): number => Number(database.prepare(`SELECT count(*) FROM ${from}`).get()?.[0]);
  replica.rehashDirty();
  return {
    root: replica.root().join(' '),
    accounts: count('account WHERE deleted = 0'),
    entries: count('entry WHERE deleted = 0'),
    openConflicts: count('sync_conflict WHERE resolution IS NULL AND is_equal = 0'),
    sessions: count('sync_session'),
  };
}

export function openIn(place: string, name: string, purpose: BookPurpose): BookAtWork {
  const opened = openBook({
    path: join(place, `${name}.tandem`), purpose, deviceName: name, wallMs: Date.UTC(2026, 10, 24),
  });
  if (!opened.ok) throw new Error(`${name}: ${opened.error.kind}`);
  return { folder: place, opened: opened.value };
}

const at = (day: number) => (): number => Date.UTC(2026, 10, day);

/** Two devices, two syncs: a conflict, a delete on each side, and the journal of both syncs. */
function make(place: string): void {
  const [pc, phone] = [openIn(place, 'pc', 'create'), openIn(place, 'phone', 'join')];
  const { book: pcBook } = pc.opened;
  if (pcBook === undefined) throw new Error('no book');
  const { current: accountId } = writeSampleHousehold(pcBook, { entries: 30, seed: 1 });
  const ids = ['on both', 'deleted on the PC', 'deleted on the phone'].map((memo) => {
    const added = editBook(pcBook, at(19)(), (edit) =>
      addEntry(edit, { accountId, day: toDay(20_700), amount: toCents(-1200), memo }));
    if (!added.ok) throw new Error(added.error.kind);
    return added.value;
  });
  const kept = editBook(pcBook, at(19)(), (edit) => createTemplate(edit, 'Groceries', {
    direction: 'expense', accountId, transferAccountId: null, amount: toCents(-5000), transferAmount: null, lines: null,
    categoryId: null, payeeId: null, memo: 'weekly', methodId: null,
  }));
  if (!kept.ok) throw new Error(kept.error.kind);
  const [withPicture] = ids;
  if (withPicture === undefined) throw new Error('no entry');
  const attached = ['kept.jpg', 'deleted.jpg'].map((name) => editBook(pcBook, at(19)(), (edit) => addAttachment(edit, {
    entryId: withPicture, mediaType: 'image/jpeg', name, width: 40, height: 30, base64: btoa(`picture of ${name}`),
  })));
  runInMemory(phone, pc, { caller: at(20), listener: at(20) });
  const last = attached[1];
  if (last?.ok !== true || !editBook(pcBook, at(21)(), (edit) => deleteAttachment(edit, last.value)).ok) {
    throw new Error('refused');
  }
  for (const [number, { opened: { book } }] of [pc, phone].entries()) {
    const [both, ...own] = ids;
    const deleted = own[number];
    if (book === undefined || both === undefined || deleted === undefined) throw new Error('no entries');
    const edited = editBook(book, at(21)(), (edit) => editEntry(edit, both, { memo: `as device ${number} has it` }));
    const buried = editBook(book, at(22)(), (edit) => deleteEntry(edit, deleted));
    if (!edited.ok || !buried.ok) throw new Error('refused');
  }
  runInMemory(phone, pc, { caller: at(23), listener: at(23) });
  mkdirSync(folder, { recursive: true });
  const path = bookFilePath(schemaLevel);
  rmSync(path, { force: true });
  copyDatabase(pc.opened.database, path);
  writeFileSync(new URL(`schema-${schemaLevel}.json`, folder), `${JSON.stringify(readFacts(pc.opened), null, 1)}\n`);
  for (const { opened } of [pc, phone]) opened.close();
}

if (import.meta.main) {
  const place = mkdtempSync(join(tmpdir(), 'tandem-books-'));
  make(place);
  rmSync(place, { recursive: true });
}
