/**
 * Merges into a sound book what the rows of a damaged file still say.
 *
 * 1. A record is a row of its kind's table and a row of `sync_record`. Only where both were read, and the row hash (if
 *    there is one) says that they belong together, is it merged, by its stamps, as if it came from another device.
 * 2. Values whose tracking is lost are newer than whatever the sound book has: they become edits of now.
 * 3. What can be read in two ways is not guessed: it is lost, and named.
 */
import {
  createRecordHasher, inspectRows, kindColumns, recordIdToText, Replica, type RandomBytes, type RecordId,
  type RecordKind, type Sha256,
} from '@tandem/replica';
import { createBookSchema, ledgerKinds } from '@tandem/ledger';
import { SqliteError, type SqliteDatabase, type SqlRow } from '@tandem/sqlite';
import { columnNames, createFit, distinct, textToId, toKey, type SalvagedRows } from './salvaged-rows.ts';

export interface Salvaged {
  /** Of which the sound book had nothing, or an older version. */
  readonly recovered: readonly RecordId[];
  /** Of which a version was in the damaged file that could not be read. */
  readonly lost: readonly RecordId[];
}

/** Rows that were replaced may come besides those that replaced them; more than so many of a record say nothing. */
const readingsMax = 16;

export interface SalvageContext {
  /** An empty database in memory, whose end is the caller's. */
  readonly scratch: SqliteDatabase;
  readonly sha256: Sha256;
  readonly randomBytes: RandomBytes;
  readonly wallMs: number;
}

export function salvageRecords(rows: SalvagedRows, target: Replica, context: SalvageContext): Salvaged {
  const { wallMs } = context;
  const { readings, unread } = readPairs(rows, target);
  makeScratch(context.scratch, target.kinds);
  const isSure = settleReadings(context, readings, target);
  const before = readHashes(target);
  mergeInto(target, context);
  const unclear = writeUntracked(rows, target, wallMs);
  const recovered = [...readHashes(target)].filter(([id, hash]) => before.get(id) !== hash);
  const unsure = readings.filter(({ id }) => !isSure.has(id)).map(({ id }) => id);
  const missing = [...unread, ...unclear, ...unsure];
  return {
    recovered: recovered.map(([id]) => textToId(id)),
    lost: missing.filter((id) => !hasVersion(target, rows.tracking.get(id) ?? [])).map(textToId),
  };
}

/** One record in all ways in which its rows can be put together. */
interface Reading {
  readonly id: string;
  readonly kind: RecordKind;
  readonly pairs: readonly { readonly content: SqlRow; readonly tracking: SqlRow }[];
}

function readPairs(rows: SalvagedRows, target: Replica): { readings: Reading[]; unread: string[] } {
  const kindAt = columnNames(target.database, 'sync_record').indexOf('kind');
  const fits = new Map(target.kinds.map((kind) => [kind.tag, createFit(target.database, kind)]));
  const readings: Reading[] = [];
  const unread: string[] = [];
  for (const [id, trackings] of rows.tracking) {
    const kind = target.kinds.find(({ tag }) => tag === trackings[0]?.[kindAt]);
    const ofKind = distinct(trackings.filter((row) => row[kindAt] === kind?.tag));
    const contents = distinct((rows.content.get(id) ?? []).filter((row) => fits.get(kind?.tag ?? 0)?.(row) === true));
    const pairs = ofKind.flatMap((tracking) => contents.map((content) => ({ content, tracking })));
    if (kind === undefined || pairs.length === 0 || pairs.length > readingsMax) unread.push(id);
    else readings.push({ id, kind, pairs });
  }
  return { readings, unread };
}

/** Puts into the scratch book what its hash proves, or what can be read in one way only; returns those ids. */
function settleReadings(
  { scratch, sha256 }: SalvageContext, readings: readonly Reading[], target: Replica,
): ReadonlySet<string> {
  const settled = new Set<string>();
  const trackingNames = columnNames(target.database, 'sync_record');
  let open = readings;
  for (let round = 0; open.length > 0; round++) {
    const tried = open.filter(({ pairs }) => round < pairs.length);
    const refused = new Set<string>();
    scratch.transaction(() => {
      for (const { id, kind, pairs } of tried) {
        const pair = pairs[round];
        if (pair === undefined) continue;
        const isTaken = insertRow(scratch, kind.table, columnNames(target.database, kind.table), pair.content)
          && insertRow(scratch, 'sync_record', trackingNames, pair.tracking);
        if (isTaken) settled.add(id);
        else refused.add(id);
      }
    });
    const wrong = new Set([...refused, ...findUnproven(scratch, target.kinds, sha256, tried)]);
    scratch.transaction(() => {
      for (const { id, kind } of tried) {
        if (!wrong.has(id)) continue;
        for (const table of [kind.table, 'sync_record']) {
          scratch.prepare(`DELETE FROM ${table} WHERE id = ?`).run(textToId(id));
        }
        settled.delete(id);
      }
    });
    open = tried.filter(({ id }) => wrong.has(id));
  }
  return settled;
}

/** Records whose hash is not that of their content, and those without a hash that could also be read otherwise. */
function findUnproven(
  scratch: SqliteDatabase, kinds: readonly RecordKind[], hash: Sha256, tried: readonly Reading[],
): string[] {
  const { corrections } = inspectRows(scratch, kinds, createRecordHasher(hash));
  const ambiguous = tried.filter(({ id, pairs }) => pairs.length > 1
    && scratch.prepare('SELECT 1 FROM sync_record WHERE id = ? AND hash0 IS NULL').get(textToId(id)) !== undefined);
  return [...corrections.map(({ id }) => recordIdToText(id)), ...ambiguous.map(({ id }) => id)];
}

/** The tables of a book, without what keeps them in order. */
function makeScratch(scratch: SqliteDatabase, kinds: readonly RecordKind[]): void {
  createBookSchema(scratch);
  const triggers = scratch.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all();
  for (const [name] of triggers) scratch.exec(`DROP TRIGGER ${String(name)}`);
  for (const { table } of kinds) scratch.exec(`DELETE FROM ${table}`);
}

const batchBytes = 1 << 20;

/** Of what a person would know: not of labels and conflicts. */
function readHashes(target: Replica): Map<string, string> {
  target.rehashDirty();
  const tags = target.kinds.filter(({ isConflictFree }) => isConflictFree !== true).map(({ tag }) => tag);
  return new Map(target.database.prepare(`SELECT lower(hex(id)), concat_ws(',', hash0, hash1, hash2, hash3)
    FROM sync_record WHERE kind IN (${tags.join(', ')})`).all().map(([id, hash]) => [String(id), String(hash)]));
}

function mergeInto(target: Replica, { scratch, sha256, randomBytes, wallMs }: SalvageContext): void {
  const source = new Replica({ database: scratch, kinds: ledgerKinds, sha256, randomBytes, deviceName: '' });
  source.rehashDirty();
  const ids = source.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket));
  const plan = source.planSending(ids);
  for (let at = 0; at < plan.records;) {
    const { bytes, next } = plan.readBatch(at, batchBytes);
    const outcome = target.applyBatch(bytes, wallMs, journalSession);
    if (!outcome.ok) throw new Error(`salvaged records make no batch: ${outcome.fault.what}`);
    at = next;
  }
  // No sync brought them: nobody is to take them back as one.
  target.database.prepare('DELETE FROM sync_journal WHERE session = ?').run(journalSession);
}

/** No session has it: they begin with 1. */
const journalSession = 0;

interface Untracked {
  readonly kind: RecordKind;
  readonly row: SqlRow;
}

/** Writes rows of tables whose tracking was not read; returns the ids of those that say nothing sure. */
function writeUntracked(rows: SalvagedRows, target: Replica, wallMs: number): string[] {
  const { database } = target;
  const { clear, unclear } = findUntracked(rows, target);
  const news = clear.filter((each) => differs(database, each));
  const generated = news.filter(({ kind }) => kind.isConflictFree === true);
  const typed = news.filter(({ kind }) => kind.isConflictFree !== true);
  if (generated.length > 0) target.generate(wallMs, () => generated.forEach((each) => writeRow(database, each)));
  if (typed.length > 0) target.write(wallMs, () => typed.forEach((each) => writeRow(database, each)));
  return unclear;
}

/** `clear`: what can be read in one way only, and what somebody could have meant. */
function findUntracked(rows: SalvagedRows, { database, kinds }: Replica): { clear: Untracked[]; unclear: string[] } {
  const fits = kinds.map((kind) => ({ kind, fit: createFit(database, kind) }));
  const tagOf = database.prepare('SELECT kind FROM sync_record WHERE id = ?');
  const clear: Untracked[] = [];
  const unclear: string[] = [];
  for (const [id, contents] of rows.content) {
    if (rows.tracking.has(id)) continue;
    const [tag] = tagOf.get(textToId(id)) ?? [];
    const readings = fits.filter(({ kind }) => tag === undefined || kind.tag === tag)
      .flatMap(({ kind, fit }) => distinct(contents.filter(fit)).map((row) => ({ kind, row })));
    const [reading] = readings;
    if (reading === undefined) continue;
    if (readings.length > 1 || hasFault(database, reading)) unclear.push(id);
    else clear.push(reading);
  }
  return { clear, unclear };
}

function hasFault(database: SqliteDatabase, { kind, row }: Untracked): boolean {
  const names = columnNames(database, kind.table);
  const values = kindColumns(kind).map(({ name, initial }) => row[names.indexOf(name)] ?? initial);
  return kind.findFault?.(values) !== undefined;
}

/** Of a deleted record only that it is deleted: its values would bring it back. */
function differs(database: SqliteDatabase, { kind, row }: Untracked): boolean {
  const names = columnNames(database, kind.table).slice(0, row.length);
  const stored = database.prepare(`SELECT ${names.join(', ')} FROM ${kind.table} WHERE id = ?`).get(row[0] ?? null);
  const deletedAt = names.indexOf('deleted');
  if (row[deletedAt] === 1) return stored?.[deletedAt] === 0;
  if (kind.isConflictFree === true) return stored === undefined;
  return stored === undefined || toKey(stored) !== toKey(row);
}

/** By plain SQL, so that the triggers stamp what differs. */
function writeRow(database: SqliteDatabase, { kind, row }: Untracked): void {
  const [, ...names] = columnNames(database, kind.table).slice(0, row.length);
  const [id = null, ...values] = row;
  if (values[names.indexOf('deleted')] === 1) {
    database.prepare(`UPDATE ${kind.table} SET deleted = 1 WHERE id = ?`).run(id);
    return;
  }
  const places = names.map(() => '?').join(', ');
  const updated = database.prepare(`UPDATE ${kind.table} SET (${names.join(', ')}) = (${places}) WHERE id = ?`)
    .run(...values, id);
  if (updated === 1) return;
  database.prepare(`INSERT INTO ${kind.table} (id, ${names.join(', ')}) VALUES (?, ${places})`).run(id, ...values);
}

/** Whether the target's version of a record is one of those that these rows track. */
function hasVersion({ database }: Replica, trackings: readonly SqlRow[]): boolean {
  const columns = columnNames(database, 'sync_record');
  const compared = columns.filter((name) => !/^(hash\d|ancestors|wall|unknown)$/.test(name));
  const here = database.prepare(`SELECT ${compared.join(', ')} FROM sync_record WHERE id = ?`);
  return trackings.some((row) => {
    const stored = here.get(row[0] ?? null);
    return stored !== undefined
      && toKey(stored) === toKey(compared.map((name) => row[columns.indexOf(name)] ?? null));
  });
}

/** Whether the values are of the types of their columns. */
function insertRow(database: SqliteDatabase, table: string, columns: readonly string[], row: SqlRow): boolean {
  const names = columns.slice(0, row.length);
  try {
    database.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...row);
    return true;
  } catch (error) {
    if (error instanceof SqliteError && error.failure === 'constraint') return false;
    throw error;
  }
}
