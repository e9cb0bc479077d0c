/** Devices with real books in one process, and a session between two of them without a network. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { openBook, openInMemory, openSyncStore, sha256, type BookPurpose, type OpenedBook } from '@tandem/host';
import { checkBook, type BookFault } from '@tandem/engine';
import {
  addEntry, createAccount, editBook, parseCurrency, toCents, toDay, type AccountId, type Book, type BookEdit,
  type EntryId, type Result,
} from '@tandem/ledger';
import type { RecordKind } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import {
  DEFAULT_LIMITS, runEffects, SessionMachine, type SessionAnswer, type SessionQuestion, type SessionReport,
} from '@tandem/sync';

export const wallMs = Date.UTC(2026, 10, 24, 12);

export interface CrashDevice {
  readonly name: string;
  readonly folder: string;
  readonly opened: OpenedBook;
}

/** Throws `SqliteError` where the world breaks. */
export function openDevice(
  root: string, name: string, purpose: BookPurpose = 'write', pageCountMax?: number,
): CrashDevice {
  const folder = join(root, name);
  const opened = openBook({
    path: join(folder, 'book.tandem'), purpose, deviceName: name, wallMs,
    ...(pageCountMax === undefined ? {} : { pageCountMax }),
  });
  if (!opened.ok && opened.error.kind === 'failed') throw opened.error.cause;
  if (!opened.ok) throw new Error(`${name}: ${opened.error.kind}`);
  return { name, folder, opened: opened.value };
}

export function bookOf({ opened }: CrashDevice): Book {
  assert.ok(opened.book);
  return opened.book;
}

/** Runs what must be accepted. */
export function mustEdit<Value, Failure>(device: CrashDevice, work: (edit: BookEdit) => Result<Value, Failure>): Value {
  const edited = editBook(bookOf(device), wallMs, work);
  assert.ok(edited.ok, edited.ok ? '' : JSON.stringify(edited.error));
  return edited.value;
}

export function addTestAccount(device: CrashDevice, name: string): AccountId {
  const currency = parseCurrency('EUR');
  assert.ok(currency);
  return mustEdit(device, (edit) => createAccount(edit, { name, kind: 'current', currency }));
}

/** Its text is its own, so that it is found again wherever it went. */
export function addTestEntry(device: CrashDevice, accountId: AccountId, memo: string): EntryId {
  return mustEdit(device, (edit) =>
    addEntry(edit, { accountId, day: toDay(20_700), amount: toCents(-100 - memo.length), memo }));
}

export interface Session {
  readonly caller: SessionReport;
  readonly listener: SessionReport;
  readonly messages: number;
}

export interface SessionOptions {
  readonly onMessage?: (count: number) => void;
  /** Both sides are cut before this message arrives. */
  readonly cutBefore?: number;
  /** Of the caller, where two books differ. */
  readonly choice?: 'merge' | 'keep-here' | 'keep-there';
}

/** From HELLO to BYE, message by message in turn; when nothing is under way any more, both sides are cut. */
export function syncDevices(caller: CrashDevice, listener: CrashDevice, options: SessionOptions = {}): Session {
  const { choice = 'keep-here' } = options;
  const sides = [openSide('caller', caller, choice), openSide('listener', listener, choice)] as const;
  sides[1].feed({ kind: 'start', wallMs });
  sides[0].feed({ kind: 'start', wallMs });
  let messages = 0;
  for (let turn = 0; messages !== options.cutBefore; turn += 1) {
    for (const side of sides) side.answer();
    const sending = [sides[turn % 2], sides[(turn + 1) % 2]].find((side) => (side?.outbox.length ?? 0) > 0);
    const bytes = sending?.outbox.shift();
    if (sending === undefined || bytes === undefined) break;
    (sending === sides[0] ? sides[1] : sides[0]).feed({ kind: 'message', bytes, wallMs });
    messages += 1;
    options.onMessage?.(messages);
  }
  const [atCaller, atListener] = sides.map((side) => {
    side.feed({ kind: 'cut', wallMs });
    return side.report();
  });
  if (atCaller === undefined || atListener === undefined) throw new Error('a session has two sides');
  return { caller: atCaller, listener: atListener, messages };
}

interface SessionSide {
  readonly outbox: Uint8Array[];
  feed(event: Parameters<typeof runEffects>[1]): void;
  /** What is asked, if anything is. */
  answer(): void;
  report(): SessionReport;
}

function openSide(
  role: 'caller' | 'listener', { folder, name, opened }: CrashDevice, choice: SessionAnswer,
): SessionSide {
  const machine = new SessionMachine({ role, deviceName: name, ...DEFAULT_LIMITS });
  const store = openSyncStore(opened, folder);
  const outbox: Uint8Array[] = [];
  let report: SessionReport | undefined;
  let question: SessionQuestion | undefined;
  const feed: SessionSide['feed'] = (event) => {
    report = runEffects(machine, event, {
      store, send: (bytes) => void outbox.push(bytes), showProgress: () => {},
      ask: (asked) => {
        question = asked;
      },
    }) ?? report;
  };
  return {
    outbox, feed,
    answer: () => {
      if (question === undefined) return;
      const answer = question.kind === 'choose-book' ? choice : 'yes';
      question = undefined;
      feed({ kind: 'answer', answer, wallMs });
    },
    report: () => report ?? assert.fail(`${name}: a session without a report`),
  };
}

export function mustSync(caller: CrashDevice, listener: CrashDevice, options: SessionOptions = {}): Session {
  const session = syncDevices(caller, listener, options);
  assert.deepEqual([session.caller.outcome.kind, session.listener.outcome.kind], ['identical', 'identical'],
    JSON.stringify([session.caller.outcome, session.listener.outcome]));
  return session;
}

/** What SQLite and the book's own check find; empty for a sound book. */
export function findFaults({ opened: { database, replica } }: CrashDevice): readonly BookFault[] {
  return checkBook(database, replica.kinds, sha256, openInMemory).faults;
}

/** Of every record that a person would know. */
export interface BookContent {
  /** Digest of all rows, dead ones too, with their stamps: equal where nothing was written. */
  readonly rows: string;
  /** Digest of what is shown, without the names of devices. */
  readonly shown: string;
  /** How often each text of an entry is shown. */
  readonly memos: ReadonlyMap<string, number>;
  /** Every text of an entry, shown or deleted, or set aside as a conflict. */
  readonly texts: string;
}

export function readContent({ opened: { database, replica } }: CrashDevice): BookContent {
  return database.readTransaction(() => {
    const kinds = replica.kinds.filter(({ name }) => name !== 'device-label');
    const memos = new Map<string, number>();
    for (const [memo] of database.prepare(`SELECT memo FROM entry WHERE deleted = 0 AND memo <> ''`).all()) {
      memos.set(String(memo), (memos.get(String(memo)) ?? 0) + 1);
    }
    return {
      rows: hash('sha256', readRows(database, kinds, '1') + readTracking(database)),
      shown: hash('sha256', readRows(database, kinds, 'deleted = 0')),
      memos,
      texts: JSON.stringify([
        database.prepare('SELECT memo FROM entry').all(), database.prepare('SELECT content FROM sync_conflict').all(),
      ]),
    };
  });
}

function readRows(database: SqliteDatabase, kinds: readonly RecordKind[], condition: string): string {
  return JSON.stringify(kinds.map(({ table }) =>
    database.prepare(`SELECT * FROM ${table} WHERE ${condition} ORDER BY id`).all()));
}

function readTracking(database: SqliteDatabase): string {
  return JSON.stringify(database.prepare(`SELECT id, h, replica, stamps, life, life_h, life_replica, seen
    FROM sync_record WHERE kind <> 1 ORDER BY id`).all());
}
