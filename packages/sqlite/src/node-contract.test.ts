import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sqliteContract } from './contract.testing.ts';
import type { SqliteDatabase } from './index.ts';
import { openNodeDatabase } from './node-database.ts';

for (const contractCase of sqliteContract) {
  test(`[node] ${contractCase.name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-sqlite-'));
    const opened: SqliteDatabase[] = [];
    try {
      contractCase.run((options) => {
        const database = openNodeDatabase({ path: join(folder, 'été & 50%#?.db'), mode: 'create', ...options });
        opened.push(database);
        return database;
      });
    } finally {
      for (const database of opened) database.close();
      rmSync(folder, { recursive: true });
    }
  });
}
