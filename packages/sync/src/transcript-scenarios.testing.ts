/** What is recorded: pairs of books before a session, made by the same writes as a user's. */
import { adoptGenerations, readBookIdentity, writeBookIdentity, writeLocal } from '@tandem/replica';
import type { SessionAnswer } from './question.ts';
import {
  idOfName, keepBook, openKeptBook, openTranscriptBook, type TranscriptBook,
} from './transcript-books.testing.ts';

export const scenarioNames = [
  'first-sync', 'changes-both-ways', 'conflict', 'unchanged', 'truth', 'two-truths', 'merge',
] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export interface Scenario {
  readonly caller: TranscriptBook;
  readonly listener: TranscriptBook;
  readonly choice: SessionAnswer | null;
}

const startMs = Date.UTC(2026, 9, 1);
const bytes = (value: number): Uint8Array => new Uint8Array(16).fill(value);

export function writeScenario(name: ScenarioName): Scenario {
  switch (name) {
    case 'first-sync':
      return { caller: openTranscriptBook('phone', 1), listener: writeBook('pc', 1), choice: null };
    case 'unchanged':
      return { ...writeCopies(), choice: null };
    case 'changes-both-ways': {
      const copies = writeCopies();
      putNote(copies.caller, 'coffee', 7, 250);
      eraseNote(copies.caller, 'flour');
      putNote(copies.listener, 'sugar', 8, 1000);
      putNote(copies.listener, 'salt', 9, 501);
      putShelf(copies.listener, 'cellar', 10);
      return { ...copies, choice: null };
    }
    case 'conflict': {
      const copies = writeCopies();
      putNote(copies.caller, 'salt', 7, 600);
      putNote(copies.listener, 'salt', 8, 700);
      eraseNote(copies.caller, 'rice');
      putNote(copies.listener, 'rice', 9, 800);
      return { ...copies, choice: null };
    }
    case 'truth': {
      const copies = writeCopies();
      putNote(copies.caller, 'salt', 7, 600);
      putNote(copies.caller, 'coffee', 8, 250);
      putNote(copies.listener, 'sugar', 9, 1000);
      declareTruth(copies.listener, 0x51);
      return { ...copies, choice: null };
    }
    case 'two-truths': {
      const copies = writeCopies();
      putNote(copies.caller, 'salt', 7, 600);
      putNote(copies.listener, 'rice', 8, 800);
      declareTruth(copies.caller, 0x52);
      declareTruth(copies.listener, 0x53);
      return { ...copies, choice: 'keep-here' };
    }
    case 'merge': {
      const caller = writeBook('phone', 2);
      putNote(caller, 'coffee', 7, 250);
      return { caller, listener: writeBook('pc', 1), choice: 'merge' };
    }
  }
}

function writeBook(deviceName: string, bookId: number): TranscriptBook {
  const book = openTranscriptBook(deviceName, 1);
  writeBookIdentity(book.database, { bookId: bytes(bookId), generation: bytes(0x11) });
  putShelf(book, 'kitchen', 1);
  putNote(book, 'flour', 2, 1000);
  putNote(book, 'salt', 3, 500);
  putNote(book, 'rice', 4, 2000);
  eraseNote(putNote(book, 'pepper', 5, 40), 'pepper');
  return book;
}

/** Of one book, after a sync that ended identical and some audits. */
function writeCopies(): Pick<Scenario, 'caller' | 'listener'> {
  const kept = keepBook(writeBook('pc', 1));
  const copy = (deviceName: string): TranscriptBook => {
    const book = openKeptBook(deviceName, 2, kept);
    writeLocal(book.database, 'synced_h', book.replica.nextStamp());
    writeLocal(book.database, 'syncs_since_audit', 3);
    return book;
  };
  return { caller: copy('phone'), listener: copy('pc') };
}

/** Minutes after the start of the book: each write has a time of its own. */
function write(book: TranscriptBook, minute: number, sql: string, ...values: (string | number | Uint8Array)[]): void {
  book.replica.write(startMs + minute * 60_000, () => void book.database.prepare(sql).run(...values));
}

function putShelf(book: TranscriptBook, label: string, minute: number): void {
  write(book, minute, 'INSERT INTO shelf (id, label) VALUES (?, ?)', idOfName(label), label);
}

function putNote(book: TranscriptBook, text: string, minute: number, grams: number): TranscriptBook {
  write(book, minute, `INSERT INTO note (id, shelf_id, grams, text) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT DO UPDATE SET grams = ?3`, idOfName(text), idOfName('kitchen'), grams, text);
  return book;
}

function eraseNote(book: TranscriptBook, text: string): void {
  write(book, 6, 'UPDATE note SET deleted = 1 WHERE id = ?', idOfName(text));
}

function declareTruth({ database }: TranscriptBook, generation: number): void {
  const former = readBookIdentity(database);
  if (former === undefined) throw new Error('no book');
  adoptGenerations(database, bytes(generation), [former.generation]);
}
