/** Makes of a copy of a backup, or of an empty database, a book with whatever a damaged file still says. */
import {
  bookApplicationId, bookSchemaVersion, createBookSchema, ledgerKinds, migrateBook, toIdOf, writeBookDefaults,
} from '@tandem/ledger';
import {
  compareBytes, createRecordHasher, inspectRows, readBookIdentity, Replica, withOwnKinds, writeBookIdentity,
  writeLocal, type RandomBytes, type Sha256,
} from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { DamagedFile } from './damaged-file.ts';
import { salvageRecords, type Salvaged } from './salvage.ts';
import { readSalvagedLocal, sortRows, type SalvagedRows } from './salvaged-rows.ts';

export interface MendOptions {
  /** A copy of a backup, or empty; what is made stands in it. */
  readonly database: SqliteDatabase;
  /** The damaged book, and copies of it that an attempt before this one has kept. */
  readonly files: readonly DamagedFile[];
  /** An empty database in memory, whose end is the caller's. */
  readonly scratch: SqliteDatabase;
  /** Stands beside the edits that values without tracking become. */
  readonly deviceName: string;
  readonly sha256: Sha256;
  readonly randomBytes: RandomBytes;
  readonly wallMs: number;
  /** Told before the rows are merged. */
  readonly onMerge?: () => void;
}

export interface MendedCopy extends Salvaged {
  /** Something newer may be missing. */
  readonly isIncomplete: boolean;
}

/** Undefined where it would be an empty book. Throws `SqliteError`. */
export function mendCopy(options: MendOptions): MendedCopy | undefined {
  const { database, deviceName, files, onMerge, randomBytes, sha256 } = options;
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (isEmpty) createBookSchema(database);
  else migrateBook(database);
  const replica = new Replica({ database, kinds: ledgerKinds, sha256, randomBytes, deviceName });
  replica.finishBulk();
  const rows = sortRows(files.flatMap((file) => file.rows), replica);
  if (isEmpty && rows.tracking.size === 0 && rows.content.size === 0) return undefined;
  onMerge?.();
  takeIdentity(replica, rows, options);
  const salvaged = salvageRecords(rows, replica, options);
  // The sums and hashes are of this copy: what they rest on was put together just now.
  replica.audit();
  writeLocal(database, 'syncs_since_audit', 0);
  // What stood on one page alone shows by its other half: values and tracking never share a page.
  return { ...salvaged, isIncomplete: salvaged.lost.length > 0 || files.some((file) => file.unreadablePages > 1) };
}

/** A generation that was chosen since the backup stays the book's. */
function takeIdentity(replica: Replica, rows: SalvagedRows, { randomBytes, sha256, wallMs }: MendOptions): void {
  const { database } = replica;
  const [bookId, generation] = ['book_id', 'generation'].map((key) => readSalvagedLocal(rows, key));
  const former = readBookIdentity(database);
  const identity = {
    bookId: bookId instanceof Uint8Array ? bookId : former?.bookId ?? randomBytes(16),
    generation: generation instanceof Uint8Array ? generation : former?.generation ?? randomBytes(16),
  };
  writeBookIdentity(database, identity);
  if (former === undefined) writeBookDefaults({ replica, id: toIdOf(identity.bookId), sha256 }, wallMs);
}

/** Whether a backup is sound and, as far as the damaged files say, of their book. Throws `SqliteError`. */
export function isGoodBackup(backup: SqliteDatabase, files: readonly DamagedFile[], sha256: Sha256): boolean {
  if (!isSound(backup, sha256)) return false;
  const bookId = readBookIdentity(backup)?.bookId;
  return bookId !== undefined && !files.some(({ rows }) => rows.some(([key, value]) =>
    key === 'book_id' && value instanceof Uint8Array && compareBytes(value, bookId) !== 0));
}

function isSound(database: SqliteDatabase, sha256: Sha256): boolean {
  const pragma = (name: string): unknown => database.prepare(`PRAGMA ${name}`).get()?.[0];
  if (pragma('application_id') !== bookApplicationId) return false;
  const version = Number(pragma('user_version'));
  if (version < 1 || version > bookSchemaVersion || pragma('integrity_check(1)') !== 'ok') return false;
  if (version < bookSchemaVersion) return true;
  const { staleHashes, wrongSums } = inspectRows(database, withOwnKinds(ledgerKinds), createRecordHasher(sha256));
  return staleHashes === 0 && wrongSums === 0;
}
