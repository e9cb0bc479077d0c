/** Books that the benchmark makes and changes: sample households, through the same doors as the program. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openBook, type BookPurpose, type OpenedBook } from '@tandem/host';
import {
  createAccount, editBook, editEntry, parseCurrency, toIdOf, writeSampleHousehold, type Book, type EntryId,
} from '@tandem/ledger';

export const accountName = 'Compte courant';

/** Closed, and so one file without a WAL beside it. */
export function makeSampleBook(path: string, entries: number): void {
  withBook(path, 'create', (book) => void writeSampleHousehold(book, { entries, seed: 1 }));
}

/** One account and nothing in it. */
export function makeEmptyBook(path: string): void {
  withBook(path, 'create', (book) => {
    const currency = parseCurrency('EUR');
    if (currency === undefined) throw new Error('EUR is a currency');
    const created = editBook(book, Date.now(), (edit) =>
      createAccount(edit, { name: accountName, kind: 'current', currency }));
    if (!created.ok) throw new Error(created.error.kind);
  });
}

/** `count` entries, spread evenly over the book by their ids, as hexadecimal text; other ones for each `offset`. */
export function spreadEntryIds(path: string, count: number, offset: number): string[] {
  return withBook(path, 'read', (_, { database }) => {
    const ids = database.prepare('SELECT lower(hex(id)) FROM entry WHERE deleted = 0 ORDER BY id').all();
    return Array.from({ length: count }, (_unused, place) => {
      const [id] = ids[(Math.floor(place * ids.length / count) + offset) % ids.length] ?? [];
      return String(id);
    });
  });
}

/** Each in a transaction of its own, as somebody types. */
export function editMemos(path: string, ids: readonly string[], memo: string): void {
  withBook(path, 'write', (book) => {
    for (const hex of ids) {
      const id = toIdOf<EntryId>(new Uint8Array(Buffer.from(hex, 'hex')));
      const edited = editBook(book, Date.now(), (edit) => editEntry(edit, id, { memo }));
      if (!edited.ok) throw new Error(edited.error.kind);
    }
  });
}

function withBook<Value>(path: string, purpose: BookPurpose, work: (book: Book, opened: OpenedBook) => Value): Value {
  mkdirSync(dirname(path), { recursive: true });
  const result = openBook({ path, purpose, deviceName: 'bench', wallMs: Date.now() });
  if (!result.ok) throw new Error(`${path}: ${result.error.kind}`);
  const opened = result.value;
  try {
    if (opened.book === undefined) throw new Error(`${path} has no identity`);
    return work(opened.book, opened);
  } finally {
    opened.close();
  }
}
