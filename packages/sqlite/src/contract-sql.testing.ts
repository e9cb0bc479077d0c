/** Contract: statements, what they report, and the SQL that the programs are built on. */
import { expectBug, expectEqual, expectFailure, readValue, type ContractCase } from './contract-case.testing.ts';

export const sqlCases: readonly ContractCase[] = [
  {
    name: 'the same text gives the same statement, and it can be run again and from within its own rows',
    run(openDatabase) {
      const database = openDatabase();
      const successor = database.prepare('SELECT ?1 + 1 UNION ALL SELECT ?1 + 2');
      expectEqual(database.prepare('SELECT ?1 + 1 UNION ALL SELECT ?1 + 2') === successor, true);
      const nested = successor.all(0).map(([first]) => successor.all(first ?? null));
      expectEqual(nested, [[[2], [3]], [[3], [4]]]);
    },
  },
  {
    name: 'get takes the first row and leaves nothing open behind it',
    run(openDatabase) {
      const database = openDatabase();
      database.exec('CREATE TABLE n (i); INSERT INTO n VALUES (1), (2)');
      const select = database.prepare('SELECT i FROM n WHERE i >= ? ORDER BY i');
      expectEqual(select.get(1), [1]);
      expectEqual(select.get(2), [2]);
      expectEqual(select.get(3), undefined);
      expectEqual(select.all(3), []);
      database.exec('DROP TABLE n');
    },
  },
  {
    name: 'a statement follows a change of the schema',
    run(openDatabase) {
      const database = openDatabase();
      database.exec('CREATE TABLE n (i); INSERT INTO n VALUES (1)');
      const select = database.prepare('SELECT * FROM n');
      expectEqual(select.get(), [1]);
      database.exec('ALTER TABLE n ADD COLUMN j DEFAULT 2');
      expectEqual(select.all(), [[1, 2]]);
    },
  },
  {
    name: 'run counts the rows of its own statement and not those of triggers',
    run(openDatabase) {
      const database = openDatabase();
      database.exec(`
        CREATE TABLE entry (id INTEGER PRIMARY KEY, amount);
        CREATE TABLE journal (id);
        CREATE TRIGGER entry_journal AFTER INSERT ON entry BEGIN
          INSERT INTO journal VALUES (new.id), (new.id), (new.id);
        END;
      `);
      expectEqual(database.prepare('INSERT INTO entry VALUES (?, ?), (?, ?)').run(1, 10, 2, 20), 2);
      expectEqual(readValue(database, 'SELECT count(*) FROM journal'), 6);
      expectEqual(database.prepare('UPDATE entry SET amount = 0 WHERE id > ?').run(0), 2);
      expectEqual(database.prepare('UPDATE entry SET amount = 0 WHERE id > ?').run(9), 0);
      expectEqual(database.prepare('INSERT INTO entry VALUES (1, 1) ON CONFLICT DO NOTHING').run(), 0);
      expectEqual(database.prepare('DELETE FROM entry').run(), 2);
    },
  },
  {
    name: 'bad SQL, no SQL and two statements at once are misuse',
    run(openDatabase) {
      const database = openDatabase();
      expectFailure('misuse', () => database.prepare('SELEC 1'));
      expectFailure('misuse', () => database.prepare('SELECT 1 FROM missing'));
      expectFailure('misuse', () => database.prepare('SELECT "missing"'));
      expectFailure('misuse', () => database.prepare('  '));
      expectFailure('misuse', () => database.prepare('SELECT 1; SELECT 2'));
      expectFailure('misuse', () => database.exec('SELECT 1; SELEC 2'));
      expectEqual(readValue(database, ' SELECT 1 ; \n'), 1);
    },
  },
  {
    name: 'SQL cannot write into the schema',
    run(openDatabase) {
      const database = openDatabase();
      database.exec('CREATE TABLE kept (i); PRAGMA writable_schema = ON');
      expectFailure('misuse', () => database.exec('DELETE FROM sqlite_schema'));
      expectEqual(readValue(database, 'SELECT count(*) FROM kept'), 0);
    },
  },
  {
    name: 'texts without end are a bug',
    run(openDatabase) {
      const database = openDatabase();
      expectBug('more than 2000 statements', () => {
        for (let index = 0; index <= 2_000; index += 1) database.prepare(`SELECT ${index}`);
      });
      expectEqual(readValue(database, 'SELECT 1'), 1);
    },
  },
  {
    name: 'a constraint and RAISE(ABORT) are a constraint, with their message',
    run(openDatabase) {
      const database = openDatabase();
      database.exec(`
        CREATE TABLE entry (id BLOB PRIMARY KEY, amount INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
        INSERT INTO entry VALUES (x'01', 1);
      `);
      expectFailure('constraint', () => database.exec(`INSERT INTO entry VALUES (x'01', 2)`));
      expectFailure('constraint', () => database.exec(`INSERT INTO entry VALUES (x'02', NULL)`));
      expectFailure('constraint', () => database.prepare('INSERT INTO entry VALUES (?, ?)').run('text', 1));
      expectFailure('constraint', () => database.prepare('DELETE FROM entry').run());
      expectEqual(database.prepare('SELECT * FROM entry').all(), [[Uint8Array.of(1), 1]]);
    },
  },
  {
    name: 'upsert, partial index, generated trigger, RETURNING, JSON and window functions',
    run(openDatabase) {
      const database = openDatabase();
      database.exec(`
        CREATE TABLE entry (id BLOB PRIMARY KEY, amount INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0)
          STRICT, WITHOUT ROWID;
        CREATE INDEX entry_live ON entry (amount) WHERE deleted = 0;
        CREATE TABLE total (sum INTEGER NOT NULL) STRICT;
        INSERT INTO total VALUES (0);
        CREATE TRIGGER entry_total AFTER UPDATE OF amount ON entry WHEN new.amount IS NOT old.amount BEGIN
          UPDATE total SET sum = sum + new.amount - old.amount;
        END;
      `);
      const upsert = database.prepare(`
        INSERT INTO entry (id, amount) VALUES (?1, ?2)
        ON CONFLICT (id) DO UPDATE SET amount = excluded.amount RETURNING amount
      `);
      const id = new Uint8Array(16).fill(9);
      expectEqual([upsert.get(id, 5), upsert.get(id, 8)], [[5], [8]]);
      expectEqual(readValue(database, 'SELECT sum FROM total'), 3);
      expectEqual(
        database.prepare(`SELECT value FROM json_each(?) ORDER BY value DESC`).all('[1, 3, 2]'),
        [[3], [2], [1]],
      );
      expectEqual(
        database.prepare('SELECT value, sum(value) OVER (ORDER BY value) FROM json_each(?)').all('[1, 2, 3]'),
        [[1, 1], [2, 3], [3, 6]],
      );
    },
  },
  {
    name: 'records are found by a list of ids packed in one blob',
    run(openDatabase) {
      const database = openDatabase();
      database.exec('CREATE TABLE entry (id BLOB PRIMARY KEY, amount INTEGER) STRICT, WITHOUT ROWID');
      const insert = database.prepare('INSERT INTO entry VALUES (?, ?)');
      for (let index = 0; index < 10; index += 1) insert.run(new Uint8Array(16).fill(index), index);
      const packed = new Uint8Array(3 * 16);
      packed.fill(4, 0, 16).fill(99, 16, 32).fill(2, 32, 48);
      const select = database.prepare(`
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2)
        SELECT n.i, entry.amount FROM n JOIN entry ON entry.id = substr(?1, n.i * 16 + 1, 16) ORDER BY n.i
      `);
      expectEqual(select.all(packed, 3), [[0, 4], [2, 2]]);
    },
  },
  {
    name: 'ten thousand rows go in and come back',
    run(openDatabase) {
      const database = openDatabase();
      database.exec('CREATE TABLE entry (id INTEGER PRIMARY KEY, payee TEXT, amount INTEGER) STRICT');
      const insert = database.prepare('INSERT INTO entry VALUES (?, ?, ?)');
      database.transaction(() => {
        for (let index = 1; index <= 10_000; index += 1) insert.run(index, `payee ${index % 97}`, index * 100);
      });
      expectEqual(database.prepare('SELECT count(*), sum(amount) FROM entry').get(), [10_000, 5_000_500_000]);
      const rows = database.prepare('SELECT * FROM entry ORDER BY id').all();
      expectEqual([rows.length, rows[9_999]], [10_000, [10_000, 'payee 9', 1_000_000]]);
    },
  },
];
