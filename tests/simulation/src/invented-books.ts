/** What a ledger would do with books of the invented kinds: add them up, and merge two of them. */
import { conflictKind, kindColumns, type Replica } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { BookFigures } from '@tandem/sync';

export function readFigures(database: SqliteDatabase): BookFigures {
  const entries = database.prepare('SELECT count(*) FROM parcel WHERE deleted = 0').get()?.[0];
  const accounts = database.prepare(`SELECT shelf.id, (SELECT coalesce(sum(grams), 0) FROM parcel
    WHERE shelf_id = shelf.id AND parcel.deleted = 0) FROM shelf WHERE deleted = 0 ORDER BY shelf.id`).all();
  return {
    entries: Number(entries),
    accounts: accounts.flatMap(([id, balance]) => (id instanceof Uint8Array ? [{ id, balance: Number(balance) }] : [])),
  };
}

/** What is alive in the old book and unknown in the other one goes there, as edits; open conflicts too. */
export function mergeInventedBooks(old: Replica, target: Replica, wallMs: number): void {
  target.write(wallMs, () => {
    for (const kind of old.kinds) {
      const columns = kindColumns(kind).map(({ name }) => name).join(', ');
      const places = kindColumns(kind).map(() => '?').join(', ');
      const insert = target.database.prepare(`INSERT INTO ${kind.table} (id, ${columns}) VALUES (?, ${places})`);
      const known = target.database.prepare('SELECT 1 FROM sync_record WHERE id = ?');
      const condition = kind === conflictKind ? 'resolution IS NULL AND is_equal = 0' : 'TRUE';
      for (const row of old.database.prepare(`SELECT id, ${columns} FROM ${kind.table}
        WHERE deleted = 0 AND ${condition}`).all()) {
        const [id = null] = row;
        if (known.get(id) === undefined) insert.run(...row);
      }
    }
  });
}
