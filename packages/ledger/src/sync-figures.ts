/** What two devices compare at the end of a sync beside their records: entries, and what each account holds. */
import type { RecordId } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { countSpanFaults, rebuildAccountSpans } from './account-spans.ts';
import { bookFigures } from './balances.ts';

export interface SyncFigures {
  readonly entries: number;
  /** Every account of which something is alive, ascending by id, in minor units. */
  readonly accounts: readonly { readonly id: RecordId; readonly balance: number }[];
}

export function readSyncFigures(database: SqliteDatabase): SyncFigures {
  const { entries, balances } = bookFigures(database);
  return { entries, accounts: balances.map(({ accountId, balance }) => ({ id: accountId, balance })) };
}

/** Proves from the rows what balances rest on, and mends it; returns how many rows of it were wrong. */
export function auditSyncFigures(database: SqliteDatabase): number {
  return database.transaction(() => {
    const faults = countSpanFaults(database);
    if (faults > 0) rebuildAccountSpans(database);
    return faults;
  });
}
