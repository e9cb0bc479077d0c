/** Small real books in memory, the same for the same seed, and the question whether one is sound. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import {
  accountBalances, accountPage, auditSyncFigures, bookFigures, bookSchemaVersion, countSpanFaults, createBookSchema,
  createRandomSequence, ledgerBalances, ledgerKinds, ledgerPage, listAccounts, listPayees, listPaymentMethods,
  mergeBooks, pageRowsMax, readCategoryTree, readOpenConflicts, readSyncFigures, sampleLastDay, searchEntries,
  toIdOf, writeSampleHousehold, type Book, type RandomSequence,
} from '@tandem/ledger';
import { exportBookJson } from '@tandem/formats';
import { conflictKind, readBookIdentity, Replica, writeBookIdentity } from '@tandem/replica';
import { SqliteError } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { ReplicaStore } from '@tandem/sync';
import { copyTemplate } from './template-files.ts';

export const wallMs = Date.UTC(2026, 10, 24, 12);

export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', bytes, 'buffer'));

export interface FuzzBook {
  readonly book: Book;
  readonly store: ReplicaStore;
  close(): void;
}

/** What is in a book when it is opened; the same key stands for the same content. */
export interface FuzzContent {
  readonly key: string;
  /** What is there before `write`; undefined: an empty file. */
  readonly base?: FuzzContent;
  readonly write: (book: Book) => void;
}

/** Of the sample household. `name`: which book it is. */
export function household(entries: number, name = 7): FuzzContent {
  return {
    key: `household-${entries}-${name}`,
    write(book) {
      writeBookIdentity(book.replica.database, { bookId: generationOf(name), generation: generationOf(1) });
      writeSampleHousehold(bookOf(book.replica), { entries, seed: name });
    },
  };
}

/** A device that holds no book yet. */
export const noContent: FuzzContent = { key: 'none', write: () => {} };

/** Another seed is another device, whose stamps are its own, over a copy of the same file. */
export function openFuzzBook(seed: number, content: FuzzContent): FuzzBook {
  const random = createRandomSequence(seed);
  const openBook = (path: string, { bytes }: Pick<RandomSequence, 'bytes'>): Book => {
    const database = openNodeDatabase({ path, mode: 'create' });
    if (database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined) createBookSchema(database);
    return bookOf(new Replica({
      database, kinds: ledgerKinds, sha256, deviceName: `device ${seed}`, randomBytes: bytes,
    }));
  };
  const makeCopy = ({ key, base, write }: FuzzContent): string => copyTemplate(key, (template) => {
    if (base !== undefined) renameSync(makeCopy(base), template);
    // Made and opened are two openings, each with a replica of its own.
    const made = openBook(template, createRandomSequence(textToSeed(key)));
    write(made);
    made.replica.rehashDirty();
    made.replica.database.close();
  });
  const path = makeCopy(content);
  const book = openBook(path, random);
  const { database } = book.replica;
  const store = new ReplicaStore({
    replica: book.replica, sha256, schemaLevel: bookSchemaVersion,
    readFigures: () => readSyncFigures(database),
    auditFigures: () => auditSyncFigures(database),
    takeSnapshot: () => {},
    isDiskFull: (cause) => cause instanceof SqliteError && cause.failure === 'full',
    makeSideBook: () => openBook(':memory:', random).replica,
    mergeBooks: (old, target, mergeMs) => mergeBooks(old, target, mergeMs, sha256),
    newGeneration: () => random.bytes(16),
  });
  return {
    book, store,
    close() {
      database.close();
      rmSync(path);
    },
  };
}

/** Far from the seeds of devices, and another one for each text. */
function textToSeed(text: string): number {
  return Buffer.from(sha256(Buffer.from(text))).readUIntBE(0, 6);
}

export function generationOf(number: number): Uint8Array {
  return new Uint8Array(16).fill(number);
}

function bookOf(replica: Replica): Book {
  const identity = readBookIdentity(replica.database);
  return { replica, id: toIdOf<Book['id']>(identity?.bookId ?? new Uint8Array(16)), sha256 };
}

/** All hashes, sums, spans and pages are right, and everything that a screen reads can be read. */
export function assertSoundBook({ book }: FuzzBook): void {
  const { replica } = book;
  const { database } = replica;
  const { staleHashes, wrongSums } = replica.audit();
  assert.deepEqual({ staleHashes, wrongSums }, { staleHashes: 0, wrongSums: 0 });
  assert.deepEqual(database.prepare('PRAGMA integrity_check').all(), [['ok']]);
  assert.equal(countSpanFaults(database), 0, 'what balances rest on is not that of the rows');
  assert.ok(Number.isSafeInteger(replica.nextStamp()), 'the clock has run out');
  readEverything(book);
}

function readEverything(book: Book): void {
  const { database } = book.replica;
  const { entries, balances } = bookFigures(database);
  assert.ok(Number.isSafeInteger(entries) && balances.every(({ balance }) => Number.isSafeInteger(balance)));
  ledgerBalances(database);
  accountBalances(database, sampleLastDay);
  readCategoryTree(database, 'fr');
  listPayees(database);
  listPaymentMethods(database, 'en');
  readOpenConflicts(database, 1000);
  searchEntries(database, { text: 'a', accountId: null, limit: 50, language: 'fr', today: sampleLastDay });
  const page = { direction: 'newest-first', limit: pageRowsMax } as const;
  ledgerPage(database, page);
  for (const { id } of listAccounts(database)) accountPage(database, id, page);
  contentsOf(book);
}

/** What both copies of one book must have in common. */
export function contentsOf({ replica }: Book): string {
  let text = '';
  exportBookJson(replica.database, ledgerKinds, (piece) => {
    text += piece;
  });
  JSON.parse(text);
  return text;
}

/** Hashes, and what merging goes by that no hash covers, of all but conflicts; ancestors come in any order. */
export function mergeStateOf({ book: { replica: { database } } }: FuzzBook): string {
  const [stamps, ancestors, seen] = ['stamps', 'ancestors', 'seen'].map((column) =>
    `(SELECT group_concat(fullkey || ' ' || atom ORDER BY fullkey) FROM json_tree(${column}) WHERE atom IS NOT NULL)`);
  return JSON.stringify(database.prepare(`SELECT hex(id), hash0, hash1, hash2, hash3, life,
    life_h, life_replica, ${stamps}, ${ancestors}, ${seen} FROM sync_record WHERE kind <> ? ORDER BY id`)
    .all(conflictKind.tag));
}

export function rootOf({ book: { replica } }: FuzzBook): string {
  replica.rehashDirty();
  return `${replica.root().join(' ')} ${readBookIdentity(replica.database) === undefined ? 'no book' : ''}`;
}
