/** The desks of a PC and of a phone that calls it on loopback: real books, keys, sockets and channels, one process. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { SyncEndView, SyncRunning, SyncView } from '@tandem/contract';
import {
  openBook, openKeyStore, openListener, openNodeSocket, randomBytes, sha256, takeSnapshot, type BookPurpose,
  type KeyStore, type ListenerOptions, type OpenedBook,
} from '@tandem/host';
import {
  addEntry, editBook, toCents, toDay, toIdOf, writeSampleHousehold, type AccountId, type EntryId,
} from '@tandem/ledger';
import { parseAddress } from '@tandem/link';
import { SqliteError, type SqliteDatabase, type SqliteFailure } from '@tandem/sqlite';
import { copyDatabase, openNodeDatabase } from '@tandem/sqlite/node';
import { browserSockets, dial, type OpenSocket } from '@tandem/transport';
import type { ListenRequest, Platform, Reach, ShelvedBook } from '../platform.ts';
import { SyncDesk } from './sync-desk.ts';

export interface DeskOptions {
  readonly role: 'pc' | 'phone';
  readonly purpose?: BookPurpose;
  readonly entries?: number;
  /** Of the sample household. */
  readonly seed?: number;
  readonly pageCountMax?: number;
  /** The phone calls by the standard WebSocket, as in its Worker. */
  readonly isInBrowser?: boolean;
  /** No book is open: the desk makes an empty copy by itself. */
  readonly isEmpty?: boolean;
}

export class TestDesk {
  readonly role: 'pc' | 'phone';
  readonly desk: SyncDesk;
  readonly platform: Platform;
  readonly bugs: unknown[] = [];
  /** Every kind of view that was seen, without repeats in a row. */
  readonly seen: string[] = [];
  bookChanges = 0;
  replacements = 0;
  /** Added to every clock of the device. */
  aheadMs = 0;
  opened: OpenedBook | undefined;
  /** The port that the phone calls instead of the code's, as through a proxy. */
  proxyPort: number | undefined;
  /** What the file system would refuse. */
  keysAreReadOnly = false;
  snapshotsFail: SqliteFailure | undefined;
  readonly #folder: string;
  readonly #pageCountMax: number | undefined;
  readonly #waiting = new Set<() => void>();
  #keys: KeyStore | undefined;

  constructor(t: TestContext, options: DeskOptions) {
    const { role, purpose = role === 'pc' ? 'create' : 'join', entries = 0, isEmpty = false } = options;
    this.role = role;
    this.#pageCountMax = options.pageCountMax;
    this.#folder = mkdtempSync(join(tmpdir(), 'tandem-desk-'));
    if (!isEmpty) this.#open(purpose);
    if (entries > 0) writeSampleHousehold(this.book, { entries, seed: options.seed ?? 1 });
    this.platform = this.#makePlatform(options.isInBrowser === true ? browserSockets(globalThis) : openNodeSocket);
    this.desk = new SyncDesk({
      platform: this.platform,
      openBook: () => this.opened === undefined ? undefined : this.#shelve(this.opened),
      makeEmpty: () => Promise.resolve({ ok: true, value: this.#shelve(this.#open('join')) }),
      onChanged: () => this.#look(),
      onBookChanged: () => { this.bookChanges += 1; },
      onBookReplaced: () => { this.replacements += 1; },
      onBug: (bug) => this.bugs.push(bug),
    });
    t.after(async () => {
      await this.desk.stop();
      this.opened?.close();
      rmSync(this.#folder, { recursive: true, force: true });
    });
  }

  get book() {
    assert.ok(this.opened?.book !== undefined, `${this.role} has no book`);
    return this.opened.book;
  }

  get database() {
    assert.ok(this.opened !== undefined);
    return this.opened.database;
  }

  shelved(): ShelvedBook {
    assert.ok(this.opened !== undefined);
    return this.#shelve(this.opened);
  }

  root(): string {
    assert.ok(this.opened !== undefined);
    this.opened.replica.rehashDirty();
    return this.opened.replica.root().join(' ');
  }

  /** Resolves with the first view of this kind, the current one included. */
  until<Kind extends SyncView['kind']>(
    kind: Kind, isMeant: (view: Extract<SyncView, { kind: Kind }>) => boolean = () => true,
  ): Promise<Extract<SyncView, { kind: Kind }>> {
    const isOfKind = (view: SyncView): view is Extract<SyncView, { kind: Kind }> => view.kind === kind;
    return new Promise((resolve) => {
      const look = (): void => {
        const view = this.desk.view();
        if (!isOfKind(view) || !isMeant(view)) return;
        this.#waiting.delete(look);
        resolve(view);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Looks in every turn of the event loop, since not every message is told to the screen. */
  async exchanging(): Promise<SyncRunning> {
    for (;;) {
      const view = this.desk.view();
      if (view.kind === 'running' && view.step === 'exchanging' && view.done > 0) return view;
      assert.notEqual(view.kind, 'ended', 'the sync ended before it was seen');
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }

  async end(): Promise<SyncEndView> {
    return (await this.until('ended')).end;
  }

  async identical(): Promise<Extract<SyncEndView, { kind: 'identical' }>> {
    const end = await this.end();
    assert.ok(end.kind === 'identical', JSON.stringify(end));
    return end;
  }

  addEntry(memo: string): EntryId {
    const id = this.database.prepare('SELECT id FROM account ORDER BY id LIMIT 1').get()?.[0];
    assert.ok(id instanceof Uint8Array);
    const accountId = toIdOf<AccountId>(id);
    const added = editBook(this.book, Date.now(), (edit) =>
      addEntry(edit, { accountId, day: toDay(20_781), amount: toCents(-1200), memo }));
    assert.ok(added.ok);
    return added.value;
  }

  /** For `restoreCopy`, as a backup would be. */
  keepCopy(): void {
    copyDatabase(this.database, join(this.#folder, 'copy.tandem'));
  }

  /** The book is as it was at `keepCopy`, opened anew; the keys stay. */
  restoreCopy(prepare: (database: SqliteDatabase) => void): void {
    assert.ok(this.opened !== undefined);
    const { path } = this.opened;
    this.opened.close();
    copyFileSync(join(this.#folder, 'copy.tandem'), path);
    const copy = openNodeDatabase({ path, mode: 'read-write' });
    copy.transaction(() => prepare(copy));
    copy.close();
    this.#open('write');
  }

  /** Another PC with a copy of this one's file, made while it was closed. */
  copyToOtherPc(t: TestContext): TestDesk {
    assert.ok(this.opened !== undefined);
    const { path } = this.opened;
    this.opened.close();
    const other = new TestDesk(t, { role: 'pc', isEmpty: true });
    copyFileSync(path, join(other.#folder, 'book.tandem'));
    other.#open('write');
    this.#open('write');
    return other;
  }

  forgetDevices(): void {
    for (const { publicKey } of this.#keys?.devices ?? []) this.#keys?.forget(publicKey);
  }

  memos(): string[] {
    return this.database.prepare(`SELECT memo FROM entry WHERE deleted = 0 AND memo <> '' ORDER BY memo`).all()
      .map(([memo]) => String(memo));
  }

  #look(): void {
    const { kind } = this.desk.view();
    if (this.seen.at(-1) !== kind) this.seen.push(kind);
    for (const look of this.#waiting) look();
  }

  #open(purpose: BookPurpose): OpenedBook {
    const limit = this.#pageCountMax === undefined ? {} : { pageCountMax: this.#pageCountMax };
    const result = openBook({
      path: join(this.#folder, 'book.tandem'), purpose, deviceName: this.role, wallMs: Date.now(), ...limit,
    });
    assert.ok(result.ok);
    const keys = openKeyStore(this.#folder, result.value.path, randomBytes);
    assert.ok(keys.ok);
    this.opened = result.value;
    this.#keys = keys.value;
    return result.value;
  }

  #shelve(opened: OpenedBook): ShelvedBook {
    const keys = this.#keys;
    assert.ok(keys !== undefined);
    return {
      name: this.role, database: opened.database, replica: opened.replica,
      get book() {
        return opened.book;
      },
      keys: {
        staticKeys: keys.staticKeys,
        isKnown: (publicKey) => keys.find(publicKey) !== undefined,
        hasAny: () => keys.devices.length > 0,
        list: () => keys.devices,
        remember: (publicKey, name, wallMs) => {
          if (this.keysAreReadOnly) throw new Error('read-only');
          keys.remember(publicKey, name, wallMs);
        },
        noteSync: (publicKey, wallMs) => void keys.noteSync(publicKey, wallMs),
        forget: (publicKey) => void keys.forget(publicKey),
      },
      takeSnapshot: (wallMs) => {
        if (this.snapshotsFail !== undefined) throw new SqliteError(this.snapshotsFail, 'seeded', undefined);
        takeSnapshot(opened.database, join(this.#folder, 'snapshots'), wallMs);
        return undefined;
      },
      close: () => opened.close(),
    };
  }

  #makePlatform(openSocket: OpenSocket): Platform {
    return {
      deviceName: this.role, sha256, randomBytes,
      wallMs: () => Date.now() + this.aheadMs,
      nowMs: () => performance.now() + this.aheadMs,
      today: () => toDay(20_781),
      openInMemory: () => openNodeDatabase({ path: ':memory:', mode: 'create' }),
      preferences: { read: () => assert.fail('no preference is read'), write: () => {} },
      shelf: notUsed,
      reach: this.role === 'pc' ? pcReach(() => performance.now() + this.aheadMs) : this.#phoneReach(openSocket),
    };
  }

  #phoneReach(openSocket: OpenSocket): Reach {
    return {
      role: 'phone',
      dial: (options) => dial({ ...options, port: this.proxyPort ?? options.port }, openSocket),
    };
  }
}

const notUsed: Platform['shelf'] = {
  openLast: () => assert.fail(), create: () => assert.fail(), createEmpty: () => assert.fail(),
  backUp: () => assert.fail(), listBackups: () => [], openBackup: () => assert.fail(), restore: () => assert.fail(),
  mend: () => assert.fail(), backupSettings: () => assert.fail(), changeBackupSettings: () => assert.fail(),
  check: () => assert.fail(),
};

function pcReach(nowMs: () => number): Reach {
  return {
    role: 'pc',
    listen: async (request) => {
      const loopback = parseAddress('127.0.0.1');
      assert.ok(loopback !== undefined);
      const listening = await openListener({
        addresses: [loopback], bindAddress: '127.0.0.1', port: 0, isOnce: false, randomBytes, nowMs,
        allowsLoopback: true, staticKeys: request.staticKeys, pcName: request.pcName, bookId: request.bookId,
        wallMs: request.wallMs, onRenewed: request.onRenewed, onOpened: request.onOpened,
        onTurnedAway: (reason) => {
          const known = turnedAway(reason);
          if (known !== undefined) request.onTurnedAway(known);
        },
      });
      if (!listening.ok) return { ok: false, cause: 'other' };
      const { value } = listening;
      return {
        ok: true,
        value: {
          get codes() {
            return value.codes;
          },
          addresses: [{ text: `127.0.0.1:${value.port}`, network: 'other' }],
          invite: () => value.invite(), shut: () => value.shut(), close: () => value.close(),
        },
      };
    },
  };
}

function turnedAway(
  reason: Parameters<ListenerOptions['onTurnedAway']>[0],
): Parameters<ListenRequest['onTurnedAway']>[0] | undefined {
  switch (reason) {
    case 'unknown': return 'wrong-code';
    case 'expired': return 'expired-code';
    case 'used': return 'used-code';
    case 'other-version': return 'other-version';
    default: return undefined;
  }
}

/** The phone calls the PC by the link that it shows. */
export async function connect(pc: TestDesk, phone: TestDesk): Promise<void> {
  await pc.desk.open();
  const { link } = await pc.until('showing-code');
  await phone.desk.join(link);
}

/** A first sync of two devices that do not know each other, with a yes on both. */
export async function pair(pc: TestDesk, phone: TestDesk): Promise<void> {
  await connect(pc, phone);
  const [atPc, atPhone] = await Promise.all([pc.until('confirming'), phone.until('confirming')]);
  assert.equal(atPc.digits, atPhone.digits);
  pc.desk.answer(true);
  phone.desk.answer(true);
  await Promise.all([pc.identical(), phone.identical()]);
  closeBoth(pc, phone);
}

/** Two devices that know each other by now. */
export async function syncAgain(pc: TestDesk, phone: TestDesk): Promise<readonly [SyncEndView, SyncEndView]> {
  await connect(pc, phone);
  return Promise.all([pc.end(), phone.end()]);
}

export function closeBoth(pc: TestDesk, phone: TestDesk): void {
  pc.desk.close();
  phone.desk.close();
}
