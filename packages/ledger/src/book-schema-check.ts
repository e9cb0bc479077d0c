/**
 * The tables, indexes and triggers that a book has, against those that this version makes. A trigger that was changed
 * may be good SQL: then nothing fails, and edits are not tracked, or balances not kept.
 *
 * What must hold
 * 1. Indexes and triggers are compared as SQLite keeps their text; they can be made anew, and nothing is lost by it.
 * 2. A table has each column as this version makes it, in any place: `ALTER TABLE` appends. More columns and tables
 *    than this version knows are no fault, nor is an index that refuses no row.
 * 3. A trigger of another name on a table of ours is a fault: under its former name it would track twice.
 */
import { readLocal } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { createBookSchema } from './book-schema.ts';

export interface SchemaFindings {
  /** Triggers and indexes that are missing, changed, or not ours. */
  readonly changed: readonly ChangedObject[];
  /** Names of tables that are missing, or lack a column as it should be. */
  readonly tables: readonly string[];
}

export interface ChangedObject {
  readonly name: string;
  /** As it is; undefined where it is missing. */
  readonly found: SchemaObject | undefined;
  /** As it should be; undefined where it should not be. */
  readonly wanted: SchemaObject | undefined;
}

interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  readonly sql: string;
  /** `sql`, with one space for each gap. */
  readonly text: string;
}

/** Gives an empty database in memory, which is closed here. */
export type OpenEmpty = () => SqliteDatabase;

/** Inside the caller's transaction, which makes it one moment. */
export function inspectBookSchema(database: SqliteDatabase, openEmpty: OpenEmpty): SchemaFindings {
  const wanted = wantedSchema(openEmpty);
  const found = readSchema(database);
  const isTable = ({ type }: SchemaObject): boolean => type === 'table';
  const ours = new Set(wanted.filter(isTable).map(({ name }) => name));
  const areIndexesOut = readLocal(database, 'dropped_indexes') !== null;
  const missing = wanted.filter((object) => !isTable(object)).flatMap((object): ChangedObject[] => {
    const same = found.find((other) => other.name === object.name && other.type === object.type);
    if (same === undefined && object.type === 'index' && areIndexesOut) return [];
    return same !== undefined && isSame(same, object) ? [] : [{ name: object.name, found: same, wanted: object }];
  });
  const strange = found.filter(({ name, sql, table, type }) => ours.has(table) && (type === 'trigger'
    || (type === 'index' && /^create\s+unique/i.test(sql)))
    && !wanted.some((object) => object.name === name && object.type === type));
  return {
    changed: [...missing, ...strange.map((object) => ({ name: object.name, found: object, wanted: undefined }))],
    tables: wanted.filter(isTable).filter((table) => {
      const same = found.find((other) => isTable(other) && other.name === table.name);
      return same === undefined || !hasColumnsOf(same, table);
    }).map(({ name }) => name),
  };
}

/** Makes triggers and indexes anew where they are not as they should be; returns how many. The audit follows. */
export function mendBookSchema(database: SqliteDatabase, openEmpty: OpenEmpty): number {
  return database.transaction(() => {
    const { changed } = inspectBookSchema(database, openEmpty);
    for (const { found } of changed) {
      if (found !== undefined) database.exec(`DROP ${found.type} "${found.name.replaceAll('"', '""')}"`);
    }
    for (const { wanted } of changed) if (wanted !== undefined) database.exec(wanted.sql);
    return changed.length;
  });
}

/** The same for every book of this version. */
let known: readonly SchemaObject[] | undefined;

function wantedSchema(openEmpty: OpenEmpty): readonly SchemaObject[] {
  if (known !== undefined) return known;
  const database = openEmpty();
  try {
    createBookSchema(database);
    known = readSchema(database);
    return known;
  } finally {
    database.close();
  }
}

/** Without the indexes that SQLite makes by itself. */
function readSchema(database: SqliteDatabase): readonly SchemaObject[] {
  return database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL').all()
    .map(([type, name, table, sql]) => ({
      type: String(type), name: String(name), table: String(table), sql: String(sql),
      text: String(sql).replaceAll(/\s+/g, ' '),
    }));
}

function isSame(left: SchemaObject, right: SchemaObject): boolean {
  return left.table === right.table && left.text === right.text;
}

function hasColumnsOf(found: SchemaObject, wanted: SchemaObject): boolean {
  if (found.text === wanted.text) return true;
  const [has, wants] = [partsOf(found.text), partsOf(wanted.text)];
  return has.ending === wants.ending && wants.definitions.every((definition) => has.definitions.includes(definition));
}

/** What stands between the outer brackets of a CREATE TABLE, by its outer commas, and what follows them. */
function partsOf(sql: string): { readonly definitions: readonly string[]; readonly ending: string } {
  const definitions: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < sql.length; at++) {
    const sign = sql.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === "'" || sign === '"') {
      quote = sign;
    } else if (sign === '(') {
      depth++;
      if (depth === 1) from = at + 1;
    } else if (depth === 1 && (sign === ',' || sign === ')')) {
      definitions.push(sql.slice(from, at).trim());
      from = at + 1;
      if (sign === ')') return { definitions, ending: sql.slice(from).trim() };
    } else if (sign === ')') {
      depth--;
    }
  }
  return { definitions, ending: sql.slice(from).trim() };
}
