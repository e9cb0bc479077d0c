/**
 * The tables of a book that the replica owns, and those it generates from the descriptors.
 *
 * | table | synced | what |
 * | --- | --- | --- |
 * | one a kind | yes | the values; `deleted` is derived: 1 where the rules of visibility hide the record |
 * | sync_record | yes | one row a record, dead or alive: stamps, ancestors, life, seen, cached row hash |
 * | sync_bucket | derived | count and sum of the clean row hashes of 4,096 buckets, kept up as rows change |
 * | sync_clock | no | the next stamp; the one row that triggers read |
 * | sync_local | no | what belongs to this copy alone (book id and generation, counters) |
 * | sync_session, sync_journal | no | the journal of syncs with before-images |
 * | sync_quarantine | no | records that could not be merged, kept as they came |
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import { bucketCount } from './bucket-sums.ts';
import { kindColumns, type Column, type RecordKind } from './kind.ts';
import { dirtyTrigger, trackingTriggers } from './tracking-triggers.ts';

const replicaTables = `
CREATE TABLE sync_clock (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  h INTEGER NOT NULL,
  wall INTEGER NOT NULL,
  replica INTEGER NOT NULL,
  applying INTEGER NOT NULL,
  generating INTEGER NOT NULL
) STRICT;
INSERT INTO sync_clock VALUES (1, 1, 0, 0, 0, 0);

CREATE TABLE sync_record (
  id BLOB PRIMARY KEY,
  kind INTEGER NOT NULL,
  bucket INTEGER NOT NULL,
  h INTEGER NOT NULL,
  replica INTEGER NOT NULL,
  hash0 INTEGER, hash1 INTEGER, hash2 INTEGER, hash3 INTEGER,
  wall INTEGER,
  stamps TEXT,
  ancestors TEXT,
  life INTEGER NOT NULL DEFAULT 1,
  life_h INTEGER, life_replica INTEGER,
  seen TEXT,
  unknown BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_record_bucket ON sync_record (bucket);
CREATE INDEX sync_record_dirty ON sync_record (kind) WHERE hash0 IS NULL;

CREATE TABLE sync_bucket (
  bucket INTEGER PRIMARY KEY,
  count INTEGER NOT NULL DEFAULT 0,
  sum0 INTEGER NOT NULL DEFAULT 0, sum1 INTEGER NOT NULL DEFAULT 0,
  sum2 INTEGER NOT NULL DEFAULT 0, sum3 INTEGER NOT NULL DEFAULT 0
) STRICT;
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${bucketCount - 1})
INSERT INTO sync_bucket (bucket) SELECT i FROM n;

CREATE TABLE sync_local (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE sync_session (
  session INTEGER PRIMARY KEY,
  peer TEXT NOT NULL,
  started_wall INTEGER NOT NULL,
  ended_wall INTEGER,
  outcome TEXT,
  report TEXT,
  undone_wall INTEGER
) STRICT;

CREATE TABLE sync_journal (
  session INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  added BLOB NOT NULL,
  touched BLOB NOT NULL,
  before BLOB NOT NULL,
  after BLOB NOT NULL,
  noticed BLOB,
  PRIMARY KEY (session, batch)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_quarantine (
  id BLOB NOT NULL,
  reason TEXT NOT NULL,
  content BLOB NOT NULL,
  wall INTEGER NOT NULL,
  PRIMARY KEY (id, reason, content)
) STRICT, WITHOUT ROWID;
`;

/** Creates every table, index and trigger; the caller holds the transaction. */
export function createReplicaTables(database: SqliteDatabase, kinds: readonly RecordKind[]): void {
  database.exec(replicaTables);
  database.exec(dirtyTrigger);
  for (const kind of kinds) createKindTable(database, kind);
  database.exec('CREATE INDEX sync_conflict_record ON sync_conflict (record_id) WHERE resolution IS NULL');
  createTrackingTriggers(database, kinds);
}

/** A kind's table without its triggers, as a migration that adds a kind needs it. */
export function createKindTable(database: SqliteDatabase, kind: RecordKind): void {
  const columns = kindColumns(kind).map(columnDefinition);
  database.exec(`CREATE TABLE ${kind.table} (id BLOB PRIMARY KEY, ${columns.join(', ')},`
    + ' deleted INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID');
}

/** As a migration adds a column to a kind's table; it stands before `deleted` nowhere but in new books. */
export function addKindColumn(database: SqliteDatabase, kind: RecordKind, column: Column): void {
  database.exec(`ALTER TABLE ${kind.table} ADD COLUMN ${columnDefinition(column)}`);
}

/** Writes the triggers anew, as a migration that adds a column must before `absorbUnknown`. */
export function createTrackingTriggers(database: SqliteDatabase, kinds: readonly RecordKind[]): void {
  for (const kind of kinds) for (const trigger of trackingTriggers(kind)) database.exec(trigger);
}

/** Takes every record out, past the triggers; the caller holds the transaction and knows that no user data is lost. */
export function clearRecords(database: SqliteDatabase, kinds: readonly RecordKind[]): void {
  for (const { table } of kinds) database.exec(`DROP TRIGGER ${table}_refuses_delete; DELETE FROM ${table}`);
  database.exec(`DELETE FROM sync_record;
    UPDATE sync_bucket SET count = 0, sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0`);
  createTrackingTriggers(database, kinds);
}

function columnDefinition(column: Column): string {
  const type = { id: 'BLOB', integer: 'INTEGER', text: 'TEXT' }[column.type];
  if (column.initial === null) return `${column.name} ${type}`;
  const initial = typeof column.initial === 'number'
    ? String(column.initial)
    : `'${column.initial.replaceAll("'", "''")}'`;
  return `${column.name} ${type} NOT NULL DEFAULT ${initial}`;
}
