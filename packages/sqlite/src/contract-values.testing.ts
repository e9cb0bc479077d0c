/** Contract: every value comes back as it went in, or is refused. */
import { expectEqual, expectFailure, readValue, type ContractCase } from './contract-case.testing.ts';

export const valueCases: readonly ContractCase[] = [
  {
    name: 'values come back as they went in, in the order of the columns',
    run(openDatabase) {
      const database = openDatabase();
      const values = [
        null, 0, 1, -1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, -(2 ** 53 - 1), 0.1, -1.5e-300, Infinity,
        '', 'été', 'سلام', '🧾👩‍👩‍👧', 'a\u0000b', '\uFEFFbom', 'x'.repeat(100_000),
        new Uint8Array(0), Uint8Array.of(0, 255, 128), new Uint8Array(100_000).fill(7),
      ];
      database.exec(`CREATE TABLE kept (${values.map((_, index) => `c${index} ANY`).join(', ')}) STRICT`);
      database.prepare(`INSERT INTO kept VALUES (${values.map(() => '?').join(', ')})`).run(...values);
      expectEqual(database.prepare('SELECT * FROM kept').get(), values);
      expectEqual(database.prepare('SELECT * FROM kept').all(), [values]);
    },
  },
  {
    name: 'a whole number is bound as INTEGER and any other as REAL',
    run(openDatabase) {
      const database = openDatabase();
      const types = database.prepare('SELECT typeof(?1), typeof(?2), typeof(?3), typeof(?4), typeof(?5)');
      expectEqual(
        types.get(1, 2 ** 53 - 1, -0, 1.5, Infinity),
        ['integer', 'integer', 'integer', 'real', 'real'],
      );
      expectEqual(readValue(database, 'SELECT ?1 / 2', 7), 3);
      expectEqual(readValue(database, `SELECT ?1 || ''`, 7), '7');
    },
  },
  {
    name: 'an integer that JavaScript cannot hold is refused, read or bound',
    run(openDatabase) {
      const database = openDatabase();
      expectEqual(readValue(database, 'SELECT 9007199254740991'), 2 ** 53 - 1);
      expectFailure('range', () => database.prepare('SELECT 9007199254740992').get());
      expectFailure('range', () => database.prepare('SELECT 1 UNION ALL SELECT -9007199254740992').all());
      expectFailure('range', () => database.prepare('SELECT 9223372036854775807').get());
      expectFailure('range', () => readValue(database, 'SELECT ?', 2 ** 53));
      expectFailure('misuse', () => readValue(database, 'SELECT ?', NaN));
      expectEqual(readValue(database, 'SELECT ?', 1), 1);
    },
  },
  {
    name: 'a refused row leaves nothing open behind it',
    run(openDatabase) {
      const database = openDatabase();
      database.exec('CREATE TABLE big (n INTEGER); INSERT INTO big VALUES (1), (9007199254740992)');
      expectFailure('range', () => database.prepare('SELECT n FROM big').all());
      expectFailure('range', () => database.prepare('SELECT max(n) FROM big').get());
      database.exec('DROP TABLE big');
    },
  },
  {
    name: 'half a surrogate pair becomes the replacement character',
    run(openDatabase) {
      const database = openDatabase();
      expectEqual(readValue(database, 'SELECT ?', 'a\uD83Eb'), 'a\uFFFDb');
    },
  },
  {
    name: 'bytes are taken through the view that is given, and copied',
    run(openDatabase) {
      const database = openDatabase();
      const whole = Uint8Array.of(1, 2, 3, 4, 5);
      expectEqual(readValue(database, 'SELECT ?', whole.subarray(1, 3)), Uint8Array.of(2, 3));
      const select = database.prepare(`SELECT x'0102' UNION ALL SELECT x'0304'`);
      const [first] = select.all();
      select.all();
      expectEqual(first, [Uint8Array.of(1, 2)]);
    },
  },
  {
    name: 'the number of parameters must be the number of the statement',
    run(openDatabase) {
      const database = openDatabase();
      database.exec('CREATE TABLE pair (a, b)');
      const insert = database.prepare('INSERT INTO pair VALUES (?, ?)');
      for (const wrong of [[], [1], [1, 2, 3]]) expectFailure('misuse', () => insert.run(...wrong));
      insert.run(1, 2);
      for (const wrong of [[], [1], [1, 2, 3]]) expectFailure('misuse', () => insert.run(...wrong));
      expectFailure('misuse', () => database.prepare('SELECT ?2').get(1));
      expectFailure('misuse', () => database.prepare('SELECT 1').all(1));
      expectEqual(database.prepare('SELECT * FROM pair').all(), [[1, 2]]);
    },
  },
];
