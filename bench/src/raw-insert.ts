/**
 * What everything is measured against, in a process of its own: the same rows into the same tables with the same
 * indexes, by a prepared INSERT straight through `node:sqlite`, without triggers, in one transaction, with the same
 * durability (WAL, synchronous FULL, 64 MB cache). Rows are in memory before the clock starts; it stops after COMMIT.
 *
 * Job: `source` the book that holds the rows, `target` the file they go into (made empty where it is missing),
 * `tables`, and `ids` in hexadecimal where only these rows are meant. Answer: `ms`, `rows`.
 */
import { existsSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import { openBook } from '@tandem/host';
import { parseJsonObject, textAt, textsAt, type JsonObject } from './json-object.ts';

interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SQLInputValue[])[];
}

process.stdout.write(`${JSON.stringify(measure(parseJsonObject(process.argv[2] ?? '')))}\n`);

function measure(job: JsonObject): { ms: number; rows: number } {
  const ids = textsAt(job, 'ids');
  const contents = readRows(textAt(job, 'source'), textsAt(job, 'tables'), ids);
  const target = openTarget(textAt(job, 'target'));
  for (const { table } of contents) {
    const remove = ids.length === 0 ? undefined : target.prepare(`DELETE FROM ${table} WHERE id = unhex(?)`);
    for (const id of ids) remove?.run(id);
  }
  target.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const startedMs = performance.now();
  target.exec('BEGIN IMMEDIATE');
  for (const { table, columns, rows } of contents) {
    const insert = target.prepare(`INSERT INTO ${table} (${columns.join(', ')})
      VALUES (${columns.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...row);
  }
  target.exec('COMMIT');
  const ms = performance.now() - startedMs;
  target.close();
  return { ms, rows: contents.reduce((sum, { rows }) => sum + rows.length, 0) };
}

function readRows(path: string, tables: readonly string[], ids: readonly string[]): TableRows[] {
  const source = new DatabaseSync(path, { readOnly: true });
  const chosen = ids.length === 0 ? '' : `WHERE lower(hex(id)) IN (${ids.map((id) => `'${id}'`).join(', ')})`;
  const contents = tables.map((table) => {
    const rows: Record<string, SQLOutputValue>[] = source.prepare(`SELECT * FROM ${table} ${chosen}`).all();
    return { table, columns: Object.keys(rows[0] ?? {}), rows: rows.map((row) => Object.values(row)) };
  });
  source.close();
  return contents.filter(({ rows }) => rows.length > 0);
}

function openTarget(path: string): DatabaseSync {
  if (!existsSync(path)) {
    const made = openBook({ path, purpose: 'join', deviceName: 'bench', wallMs: Date.now() });
    if (!made.ok) throw new Error(made.error.kind);
    made.value.close();
  }
  const target = new DatabaseSync(path);
  target.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536');
  const triggers = target.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) target.exec(`DROP TRIGGER ${String(name)}`);
  return target;
}
