/** A kill after every step of what makes, replaces or mends whole files. */
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openKeyStore, randomBytes, repairBook, replaceBook, takeSnapshot } from '@tandem/host';
import {
  bookMigrations, bookSchemaVersion, listAccounts, migrateBook, writeSampleHousehold, type Migration,
} from '@tandem/ledger';
import { writeLocal } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { surviveKills } from './crash-run.testing.ts';
import {
  addTestAccount, addTestEntry, bookOf, findFaults, mustSync, openDevice, readContent, wallMs, type CrashDevice,
} from './devices.testing.ts';
import { DiskRecorder, writeDisk } from './disk.testing.ts';

const devices = ['phone', 'pc'];
const bookFile = 'book.tandem';

/** A backup of the PC, then an entry more on the PC and on the phone. */
function prepareWithBackup(root: string): void {
  const pc = openDevice(root, 'pc', 'create');
  writeSampleHousehold(bookOf(pc), { entries: 30, seed: 5 });
  addTestEntry(pc, addTestAccount(pc, 'Cash'), 'in the backup');
  takeSnapshot(pc.opened.database, join(root, 'pc', 'backups'), wallMs);
  addTestEntry(pc, firstAccount(pc), 'since the backup');
  const phone = openDevice(root, 'phone', 'join');
  mustSync(phone, pc);
  addTestEntry(phone, firstAccount(phone), 'on the phone');
  for (const { opened } of [pc, phone]) opened.close();
}

function firstAccount({ opened }: CrashDevice) {
  const [account] = listAccounts(opened.database);
  return account?.id ?? assert.fail('no account');
}

function backupsOf(root: string): string[] {
  const folder = join(root, 'pc', 'backups');
  return existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.tandem')).map((name) => join(folder, name)) : [];
}

/** A backup is whole, or there is none of its name. */
function assertBackups(root: string, least: number): void {
  const backups = backupsOf(root);
  assert.ok(backups.length >= least, `${backups.length} backups`);
  for (const path of backups) {
    const database = openNodeDatabase({ path, mode: 'read-only' });
    assert.deepEqual(database.prepare('PRAGMA integrity_check').get(), ['ok']);
    assert.ok(Number(database.prepare('SELECT count(*) FROM entry').get()?.[0]) >= 30);
    database.close();
  }
}

test('backups are made, and the oldest goes', (t) => {
  surviveKills(t, {
    name: 'backup', devices, cutsMax: 4,
    prepare: (root) => {
      prepareWithBackup(root);
      const pc = openDevice(root, 'pc');
      for (let day = 1; day < 9; day++) takeSnapshot(pc.opened.database, join(root, 'pc', 'backups'), wallMs + day);
      pc.opened.close();
    },
    run: (watch, root) => {
      const pc = openDevice(root, 'pc');
      for (const day of [10, 11]) {
        watch.whole([pc], () => {
          watch.tell(takeSnapshot(pc.opened.database, join(root, 'pc', 'backups'), wallMs + day).slice(root.length));
        });
      }
      pc.opened.close();
    },
    alsoHolds: (root, told) => {
      assertBackups(root, 9);
      for (const name of told) assert.ok(existsSync(join(root, name)), name);
    },
  });
});

test('a backup takes the place of the book', (t) => {
  surviveKills(t, {
    name: 'restore', devices, cutsMax: 10, prepare: prepareWithBackup,
    run: (watch, root) => {
      const [path = ''] = backupsOf(root);
      const source = openNodeDatabase({ path, mode: 'read-only' });
      const bookPath = join(root, 'pc', bookFile);
      watch.whole(['pc'], () => {
        const replacement = {
          bookPath, source, damagedPath: `${bookPath}.damaged`,
          prepare: (copy: SqliteDatabase) => writeLocal(copy, 'prepared', 1),
          keepFormer: (former: SqliteDatabase) => void takeSnapshot(former, join(root, 'pc', 'backups'), wallMs + 1),
        };
        assert.ok(replaceBook(replacement));
      });
      source.close();
    },
    alsoHolds: (root) => assertBackups(root, 1),
  });
});

test('a damaged book is mended, again where that was killed', (t) => {
  const mend = (root: string): void => {
    const repaired = repairBook({
      bookPath: join(root, 'pc', bookFile), backupPaths: backupsOf(root), deviceName: 'pc', wallMs,
    });
    assert.ok(repaired.ok);
    assert.deepEqual(repaired.value.lost, []);
  };
  surviveKills(t, {
    name: 'mend', devices, cutsMax: 4,
    prepare: (root) => {
      prepareWithBackup(root);
      const killed = new DiskRecorder(root);
      const pc = openDevice(root, 'pc');
      addTestEntry(pc, firstAccount(pc), 'in the log alone');
      const left = killed.read();
      pc.opened.close();
      writeDisk(left, root);
      damageIndex(join(root, 'pc', bookFile));
    },
    run: (_watch, root) => mend(root),
    reopen: (root, name) => {
      let device = openDevice(root, name);
      if (name === 'phone') return device;
      if (findFaults(device).length > 0) {
        device.opened.close();
        mend(root);
        device = openDevice(root, name);
      }
      const { memos } = readContent(device);
      const typed = ['in the backup', 'since the backup', 'in the log alone'];
      assert.deepEqual(typed.map((memo) => memos.get(memo)), [1, 1, 1]);
      return device;
    },
  });
});

/** A page of an index: the book opens, and its check says that it is damaged. The log stays as it is. */
function damageIndex(path: string): void {
  const copyPath = `${path}.looked-at`;
  copyFileSync(path, copyPath);
  const database = openNodeDatabase({ path: copyPath, mode: 'read-only' });
  const page = Number(database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'entry_payee'`).get()?.[0]);
  database.close();
  for (const end of ['', '-wal', '-shm']) rmSync(copyPath + end, { force: true });
  const bytes = readFileSync(path);
  bytes.fill(0, (page - 1) * 4096, page * 4096);
  writeFileSync(path, bytes);
}

test('keys are made, devices are remembered and forgotten', (t) => {
  const told = ['no keys', 'a', 'a b', 'b'];
  const key = (name: string): Uint8Array => new Uint8Array(32).fill(name.charCodeAt(0));
  const read = (root: string): string => {
    const store = openKeyStore(join(root, 'pc'), 'a book', randomBytes);
    assert.ok(store.ok, 'the key file is damaged');
    return store.value.devices.map(({ name }) => name).toSorted().join(' ') || 'no keys';
  };
  surviveKills(t, {
    name: 'keys', devices: [], prepare: (root) => void mkdirSync(join(root, 'pc'), { recursive: true }),
    run: (watch, root) => {
      const store = openKeyStore(join(root, 'pc'), 'a book', randomBytes);
      assert.ok(store.ok);
      watch.tell('no keys');
      for (const name of ['a', 'b']) {
        assert.equal(store.value.remember(key(name), name, wallMs), undefined);
        watch.tell(name === 'a' ? 'a' : 'a b');
      }
      assert.equal(store.value.forget(key('a')), undefined);
      watch.tell('b');
    },
    alsoHolds: (root, soFar) => {
      const here = read(root);
      const allowed = [told[soFar.length - 1] ?? 'no keys', told[soFar.length]];
      assert.ok(allowed.includes(here), `${here} after ${soFar.join()}`);
    },
  });
});

test('a book is brought to a later version', (t) => {
  const later: readonly Migration[] = [...bookMigrations, (database) => {
    database.exec(`ALTER TABLE account ADD COLUMN icon TEXT; UPDATE account SET icon = 'coin';
      CREATE INDEX account_icon ON account (icon)`);
  }];
  const path = (root: string): string => join(root, 'pc', bookFile);
  surviveKills(t, {
    name: 'migration', devices: [],
    prepare: (root) => {
      mkdirSync(join(root, 'pc'), { recursive: true });
      copyFileSync(join(import.meta.dirname, '../../../../packages/host/testing/books/schema-1.tandem'), path(root));
    },
    run: (watch, root) => {
      const database = openNodeDatabase({ path: path(root), mode: 'read-write' });
      assert.ok(migrateBook(database, later).ok);
      watch.tell('migrated');
      database.close();
    },
    alsoHolds: (root, told) => {
      const database = openNodeDatabase({ path: path(root), mode: 'read-write' });
      assert.deepEqual(database.prepare('PRAGMA integrity_check').get(), ['ok']);
      const has = (sql: string): boolean => database.prepare(sql).get() !== undefined;
      const hasIcon = has(`SELECT 1 FROM pragma_table_info('account') WHERE name = 'icon'`);
      const hasTable = (name: string): boolean => has(`SELECT 1 FROM sqlite_schema WHERE name = '${name}'`);
      const [version] = database.prepare('PRAGMA user_version').get() ?? [];
      const isLater = version === bookSchemaVersion + 1;
      assert.ok(isLater || (version === 1 && told.length === 0), `version ${String(version)}`);
      assert.deepEqual([hasIcon, hasTable('account_icon'), hasTable('template'), hasTable('attachment')],
        [isLater, isLater, isLater, isLater]);
      database.close();
    },
  });
});
