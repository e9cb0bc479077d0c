/** Contract: transactions, failures that must leave the database usable, and the life of a file. */
import {
  expectBug, expectEqual, expectFailure, expectThrow, readValue, type ContractCase, type OpenContractDatabase,
} from './contract-case.testing.ts';
import type { SqliteDatabase } from './index.ts';

export const transactionCases: readonly ContractCase[] = [
  {
    name: 'a transaction commits and gives the value of its work',
    run(openDatabase) {
      const database = openNumbers(openDatabase);
      expectEqual(database.transaction(() => insertNumber(database, 1)), 1);
      expectEqual(readNumbers(database), [1]);
    },
  },
  {
    name: 'whatever the work throws rolls back and is thrown on',
    run(openDatabase) {
      const database = openNumbers(openDatabase);
      const thrown = { reason: 'mine' };
      const caught = expectThrow(() => database.transaction(() => {
        insertNumber(database, 1);
        // oxlint-disable-next-line typescript/only-throw-error -- whatever is thrown comes out as it was
        throw thrown;
      }));
      expectEqual([caught === thrown, readNumbers(database)], [true, []]);
      expectFailure('constraint', () => database.transaction(() => {
        insertNumber(database, 1);
        insertNumber(database, 1);
      }));
      database.transaction(() => insertNumber(database, 2));
      expectEqual(readNumbers(database), [2]);
    },
  },
  {
    name: 'a failed statement whose error the work expects leaves the rest of the transaction',
    run(openDatabase) {
      const database = openNumbers(openDatabase);
      database.transaction(() => {
        insertNumber(database, 1);
        expectFailure('constraint', () => insertNumber(database, 1));
        insertNumber(database, 2);
      });
      expectEqual(readNumbers(database), [1, 2]);
    },
  },
  {
    name: 'transactions do not nest, whichever way',
    run(openDatabase) {
      const database = openNumbers(openDatabase);
      const inner = () => insertNumber(database, 2);
      const nested = [() => database.transaction(inner), () => database.readTransaction(inner)];
      for (const work of nested) {
        expectBug('does not nest', () => database.transaction(work));
        expectBug('does not nest', () => database.readTransaction(work));
      }
      database.exec('BEGIN');
      expectBug('does not nest', () => database.transaction(inner));
      database.exec('ROLLBACK');
      expectEqual(readNumbers(database), []);
    },
  },
  {
    name: 'a commit that fails rolls back and leaves the database usable',
    run(openDatabase) {
      const database = openDatabase();
      database.exec(`
        PRAGMA foreign_keys = ON;
        CREATE TABLE account (id INTEGER PRIMARY KEY);
        CREATE TABLE entry (account INTEGER REFERENCES account DEFERRABLE INITIALLY DEFERRED);
      `);
      expectFailure('constraint', () => database.transaction(() => {
        database.prepare('INSERT INTO entry VALUES (?)').run(1);
      }));
      expectEqual(readValue(database, 'SELECT count(*) FROM entry'), 0);
      database.transaction(() => database.exec('INSERT INTO account VALUES (1); INSERT INTO entry VALUES (1)'));
      expectEqual(readValue(database, 'SELECT count(*) FROM entry'), 1);
    },
  },
  {
    name: 'work that ended its transaction is not told that it was committed',
    run(openDatabase) {
      const database = openNumbers(openDatabase);
      expectFailure('misuse', () => database.transaction(() => database.exec('ROLLBACK')));
      database.transaction(() => insertNumber(database, 1));
      expectEqual(readNumbers(database), [1]);
    },
  },
  {
    name: 'a file at its limit is full, loses nothing and remains usable',
    run(openDatabase) {
      const database = openDatabase({ pageCountMax: 20 });
      database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)');
      const insert = database.prepare('INSERT INTO note (text) VALUES (?)');
      insert.run('first');
      expectFailure('full', () => database.transaction(() => {
        for (let index = 0; index < 100; index += 1) insert.run('x'.repeat(4_096));
      }));
      expectEqual(readValue(database, 'SELECT count(*) FROM note'), 1);
      expectFailure('full', () => insert.run('x'.repeat(100 * 4_096)));
      database.transaction(() => insert.run('second'));
      expectEqual(database.prepare('SELECT text FROM note').all(), [['first'], ['second']]);
      expectEqual(readValue(database, 'PRAGMA integrity_check'), 'ok');
    },
  },
  {
    name: 'a read transaction gives its value and throws on',
    run(openDatabase) {
      const database = openNumbers(openDatabase);
      insertNumber(database, 7);
      expectEqual(database.readTransaction(() => readNumbers(database)), [7]);
      expectFailure('misuse', () => database.readTransaction(() => database.exec('SELEC')));
      expectEqual(database.transaction(() => insertNumber(database, 8)), 1);
    },
  },
  {
    name: 'a file that is opened again holds what was committed',
    run(openDatabase) {
      const first = openNumbers(openDatabase);
      insertNumber(first, 1);
      first.close();
      const second = openDatabase({ mode: 'read-write' });
      expectEqual(readNumbers(second), [1]);
      insertNumber(second, 2);
      second.close();
      expectEqual(readNumbers(openDatabase()), [1, 2]);
    },
  },
  {
    name: 'a transaction that is open at the close is not in the file',
    run(openDatabase) {
      const first = openNumbers(openDatabase);
      insertNumber(first, 1);
      first.exec('BEGIN');
      insertNumber(first, 2);
      first.close();
      expectEqual(readNumbers(openDatabase()), [1]);
    },
  },
  {
    name: 'only create makes a missing file',
    run(openDatabase) {
      expectFailure('cannot-open', () => openDatabase({ mode: 'read-only' }));
      expectFailure('cannot-open', () => openDatabase({ mode: 'read-write' }));
      openNumbers(openDatabase).close();
      openDatabase({ mode: 'read-write' });
    },
  },
  {
    name: 'read-only reads and refuses to write',
    run(openDatabase) {
      const writer = openNumbers(openDatabase);
      insertNumber(writer, 1);
      expectEqual(writer.isReadOnly, false);
      writer.close();
      const reader = openDatabase({ mode: 'read-only' });
      expectEqual([reader.isReadOnly, readNumbers(reader)], [true, [1]]);
      expectFailure('read-only', () => insertNumber(reader, 2));
      expectFailure('read-only', () => reader.transaction(() => insertNumber(reader, 2)));
      expectFailure('read-only', () => reader.exec('CREATE TABLE more (i)'));
      expectEqual(reader.readTransaction(() => readNumbers(reader)), [1]);
    },
  },
  {
    name: 'closing twice is nothing, and using what is closed is misuse',
    run(openDatabase) {
      const database = openNumbers(openDatabase);
      const select = database.prepare('SELECT i FROM number');
      database.close();
      database.close();
      expectFailure('misuse', () => select.get());
      expectFailure('misuse', () => select.all());
      expectFailure('misuse', () => select.run());
      expectFailure('misuse', () => database.prepare('SELECT i FROM number'));
      expectFailure('misuse', () => database.exec('SELECT 1'));
      expectFailure('misuse', () => database.transaction(() => 1));
      expectFailure('misuse', () => database.readTransaction(() => 1));
    },
  },
];

function openNumbers(openDatabase: OpenContractDatabase): SqliteDatabase {
  const database = openDatabase();
  database.exec('CREATE TABLE number (i INTEGER PRIMARY KEY) STRICT');
  return database;
}

function insertNumber(database: SqliteDatabase, number: number): number {
  return database.prepare('INSERT INTO number VALUES (?)').run(number);
}

function readNumbers(database: SqliteDatabase): unknown[] {
  return database.prepare('SELECT i FROM number ORDER BY i').all().flat();
}
