/** Which rows the raw insert writes, and how long it took. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerKinds } from '@tandem/ledger';
import { withOwnKinds } from '@tandem/replica';
import { numberAt } from './json-object.ts';
import { runScript, type BenchRun } from './program.ts';

/** What the targets refer to: the tables of the records alone. */
export const recordTables: readonly string[] = withOwnKinds(ledgerKinds).map(({ table }) => table);
/** With the row that each record has for the sync. */
export const trackedTables: readonly string[] = [...recordTables, 'sync_record'];

/** All rows of these tables into an empty book; milliseconds. */
export function insertRaw(run: BenchRun, source: string, tables: readonly string[]): Promise<number> {
  return insertInto(run, { source, tables, ids: [] });
}

/** The entries with these ids, into a copy of the book that lacks them. */
export function insertRawInto(run: BenchRun, book: string, ids: readonly string[]): Promise<number> {
  return insertInto(run, { source: book, tables: ['entry'], ids }, book);
}

async function insertInto(
  run: BenchRun, job: { readonly source: string; readonly tables: readonly string[]; readonly ids: readonly string[] },
  base?: string,
): Promise<number> {
  const target = join(run.folder, 'raw.tandem');
  if (base !== undefined) copyFileSync(base, target);
  try {
    return numberAt(await runScript(run, 'raw-insert.ts', { ...job, target }), 'ms');
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-lock']) rmSync(`${target}${suffix}`, { force: true });
  }
}
