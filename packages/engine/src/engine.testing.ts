/** A device of its own for a test: real books in a temporary folder, preferences in memory, a clock that is set. */
import assert from 'node:assert/strict';
import {
  copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type {
  BackupSource, BackupView, CommandName, CommandParameters, CommandResults, EngineFailure, Outcome, Preferences,
  QueryName, QueryParameters, QueryResults,
} from '@tandem/contract';
import {
  openBook, openInMemory, openKeyStore, randomBytes, repairBook, sha256, type OpenedBook, type OpenBookFailure,
} from '@tandem/host';
import { isDay, parseDay, type Day } from '@tandem/ledger';
import { SqliteError } from '@tandem/sqlite';
import { copyDatabase, openNodeDatabase } from '@tandem/sqlite/node';
import { checkBook } from './check-book.ts';
import { checkToView } from './check-view.ts';
import { Engine } from './engine.ts';
import type { BackupChoice, BookShelf, Platform, ShelfFailure, ShelvedBook } from './platform.ts';

export interface TestDevice {
  readonly folder: string;
  readonly bookPath: string;
  readonly platform: Platform;
  /** The book that the engine has open. */
  shelved(): ShelvedBook;
  /** Milliseconds since 1970; noon of 24 November 2026 at first. Each look at the clock takes one. */
  setWallMs(wallMs: number): void;
  setToday(day: Day): void;
  /** Of the book's file in pages, at the next opening. */
  setPageCountMax(pages: number | undefined): void;
  /** No automatic backup can be made from now on: the disk is full. Gives how often one was tried. */
  breakSnapshots(): () => number;
  remove(): void;
}

export const testWallMs = 1_795_521_600_000;

export function day(text: string): Day {
  const parsed = parseDay(text);
  assert.ok(parsed !== undefined && isDay(parsed), text);
  return parsed;
}

export function makeTestDevice(deviceName = 'test'): TestDevice {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-engine-'));
  const bookPath = join(folder, 'comptes.tandem');
  let wallMs = testWallMs;
  let today = day('2026-11-24');
  let pageCountMax: number | undefined;
  let preferences: Preferences = { language: 'fr', theme: 'system', density: 'normal' };
  let shelved: ShelvedBook | undefined;
  const openShelved = (purpose: 'write' | 'create' | 'join'): Opening => {
    const limit = pageCountMax === undefined ? {} : { pageCountMax };
    const opened = shelve(folder, openBook({ path: bookPath, purpose, deviceName, wallMs, ...limit }));
    if (opened.ok) shelved = opened.value;
    return opened;
  };
  const platform: Platform = {
    deviceName, sha256, randomBytes,
    wallMs: () => { wallMs += 1; return wallMs; }, nowMs: () => wallMs, today: () => today,
    openInMemory: () => openNodeDatabase({ path: ':memory:', mode: 'create' }),
    preferences: { read: () => preferences, write: (next) => { preferences = next; } },
    shelf: makeShelf(folder, bookPath, () => wallMs, openShelved),
    reach: { role: 'pc', listen: () => Promise.resolve({ ok: false, cause: 'no-network' }) },
  };
  return {
    folder, bookPath, platform,
    shelved: () => {
      assert.ok(shelved, 'no book was opened');
      return shelved;
    },
    setWallMs: (value) => { wallMs = value; },
    setToday: (value) => { today = value; },
    setPageCountMax: (pages) => { pageCountMax = pages; },
    breakSnapshots: () => {
      assert.ok(shelved);
      let tries = 0;
      shelved.takeSnapshot = () => {
        tries += 1;
        throw new SqliteError('full', 'the disk is full', undefined);
      };
      return () => tries;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

type Opening = ReturnType<typeof shelve>;

function shelve(folder: string, opened: ReturnType<typeof openBook>):
  { ok: true; value: ShelvedBook } | { ok: false; error: ShelfFailure } {
  if (opened.ok) return { ok: true, value: toShelved(folder, opened.value) };
  const damaged = { name: 'comptes', reason: reasonOf(opened.error), hasBackup: false, newestBackup: null };
  return { ok: false, error: { kind: 'book', damaged } };
}

function reasonOf(error: OpenBookFailure): 'damaged' | 'in-use' | 'later-version' | 'not-a-book' | 'storage' {
  if (error.kind === 'failed') return error.failure === 'corrupt' ? 'damaged' : 'storage';
  return error.kind === 'missing' ? 'storage' : error.kind;
}

function toShelved(folder: string, opened: OpenedBook): ShelvedBook {
  const keys = openKeyStore(folder, opened.path, randomBytes);
  assert.ok(keys.ok);
  const { value } = keys;
  return {
    name: 'comptes', database: opened.database, replica: opened.replica,
    get book() { return opened.book; },
    keys: {
      staticKeys: value.staticKeys,
      isKnown: (publicKey) => value.find(publicKey) !== undefined,
      hasAny: () => value.devices.length > 0,
      list: () => value.devices,
      remember: (publicKey, name, wallMs) => value.remember(publicKey, name, wallMs),
      noteSync: (publicKey, wallMs) => value.noteSync(publicKey, wallMs),
      forget: (publicKey) => value.forget(publicKey),
    },
    takeSnapshot: (wallMs) => {
      copyDatabase(opened.database, join(folder, 'backups', `${wallMs}.auto.tandem`));
      return undefined;
    },
    close: () => opened.close(),
  };
}

function makeShelf(
  folder: string, bookPath: string, wallMs: () => number, open: (purpose: 'write' | 'create' | 'join') => Opening,
): BookShelf {
  const backups = join(folder, 'backups');
  mkdirSync(backups);
  const uploaded = (source: BackupSource): string => {
    if (source.kind === 'kept') return join(backups, basename(source.name));
    const path = join(folder, 'uploaded.tandem');
    writeFileSync(path, Buffer.from(source.base64, 'base64'));
    return path;
  };
  const view = (name: string): BackupView => {
    const { size } = statSync(join(backups, name));
    const origin = name.includes('.auto.') ? 'automatic' : 'by-hand';
    return { name, wallMs: Number(name.split('.')[0]), bytes: size, origin };
  };
  let choice: BackupChoice = { folder: null, isDaily: false, kept: 10 };
  const missing = { ok: false, error: { kind: 'backup', reason: 'missing' } } as const;
  return {
    openLast: () => Promise.resolve(existsSync(bookPath) ? open('write') : undefined),
    create: () => Promise.resolve(open('create')),
    createEmpty: () => Promise.resolve(open('join')),
    backUp: (book) => {
      const name = `${wallMs()}.tandem`;
      copyDatabase(book.database, join(backups, name));
      return view(name);
    },
    listBackups: () => readdirSync(backups).toSorted().toReversed().map(view),
    openBackup: (source) => {
      const path = uploaded(source);
      if (!existsSync(path)) return Promise.resolve(missing);
      try {
        const database = openNodeDatabase({ path, mode: 'read-only' });
        database.prepare('SELECT count(*) FROM account').get();
        return Promise.resolve({ ok: true, value: { database, close: () => database.close() } });
      } catch (error) {
        if (!(error instanceof SqliteError)) throw error;
        return Promise.resolve({ ok: false, error: { kind: 'backup', reason: 'not-a-book' } });
      }
    },
    restore: (source, prepare) => {
      const path = uploaded(source);
      if (!existsSync(path)) return Promise.resolve(missing);
      for (const end of ['-wal', '-shm']) rmSync(bookPath + end, { force: true });
      copyFileSync(path, bookPath);
      const copy = openNodeDatabase({ path: bookPath, mode: 'read-write' });
      copy.transaction(() => prepare(copy));
      copy.close();
      return Promise.resolve(open('write'));
    },
    mend: () => {
      const newest = readdirSync(backups).toSorted().at(-1);
      if (newest === undefined) return Promise.resolve({ ok: false, error: { kind: 'no-good-backup' } });
      const repaired = repairBook({
        bookPath, backupPaths: [join(backups, newest)], deviceName: 'test', wallMs: wallMs(),
      });
      assert.ok(repaired.ok);
      const opened = open('write');
      if (!opened.ok) return Promise.resolve(opened);
      const { isIncomplete, keptAs, recovered } = repaired.value;
      return Promise.resolve({
        ok: true, value: { shelved: opened.value, backup: view(newest), recovered, isIncomplete, keptAs },
      });
    },
    backupSettings: () => ({ ...choice, isDefaultFolder: choice.folder === null }),
    changeBackupSettings: (changed) => {
      choice = changed;
      return { ok: true, value: undefined };
    },
    check: ({ database, replica }) => checkToView(checkBook(database, replica.kinds, sha256, openInMemory)),
  };
}

/** An engine with a new book; both go with the test. */
export async function openTestEngine(
  context: { after(work: () => Promise<void>): void }, device = makeTestDevice(),
): Promise<TestEngine> {
  const engine = await Engine.open(device.platform);
  context.after(async () => {
    await engine.close();
    device.remove();
  });
  const test = new TestEngine(device, engine);
  if (test.see('book', {}).kind === 'none') await test.do('create-book', {});
  return test;
}

export class TestEngine {
  readonly device: TestDevice;
  readonly engine: Engine;

  constructor(device: TestDevice, engine: Engine) {
    this.device = device;
    this.engine = engine;
  }

  /** What a query must answer. */
  see<Name extends QueryName>(name: Name, parameters: QueryParameters<Name>): QueryResults[Name] {
    return proven(this.engine.query(name, parameters));
  }

  /** A command that must succeed. */
  async do<Name extends CommandName>(name: Name, parameters: CommandParameters<Name>): Promise<CommandResults[Name]> {
    return proven(await this.engine.command(name, parameters));
  }

  /** A command that must be refused. */
  async refuse<Name extends CommandName>(name: Name, parameters: CommandParameters<Name>): Promise<EngineFailure> {
    const outcome = await this.engine.command(name, parameters);
    assert.ok(!outcome.ok, `${name} was not refused`);
    return outcome.error;
  }

  async addAccount(name: string, changes: Partial<CommandParameters<'add-account'>> = {}): Promise<string> {
    const { accountId } = await this.do('add-account', { ...emptyAccount, name, ...changes });
    return accountId;
  }

  async addEntry(
    accountId: string, amount: number, changes: Partial<CommandParameters<'save-entry'>> = {},
  ): Promise<string> {
    const { entryId } = await this.do('save-entry', { ...emptyEntry, accountId, amount, ...changes });
    return entryId;
  }

  get shelved(): ShelvedBook {
    return this.device.shelved();
  }

  /** Of the book's file, beside the engine. */
  sql(query: string): readonly unknown[][] {
    const database = openNodeDatabase({ path: this.device.bookPath, mode: 'read-only' });
    try {
      return database.prepare(query).all();
    } finally {
      database.close();
    }
  }

  rows(accountId: string) {
    return this.see('register-rows', { accountId, offset: 0, limit: 500 }).rows;
  }

  category(path: string): string {
    const found = this.see('categories', {}).find((choice) => choice.path === path);
    assert.ok(found, `${path} is no category`);
    return found.id;
  }
}

export const emptyAccount: CommandParameters<'add-account'> = {
  name: 'Compte', kind: 'current', currency: 'EUR', groupName: '', openingBalance: 0, overdraftLimit: null,
  isClosed: false, note: '',
};

export const emptyEntry: CommandParameters<'save-entry'> = {
  entryId: null, accountId: '', day: day('2026-11-20'), valueDay: null, amount: 0, payee: '',
  allocation: { kind: 'single', categoryId: null }, memo: '', number: '', methodId: null, tags: [], status: 'uncleared',
};

function proven<Value>(outcome: Outcome<Value>): Value {
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.error));
  return outcome.value;
}
