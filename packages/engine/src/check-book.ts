/**
 * Looks at a whole book and says what is off. Reads only, so that it runs beside whoever writes the book.
 *
 * A fault is what no edit and no merge could have left behind, or what is not in the book as it should be. An oddity is
 * what another device may rightly cause (an entry that names a payee it has not heard of), and is for a person to know.
 */
import {
  countCategoryCycles, countOpenConflicts, countSpanFaults, entriesToCheck, inspectBookSchema, ledgerBalances,
  type LedgerBalance, type OpenEmpty,
} from '@tandem/ledger';
import {
  bytesToRecordId, countQuarantined, createRecordHasher, inspectRows, kindColumns, totalOfSums, type RecordId,
  type RecordKind, type Sha256,
} from '@tandem/replica';
import { SqliteError, type SqliteDatabase, type SqliteFailure } from '@tandem/sqlite';
import { rootToFingerprint } from '@tandem/sync';

/** Counts are of records, where nothing else is said. */
export type BookFault =
  /** What SQLite says of the file, in English; at most `messagesMax`. Nothing else was looked at. */
  | { readonly kind: 'damaged-file'; readonly messages: readonly string[] }
  /** Values that no version of the program could have meant; `first` names one of them. */
  | { readonly kind: 'impossible-records'; readonly count: number; readonly first: ImpossibleRecord }
  /** Triggers and indexes that are not those of this version: what is written meanwhile may go untracked. */
  | { readonly kind: 'changed-triggers'; readonly count: number }
  | { readonly kind: 'changed-tables'; readonly count: number }
  | { readonly kind: 'missing-accounts'; readonly entries: number }
  | { readonly kind: 'untracked-records' | 'tracking-without-record'; readonly count: number }
  /** Rows whose kept hash is not that of their content. */
  | { readonly kind: 'wrong-hashes'; readonly count: number }
  | { readonly kind: 'wrong-sums'; readonly buckets: number }
  /** Sums of spans of days, from which balances are made. */
  | { readonly kind: 'wrong-spans'; readonly rows: number }
  /** Records that came by a sync and could not be merged. */
  | { readonly kind: 'set-aside'; readonly count: number };

export interface ImpossibleRecord {
  readonly kindName: string;
  readonly id: RecordId;
  /** In English. */
  readonly reason: string;
}

export type BookOddity =
  | { readonly kind: 'missing-payees' | 'missing-categories' | 'missing-methods'; readonly entries: number }
  /** A reconciled amount that a merge has changed. */
  | { readonly kind: 'reconciled-changed'; readonly entries: number }
  /** Two devices moved categories below each other; the view cuts each cycle at its newest edge. */
  | { readonly kind: 'category-cycles'; readonly count: number }
  | { readonly kind: 'open-conflicts'; readonly count: number };

export interface BookCheck {
  readonly faults: readonly BookFault[];
  readonly oddities: readonly BookOddity[];
  /** Undefined where the file is damaged or a record is impossible: its figures would mean nothing. */
  readonly figures: CheckedFigures | undefined;
}

export interface CheckedFigures {
  /** Living records by the name of their kind. */
  readonly countByKind: Readonly<Record<string, number>>;
  /** Rows edited since the last sync, whose hash is made at the next one. */
  readonly unhashed: number;
  readonly balances: readonly LedgerBalance[];
  /** Of all records, dead ones too: the same on two devices that hold the same. Computed from the rows. */
  readonly fingerprint: Uint8Array;
}

const messagesMax = 20;
const pageRows = 2000;

/** `kinds`: all of the book's, the replica's own with them (`Replica.kinds`). The caller is in no transaction. */
export function checkBook(
  database: SqliteDatabase, kinds: readonly RecordKind[], sha256: Sha256, openEmpty: OpenEmpty,
): BookCheck {
  try {
    return database.readTransaction(() => checkInTransaction(database, kinds, sha256, openEmpty));
  } catch (error) {
    if (!(error instanceof SqliteError) || !damages.has(error.failure)) throw error;
    return damaged([error.message]);
  }
}

/** `misuse`: our own statements do not fit the tables any more, as where a letter of the schema is another. */
const damages: ReadonlySet<SqliteFailure> = new Set(['corrupt', 'not-a-database', 'misuse', 'range']);

function checkInTransaction(
  database: SqliteDatabase, kinds: readonly RecordKind[], sha256: Sha256, openEmpty: OpenEmpty,
): BookCheck {
  const messages = database.prepare(`PRAGMA integrity_check(${messagesMax})`).all().map(([message]) => String(message));
  if (messages.length !== 1 || messages[0] !== 'ok') return damaged(messages);
  const schema = inspectBookSchema(database, openEmpty);
  const findings = inspectRows(database, kinds, createRecordHasher(sha256));
  const impossible = findImpossible(database, kinds);
  const faults: readonly (BookFault | undefined)[] = [
    impossible,
    atLeastOne(schema.tables.length, (count) => ({ kind: 'changed-tables', count })),
    atLeastOne(schema.changed.length, (count) => ({ kind: 'changed-triggers', count })),
    atLeastOne(countNaming(database, 'account', ['account_id', 'transfer_account_id']), (entries) =>
      ({ kind: 'missing-accounts', entries })),
    atLeastOne(countUntracked(database, kinds), (count) => ({ kind: 'untracked-records', count })),
    atLeastOne(countWithoutRecord(database, kinds), (count) => ({ kind: 'tracking-without-record', count })),
    atLeastOne(findings.staleHashes, (count) => ({ kind: 'wrong-hashes', count })),
    atLeastOne(findings.wrongSums, (buckets) => ({ kind: 'wrong-sums', buckets })),
    atLeastOne(countSpanFaults(database), (rows) => ({ kind: 'wrong-spans', rows })),
    atLeastOne(countQuarantined(database), (count) => ({ kind: 'set-aside', count })),
  ];
  const figures = impossible === undefined
    ? {
      countByKind: countByKind(database, kinds),
      unhashed: findings.dirty,
      balances: ledgerBalances(database),
      fingerprint: rootToFingerprint(sha256, totalOfSums(findings.sums)),
    }
    : undefined;
  return {
    faults: faults.filter((fault) => fault !== undefined),
    oddities: impossible === undefined ? findOddities(database) : [],
    figures,
  };
}

function damaged(messages: readonly string[]): BookCheck {
  return { faults: [{ kind: 'damaged-file', messages }], oddities: [], figures: undefined };
}

function findOddities(database: SqliteDatabase): readonly BookOddity[] {
  const categories = countNaming(database, 'category', ['category_id']) + countLinesNamingNoCategory(database);
  const oddities: readonly (BookOddity | undefined)[] = [
    atLeastOne(countNaming(database, 'payee', ['payee_id']), (entries) => ({ kind: 'missing-payees', entries })),
    atLeastOne(categories, (entries) => ({ kind: 'missing-categories', entries })),
    atLeastOne(countNaming(database, 'payment_method', ['method_id']), (entries) =>
      ({ kind: 'missing-methods', entries })),
    atLeastOne(entriesToCheck(database).length, (entries) => ({ kind: 'reconciled-changed', entries })),
    atLeastOne(countCategoryCycles(database), (count) => ({ kind: 'category-cycles', count })),
    atLeastOne(countOpenConflicts(database), (count) => ({ kind: 'open-conflicts', count })),
  ];
  return oddities.filter((oddity) => oddity !== undefined);
}

function atLeastOne<Found>(count: number, toFound: (count: number) => Found): Found | undefined {
  return count === 0 ? undefined : toFound(count);
}

/** A hidden record may have been emptied, which is in order. */
function findImpossible(database: SqliteDatabase, kinds: readonly RecordKind[]): BookFault | undefined {
  let count = 0;
  let first: ImpossibleRecord | undefined;
  for (const kind of kinds) {
    const { findFault } = kind;
    if (findFault === undefined) continue;
    const page = database.prepare(`SELECT id, ${kindColumns(kind).map(({ name }) => name).join(', ')}
      FROM ${kind.table} WHERE deleted = 0 AND id > ? ORDER BY id LIMIT ${pageRows}`);
    for (let after: Uint8Array | undefined = new Uint8Array(); after !== undefined;) {
      const rows = page.all(after);
      let last: Uint8Array | undefined;
      for (const [id, ...values] of rows) {
        if (!(id instanceof Uint8Array)) throw new TypeError('a record without an id');
        last = id;
        const reason = findFault(values);
        if (reason === undefined) continue;
        count++;
        first ??= { kindName: kind.name, id: bytesToRecordId(id), reason };
      }
      after = rows.length < pageRows ? undefined : last;
    }
  }
  return first === undefined ? undefined : { kind: 'impossible-records', count, first };
}

/** Living entries that name, in one of the columns, a record that is not in the table, dead or alive. */
function countNaming(database: SqliteDatabase, table: string, columns: readonly string[]): number {
  const isMissing = columns.map((column) =>
    `(${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table}.id = entry.${column}))`);
  return readCount(database, `SELECT count(*) FROM entry WHERE deleted = 0 AND (${isMissing.join(' OR ')})`);
}

function countLinesNamingNoCategory(database: SqliteDatabase): number {
  return readCount(database, `SELECT count(DISTINCT entry.id) FROM entry, json_each(entry.lines) AS line
    WHERE entry.deleted = 0 AND entry.lines IS NOT NULL AND json_extract(line.value, '$[0]') IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM category WHERE category.id = unhex(json_extract(line.value, '$[0]')))`);
}

function countUntracked(database: SqliteDatabase, kinds: readonly RecordKind[]): number {
  return sum(kinds.map(({ table, tag }) => readCount(database, `SELECT count(*) FROM ${table} WHERE NOT EXISTS
    (SELECT 1 FROM sync_record WHERE sync_record.id = ${table}.id AND sync_record.kind = ${tag})`)));
}

function countWithoutRecord(database: SqliteDatabase, kinds: readonly RecordKind[]): number {
  const hasRecord = kinds.map(({ table, tag }) =>
    `(kind = ${tag} AND EXISTS (SELECT 1 FROM ${table} WHERE ${table}.id = sync_record.id))`);
  // A kind of a later version has no table here.
  return readCount(database, `SELECT count(*) FROM sync_record
    WHERE kind IN (${kinds.map(({ tag }) => tag).join(', ')}) AND NOT (${hasRecord.join(' OR ')})`);
}

function countByKind(database: SqliteDatabase, kinds: readonly RecordKind[]): Readonly<Record<string, number>> {
  return Object.fromEntries(kinds.map(({ name, table }) =>
    [name, readCount(database, `SELECT count(*) FROM ${table} WHERE deleted = 0`)]));
}

function readCount(database: SqliteDatabase, sql: string): number {
  return Number(database.prepare(sql).get()?.[0]);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
