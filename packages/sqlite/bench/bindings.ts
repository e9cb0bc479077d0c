/**
 * node:sqlite (through our port) against better-sqlite3, with the queries of a merge. For docs/adr/0002.
 *
 *   node packages/sqlite/bench/bindings.ts [folder whose node_modules holds better-sqlite3]
 */
import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { SqliteDatabase, SqlRow, SqlValue } from '../src/index.ts';
import { copyDatabase, openNodeDatabase } from '../src/node-database.ts';

const ROW_COUNT = 100_000;
const BATCH_SIZE = 2_000;
const POINT_SELECT_COUNT = 20_000;
const ROUND_COUNT = 5;

type Binding = Pick<SqliteDatabase, 'prepare' | 'exec' | 'transaction' | 'close'>;

const columns = [
  'id BLOB PRIMARY KEY', 'account BLOB', 'payee BLOB', 'category BLOB', 'method BLOB', 'statement BLOB', 'day INTEGER',
  'value_day INTEGER', 'amount INTEGER', 'status INTEGER', 'number TEXT', 'memo TEXT', 'label TEXT', 'transfer BLOB',
  'position INTEGER', 'stamp_a INTEGER', 'stamp_b INTEGER', 'stamp_c INTEGER', 'device INTEGER', 'deleted INTEGER',
];
const createTable = `CREATE TABLE entry (${columns.join(', ')}) STRICT, WITHOUT ROWID`;
const joinById = `
  WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2)
  SELECT entry.* FROM n JOIN entry ON entry.id = substr(?1, i * 16 + 1, 16)
`;

/** As UUIDv7: random behind a rising time. */
const ids = randomFillSync(new Uint8Array(ROW_COUNT * 16));
const idView = new DataView(ids.buffer);
for (let index = 0; index < ROW_COUNT; index += 1) idView.setBigUint64(index * 16, BigInt(index) << 20n);
const idAt = (index: number): Uint8Array => ids.subarray(index * 16, index * 16 + 16);
const rows = Array.from({ length: ROW_COUNT }, (_, index): SqlRow => [
  idAt(index), idAt(index % 7), idAt(index % 300), idAt(index % 60), idAt(index % 5), null, 20_000 + index % 4_000,
  null, (index * 7_919) % 100_000 - 50_000, index % 3, null, index % 4 === 0 ? `memo ${index}` : null,
  `CB SUPERMARCHE ${index % 900}`, null, index, 1_790_000_000_000 + index, 1_790_000_000_000 + index,
  1_790_000_000_000 + index, 123_456_789, 0,
]);

const openers: Record<string, (path: string) => Binding> = {
  'node:sqlite': (path) => openNodeDatabase({ path, mode: 'create' }),
};
const [betterFolder] = process.argv.slice(2);
if (betterFolder) openers['better-sqlite3'] = (path) => openBetter(betterFolder, path);

const durations = new Map<string, Map<string, number[]>>();
const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
try {
  for (let round = 0; round < ROUND_COUNT; round += 1) {
    for (const [name, open] of Object.entries(openers)) runRound(name, open, round);
  }
  await measureCopies();
} finally {
  rmSync(folder, { recursive: true });
}
printMedians();

function runRound(name: string, open: (path: string) => Binding, round: number): void {
  for (const rowsPerStatement of [1, 4, 8, 32]) {
    const path = join(folder, `${name.replace(':', '-')}-${round}-${rowsPerStatement}.db`);
    const database = open(path);
    database.exec(createTable);
    measure(name, `insert 100k rows, ${rowsPerStatement} a statement`, () => insertAll(database, rowsPerStatement));
    if (rowsPerStatement === 1) {
      measure(name, 'join 100k ids, 2,000 a batch', () => joinAll(database));
      measure(name, '20k point selects in a transaction', () => selectPoints(database));
    }
    database.close();
    if (round > 0 || rowsPerStatement > 1) rmSync(path);
  }
}

function insertAll(database: Binding, rowsPerStatement: number): void {
  const places = `(${columns.map(() => '?').join(', ')})`;
  const insert = database.prepare(`INSERT INTO entry VALUES ${Array(rowsPerStatement).fill(places).join(', ')}`);
  database.transaction(() => {
    if (rowsPerStatement === 1) {
      for (const row of rows) insert.run(...row);
    } else {
      for (let start = 0; start < ROW_COUNT; start += rowsPerStatement) {
        insert.run(...rows.slice(start, start + rowsPerStatement).flat());
      }
    }
  });
}

function joinAll(database: Binding): void {
  const select = database.prepare(joinById);
  let found = 0;
  for (let start = 0; start < ROW_COUNT; start += BATCH_SIZE) {
    found += select.all(ids.slice(start * 16, (start + BATCH_SIZE) * 16), BATCH_SIZE).length;
  }
  if (found !== ROW_COUNT) throw new Error(`found ${found}`);
}

function selectPoints(database: Binding): void {
  const select = database.prepare('SELECT * FROM entry WHERE id = ?');
  database.transaction(() => {
    for (let index = 0; index < POINT_SELECT_COUNT; index += 1) select.get(idAt((index * 7_919) % ROW_COUNT));
  });
}

/** `VACUUM INTO` against `backup()`, on the book of the first round. */
async function measureCopies(): Promise<void> {
  const path = join(folder, 'node-sqlite-0-1.db');
  const database = openNodeDatabase({ path, mode: 'read-write' });
  const raw = new DatabaseSync(path);
  for (let round = 0; round < ROUND_COUNT; round += 1) {
    measure('node:sqlite', 'copy 100k rows by copyDatabase', () => copyDatabase(database, join(folder, 'copy.db')));
    const startedAt = performance.now();
    await backup(raw, join(folder, `backup-${round}.db`), { rate: 1_000 });
    note('node:sqlite', 'copy 100k rows by backup(), no fsync', performance.now() - startedAt);
  }
  raw.close();
  database.close();
}

function measure(name: string, what: string, work: () => void): void {
  const startedAt = performance.now();
  work();
  note(name, what, performance.now() - startedAt);
}

function note(name: string, what: string, durationMs: number): void {
  const byName = durations.get(what) ?? new Map<string, number[]>();
  durations.set(what, byName.set(name, [...byName.get(name) ?? [], durationMs]));
}

function printMedians(): void {
  for (const [what, byName] of durations) {
    const medians = Array.from(byName, ([name, values]) => `${name} ${median(values).toFixed(0)} ms`);
    console.log(`${what}: ${medians.join(', ')}`);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

interface BetterStatement {
  readonly reader: boolean;
  raw(): BetterStatement;
  run(...parameters: BetterParameter[]): { changes: number };
  get(...parameters: BetterParameter[]): SqlRow | undefined;
  all(...parameters: BetterParameter[]): SqlRow[];
}

type BetterParameter = SqlValue | Readonly<Record<string, SqlValue>>;

interface BetterDatabase {
  exec(sql: string): void;
  prepare(sql: string): BetterStatement;
  close(): void;
}

function openBetter(packagesFolder: string, path: string): Binding {
  const load = createRequire(join(packagesFolder, 'package.json'));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- not installed here: its documented interface
  const Better = load('better-sqlite3') as new (path: string) => BetterDatabase;
  const database = new Better(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536');
  return {
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      if (statement.reader) statement.raw();
      // It takes numbered parameters for named ones.
      if (/\?\d/.test(sql)) {
        const named = (values: SqlValue[]) => Object.fromEntries(values.map((value, index) => [index + 1, value]));
        return {
          run: (...parameters) => statement.run(named(parameters)).changes,
          get: (...parameters) => statement.get(named(parameters)),
          all: (...parameters) => statement.all(named(parameters)),
        };
      }
      return {
        run: (...parameters) => statement.run(...parameters).changes,
        get: (...parameters) => statement.get(...parameters),
        all: (...parameters) => statement.all(...parameters),
      };
    },
    transaction(work) {
      database.exec('BEGIN IMMEDIATE');
      const value = work();
      database.exec('COMMIT');
      return value;
    },
  };
}
