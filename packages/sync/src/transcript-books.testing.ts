/** Small real books of invented kinds, for the recorded transcripts: everything that is random comes from a seed. */
import { createHash } from 'node:crypto';
import {
  bytesToRecordId, createReplicaTables, readBookIdentity, readGenerationChain, readLocal, Replica, withOwnKinds,
  writeBookIdentity, writeLocal, type RecordId, type RecordKind,
} from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { ReplicaStore, type BookFigures } from './replica-store.ts';
import { BUCKET_COUNT } from './session-store.ts';

const shelfKind: RecordKind = {
  tag: 100, name: 'shelf', table: 'shelf', travels: 'reference',
  groups: [{ name: 'label', columns: [{ tag: 1, name: 'label', type: 'text', initial: null }] }],
};
const noteKind: RecordKind = {
  tag: 101, name: 'note', table: 'note', travels: 'entry',
  groups: [
    {
      name: 'weight',
      columns: [
        { tag: 1, name: 'shelf_id', type: 'id', initial: null }, { tag: 2, name: 'grams', type: 'integer', initial: 0 },
      ],
    },
    { name: 'text', columns: [{ tag: 3, name: 'text', type: 'text', initial: null }] },
  ],
};
const kinds = [shelfKind, noteKind];
const batchBytes = 64 * 1024;

export interface TranscriptBook {
  readonly database: SqliteDatabase;
  readonly replica: Replica;
  readonly store: ReplicaStore;
}

/** A book as a transcript keeps it; bytes are base64. */
export interface KeptBook {
  readonly bookId: string | null;
  readonly generation: string | null;
  readonly generationChain: readonly string[];
  /** What this device knows of its syncs; null where it knows nothing. */
  readonly syncedH: number | null;
  readonly syncsSinceAudit: number | null;
  /** Batches, as they travel. */
  readonly records: readonly string[];
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

/** `opening`: another number for each time that a device opens a book, as no replica id is minted twice. */
export function openTranscriptBook(deviceName: string, opening: number): TranscriptBook {
  const random = seededBytes(`${deviceName} ${opening}`);
  const open = (): Replica => {
    const database = openNodeDatabase({ path: ':memory:', mode: 'create' });
    database.transaction(() => createReplicaTables(database, withOwnKinds(kinds)));
    return new Replica({ database, kinds, sha256, randomBytes: random, deviceName });
  };
  const replica = open();
  const { database } = replica;
  const store = new ReplicaStore({
    replica, sha256, schemaLevel: 1, readFigures: () => readFigures(database), auditFigures: () => 0,
    takeSnapshot: () => {}, isDiskFull: () => false, makeSideBook: open, mergeBooks,
    newGeneration: () => random(16),
  });
  return { database, replica, store };
}

export function keepBook({ database, replica }: TranscriptBook): KeptBook {
  replica.rehashDirty();
  const plan = replica.planSending(replica.idsOf(Array.from({ length: BUCKET_COUNT }, (_, bucket) => bucket)));
  const records: string[] = [];
  for (let from = 0; from < plan.records;) {
    const { bytes, next } = plan.readBatch(from, batchBytes);
    records.push(toBase64(bytes));
    from = next;
  }
  const identity = readBookIdentity(database);
  return {
    bookId: identity === undefined ? null : toBase64(identity.bookId),
    generation: identity === undefined ? null : toBase64(identity.generation),
    generationChain: readGenerationChain(database).map(toBase64),
    syncedH: readNumber(database, 'synced_h'),
    syncsSinceAudit: readNumber(database, 'syncs_since_audit'),
    records,
  };
}

export function openKeptBook(deviceName: string, opening: number, kept: KeptBook): TranscriptBook {
  const book = openTranscriptBook(deviceName, opening);
  const { database, replica } = book;
  for (const batch of kept.records) {
    if (!replica.applyBatch(fromBase64(batch), 0, 0).ok) throw new Error('a kept batch that is none any more');
  }
  if (kept.bookId !== null && kept.generation !== null) {
    writeBookIdentity(
      database, { bookId: fromBase64(kept.bookId), generation: fromBase64(kept.generation) },
      kept.generationChain.map(fromBase64));
  }
  if (kept.syncedH !== null) writeLocal(database, 'synced_h', kept.syncedH);
  if (kept.syncsSinceAudit !== null) writeLocal(database, 'syncs_since_audit', kept.syncsSinceAudit);
  return book;
}

export function rootOf({ replica }: TranscriptBook): string {
  replica.rehashDirty();
  return [...replica.root()].join(' ');
}

/** A record's id is that of its name on every device. */
export function idOfName(name: string): RecordId {
  return bytesToRecordId(sha256(new TextEncoder().encode(name)).subarray(0, 16));
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

export function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

function seededBytes(seed: string): (count: number) => Uint8Array {
  let drawn = 0;
  return (count) => sha256(new TextEncoder().encode(`${seed} ${drawn++}`)).subarray(0, count);
}

function readNumber(database: SqliteDatabase, key: string): number | null {
  const value = readLocal(database, key);
  return typeof value === 'number' ? value : null;
}

function readFigures(database: SqliteDatabase): BookFigures {
  const entries = database.prepare('SELECT count(*) FROM note WHERE deleted = 0').get()?.[0];
  const shelves = database.prepare(`SELECT shelf.id, (SELECT coalesce(sum(grams), 0) FROM note
    WHERE shelf_id = shelf.id AND note.deleted = 0) FROM shelf WHERE deleted = 0 ORDER BY shelf.id`).all();
  return {
    entries: Number(entries),
    accounts: shelves.map(([id, balance]) => (
      { id: id instanceof Uint8Array ? id : new Uint8Array(16), balance: Number(balance) })),
  };
}

/** What the other book has nothing under. */
function mergeBooks(old: Replica, target: Replica, wallMs: number): void {
  target.write(wallMs, () => {
    for (const { table, groups } of kinds) {
      const columns = ['id', ...groups.flatMap((group) => group.columns.map(({ name }) => name))].join(', ');
      for (const row of old.database.prepare(`SELECT ${columns} FROM ${table} WHERE deleted = 0 ORDER BY id`).all()) {
        if (target.database.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(row[0] ?? null) !== undefined) continue;
        target.database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${row.map(() => '?').join(', ')})`)
          .run(...row);
      }
    }
  });
}
