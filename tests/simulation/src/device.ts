/** One device: a book, the program that has it open, and a clock that is wrong. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { SqliteError, type SqliteDatabase } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import {
  absorbUnknown, addKindColumn, createKindTable, createRecordHasher, createReplicaTables, createTrackingTriggers,
  declareTruth, fullRules, inspectRows, readBookIdentity, Replica, withOwnKinds, writeBookIdentity, type MergeRules,
} from '@tandem/replica';
import { FaultyDatabase, Killed, ProgramLife, type Mishap } from './faulty-database.ts';
import { crateKind, kindsByVersion, laterParcelKind, type Version } from './invented-kinds.ts';
import { mergeInventedBooks, readFigures } from './invented-books.ts';
import type { DeviceName, UserOperation } from './plan.ts';
import type { Random } from './random.ts';
import { canDo, findSession, perform, type OpenBook } from './user-edits.ts';
import { WatchedStore } from './watched-store.ts';

export interface DeviceOptions {
  readonly name: DeviceName;
  readonly random: Random;
  readonly rules: DeviceRules;
  /** Of the book; in memory without it, until a file takes its place. */
  readonly path: string | undefined;
  /** Where its other files go. */
  readonly folder: string | undefined;
  readonly version: Version;
  /** Of the book that it begins with; without it the device adopts one. */
  readonly bookId: number | undefined;
}

/** Those of the merge, and two of the world, all on unless the oracle is put to the test. */
export interface DeviceRules extends MergeRules {
  /** Off: what is replaced is not kept as conflicts. */
  readonly setAside: boolean;
  /** Off: a kill leaves half a transaction. */
  readonly transactions: boolean;
}

export const allRules: DeviceRules = { ...fullRules, setAside: true, transactions: true };

/** A file with a book that nobody has open. */
export interface BookFile {
  readonly path: string;
  readonly version: Version;
}

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

export class Device {
  readonly name: DeviceName;
  /** Its clock minus the true time. */
  offsetMs = 0;
  readonly #options: DeviceOptions;
  #version: Version;
  #path: string | undefined;
  #database: SqliteDatabase;
  #life: ProgramLife;
  #replica: Replica;
  #store: WatchedStore;
  #files = 0;

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.name = options.name;
    this.#version = options.version;
    this.#path = options.path;
    this.#database = openNodeDatabase({ path: options.path ?? ':memory:', mode: 'create' });
    const { bookId } = options;
    this.#database.transaction(() => {
      createReplicaTables(this.#database, withOwnKinds(kindsByVersion[options.version]));
      if (bookId !== undefined) {
        writeBookIdentity(this.#database, {
          bookId: new Uint8Array(16).fill(bookId), generation: new Uint8Array(16).fill(bookId),
        });
      }
    });
    [this.#life, this.#replica, this.#store] = this.#startProgram();
  }

  /** The file itself, whatever befalls its program. */
  get database(): SqliteDatabase {
    return this.#database;
  }

  get store(): WatchedStore {
    return this.#store;
  }

  /** Of the program that runs now. */
  get life(): ProgramLife {
    return this.#life;
  }

  get version(): Version {
    return this.#version;
  }

  get hasBook(): boolean {
    return readBookIdentity(this.#database) !== undefined;
  }

  canPerform(operation: UserOperation): boolean {
    return this.hasBook && this.#life.suspend(() => canDo(this.#openBook(this.#database), operation));
  }

  /** The session that an undo would take back. */
  sessionToUndo(back: number): number | undefined {
    return this.#life.suspend(() => findSession(this.#openBook(this.#database), back));
  }

  /** Nothing that waits to be hashed is left for an operation that may be interrupted. */
  settleRows(): void {
    this.#life.suspend(() => this.#replica.rehashDirty());
  }

  /** What `canPerform`; a mishap befalls this operation, or a session under way. */
  perform(operation: UserOperation, trueMs: number, mishap?: Mishap): 'done' | 'full' | 'dead' {
    if (mishap !== undefined) this.#life.arm(mishap);
    try {
      perform(this.#openBook(this.#replica.database), operation, trueMs + this.offsetMs);
      return this.#life.isDead ? 'dead' : 'done';
    } catch (error) {
      if (error instanceof Killed) return 'dead';
      if (error instanceof SqliteError && error.failure === 'full') return 'full';
      throw error;
    } finally {
      if (mishap !== undefined) this.#life.disarm();
    }
  }

  /** Faults that a full audit found, and mended. */
  audit(): number {
    const { staleHashes, wrongSums } = this.#replica.audit();
    return staleHashes + wrongSums;
  }

  /** Kept sums and hashes that are not those of the rows. */
  countWrongSums(): number {
    return this.#database.readTransaction(() => {
      const { staleHashes, wrongSums } = inspectRows(this.#database, this.#replica.kinds, createRecordHasher(sha256));
      return staleHashes + wrongSums;
    });
  }

  root(): string {
    this.#replica.rehashDirty();
    return this.#replica.root().join(' ');
  }

  close(): void {
    this.#database.close();
  }

  restart(how: 'closed' | 'killed'): void {
    if (this.#path !== undefined) this.#reopen(this.#path, how);
    [this.#life, this.#replica, this.#store] = this.#startProgram();
  }

  upgrade(): void {
    this.#version = 'later';
    this.restart('closed');
  }

  backUp(): BookFile {
    const path = this.#nextPath();
    this.#database.prepare('VACUUM INTO ?').run(path);
    return { path, version: this.#version };
  }

  /** The program of a device is never older than the book that it opens. */
  restore(file: BookFile, how: 'merge' | 'truth'): void {
    this.#database.close();
    if (file.version === 'later') this.#version = 'later';
    this.#path = this.#nextPath();
    copyFileSync(file.path, this.#path);
    this.#database = openNodeDatabase({ path: this.#path, mode: 'read-write' });
    if (how === 'truth') {
      this.#database.transaction(() => declareTruth(this.#database, this.#options.random.bytes(16)));
    }
    [this.#life, this.#replica, this.#store] = this.#startProgram();
  }

  /** After a kill the file and its log are what they were at that moment: closing would tidy them. */
  #reopen(path: string, how: 'closed' | 'killed'): void {
    let next = path;
    if (how === 'killed') {
      next = this.#nextPath();
      copyFileSync(path, next);
      if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${next}-wal`);
    }
    this.#database.close();
    this.#path = next;
    this.#database = openNodeDatabase({ path: next, mode: 'read-write' });
  }

  #nextPath(): string {
    const { folder, name } = this.#options;
    if (folder === undefined) throw new Error('a plan with files has a folder');
    this.#files += 1;
    return `${folder}/${name} ${this.#files}.book`;
  }

  #openBook(database: SqliteDatabase): OpenBook {
    return { database, replica: this.#replica, version: this.#version };
  }

  #startProgram(): [ProgramLife, Replica, WatchedStore] {
    const { name, random, rules } = this.#options;
    this.#migrate();
    const life = new ProgramLife(!rules.transactions);
    const kinds = kindsByVersion[this.#version];
    const open = (opened: SqliteDatabase): Replica => new Replica({
      database: new FaultyDatabase(opened, life), kinds, sha256, randomBytes: (count) => random.bytes(count),
      deviceName: name, rules,
    });
    const replica = open(this.#database);
    const store = new WatchedStore({
      replica, sha256, schemaLevel: 1, readFigures: () => readFigures(replica.database), auditFigures: () => 0,
      takeSnapshot: () => {},
      isDiskFull: (cause) => cause instanceof SqliteError && cause.failure === 'full',
      makeSideBook: () => {
        const side = openNodeDatabase({ path: ':memory:', mode: 'create' });
        side.transaction(() => createReplicaTables(side, withOwnKinds(kinds)));
        return open(side);
      },
      mergeBooks: mergeInventedBooks,
      newGeneration: () => random.bytes(16),
    }, rules.setAside);
    return [life, replica, store];
  }

  /** A book of the earlier version, once its program is the later one. */
  #migrate(): void {
    const database = this.#database;
    const known = database.prepare("SELECT 1 FROM pragma_table_info('parcel') WHERE name = 'note'").get();
    if (this.#version === 'earlier' || known !== undefined) return;
    const kinds = withOwnKinds(kindsByVersion.later);
    database.transaction(() => {
      for (const column of laterParcelKind.groups.flatMap(({ columns }) => columns)) {
        if (column.name === 'scent' || column.name === 'note') addKindColumn(database, laterParcelKind, column);
      }
      createKindTable(database, crateKind);
      createTrackingTriggers(database, kinds);
      absorbUnknown(database, kinds);
    });
  }
}
