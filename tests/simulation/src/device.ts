/** One device: a book, the program that has it open, and a clock that is wrong. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import type { SqliteDatabase } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import {
  createRecordHasher, createReplicaTables, inspectRows, readBookIdentity, Replica, withOwnKinds, writeBookIdentity,
  type MergeRules,
} from '@tandem/replica';
import { ReplicaStore, type BatchResult, type BookFigures, type BookProof } from '@tandem/sync';
import { inventedKinds } from './invented-kinds.ts';
import type { DeviceName, UserOperation } from './plan.ts';
import type { Random } from './random.ts';
import { canDo, writeOperation } from './user-edits.ts';

export interface DeviceOptions {
  readonly name: DeviceName;
  readonly random: Random;
  readonly rules: MergeRules;
  /** Of the book; in memory without it. */
  readonly path: string | undefined;
  /** The first device begins with a book, the others adopt it. */
  readonly hasBook: boolean;
}

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const bookIdentity = { bookId: new Uint8Array(16).fill(7), generation: new Uint8Array(16).fill(1) };

export class Device {
  readonly name: DeviceName;
  /** Its clock minus the true time. */
  offsetMs = 0;
  readonly #options: DeviceOptions;
  #path: string | undefined;
  #database: SqliteDatabase;
  #replica: Replica;
  #store: WatchedStore;
  #kills = 0;

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.name = options.name;
    this.#path = options.path;
    this.#database = openNodeDatabase({ path: options.path ?? ':memory:', mode: 'create' });
    this.#database.transaction(() => {
      createReplicaTables(this.#database, withOwnKinds(inventedKinds));
      if (options.hasBook) writeBookIdentity(this.#database, bookIdentity);
    });
    [this.#replica, this.#store] = this.#startProgram();
  }

  get database(): SqliteDatabase {
    return this.#database;
  }

  get store(): WatchedStore {
    return this.#store;
  }

  get hasBook(): boolean {
    return readBookIdentity(this.#database) !== undefined;
  }

  /** Whether there was anything to act on. */
  perform(operation: UserOperation, trueMs: number): boolean {
    if (!this.hasBook || !canDo(this.#database, operation)) return false;
    this.#replica.write(trueMs + this.offsetMs, () => writeOperation(this.#database, operation));
    return true;
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
    [this.#replica, this.#store] = this.#startProgram();
  }

  /** After a kill the file and its log are what they were at that moment: closing would tidy them. */
  #reopen(path: string, how: 'closed' | 'killed'): void {
    let next = path;
    if (how === 'killed') {
      this.#kills += 1;
      next = `${this.#options.path ?? path}.${this.#kills}`;
      copyFileSync(path, next);
      if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${next}-wal`);
    }
    this.#database.close();
    this.#path = next;
    this.#database = openNodeDatabase({ path: next, mode: 'read-write' });
  }

  #startProgram(): [Replica, WatchedStore] {
    const { name, random, rules } = this.#options;
    const database = this.#database;
    const open = (opened: SqliteDatabase): Replica => new Replica({
      database: opened, kinds: inventedKinds, sha256, randomBytes: (count) => random.bytes(count), deviceName: name,
      rules,
    });
    const replica = open(database);
    const store = new WatchedStore({
      replica, sha256, schemaLevel: 1, readFigures: () => readFigures(database), auditFigures: () => 0,
      takeSnapshot: () => {},
      isDiskFull: () => false,
      makeSideBook: () => {
        const side = openNodeDatabase({ path: ':memory:', mode: 'create' });
        side.transaction(() => createReplicaTables(side, withOwnKinds(inventedKinds)));
        return open(side);
      },
      mergeBooks: () => {
        throw new Error('these books are never merged');
      },
      newGeneration: () => random.bytes(16),
    });
    return [replica, store];
  }
}

/** The real store, and word of the two moments that no table shows: a batch was committed, a proof was read. */
export class WatchedStore extends ReplicaStore {
  onCommit: () => void = () => {};
  onProof: () => void = () => {};

  override applyBatch(bytes: Uint8Array, wallMs: number): BatchResult {
    const result = super.applyBatch(bytes, wallMs);
    this.onCommit();
    return result;
  }

  override proof(): BookProof {
    const proof = super.proof();
    this.onProof();
    return proof;
  }
}

function readFigures(database: SqliteDatabase): BookFigures {
  const entries = database.prepare('SELECT count(*) FROM parcel WHERE deleted = 0').get()?.[0];
  const accounts = database.prepare(`SELECT shelf.id, (SELECT coalesce(sum(grams), 0) FROM parcel
    WHERE shelf_id = shelf.id AND parcel.deleted = 0) FROM shelf WHERE deleted = 0 ORDER BY shelf.id`).all();
  return {
    entries: Number(entries),
    accounts: accounts.flatMap(([id, balance]) => (id instanceof Uint8Array ? [{ id, balance: Number(balance) }] : [])),
  };
}
