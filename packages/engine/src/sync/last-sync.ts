/** What a copy keeps of its last sync that ended identical: for the [Synchronisation] button, and to take it back. */
import type { SyncSummary } from '@tandem/contract';
import { countChangedSince, readLocal, writeLocal } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { ShelvedBook } from '../platform.ts';

export interface LastSync {
  readonly wallMs: number;
  readonly peerName: string;
  /** The next stamp when the books were proven equal: what was edited since has this one or a later one. */
  readonly h: number;
  /** Of the journal; null where there is nothing to take back, or no more. */
  readonly session: number | null;
}

/** SQLite numbers sessions from 1. */
const noSession = 0;

export function writeLastSync(database: SqliteDatabase, { wallMs, peerName, h, session }: LastSync): void {
  database.transaction(() => {
    writeLocal(database, 'last_sync_wall', Math.trunc(wallMs));
    writeLocal(database, 'last_sync_peer', peerName);
    writeLocal(database, 'last_sync_h', h);
    writeLocal(database, 'last_sync_session', session ?? noSession);
  });
}

export function readLastSync(database: SqliteDatabase): LastSync | undefined {
  const [wallMs, peerName, h, session] = ['wall', 'peer', 'h', 'session']
    .map((name) => readLocal(database, `last_sync_${name}`));
  if (typeof wallMs !== 'number' || typeof peerName !== 'string') return undefined;
  if (typeof h !== 'number' || typeof session !== 'number') return undefined;
  return { wallMs, peerName, h, session: session === noSession ? null : session };
}

/** It has been taken back: not twice. */
export function forgetSession(database: SqliteDatabase): void {
  writeLocal(database, 'last_sync_session', noSession);
}

/** For a book that was set back to an earlier state: what it holds of its last sync is not true of it any more. */
export function forgetLastSync(database: SqliteDatabase): void {
  database.prepare(`DELETE FROM sync_local WHERE key LIKE 'last\\_sync\\_%' ESCAPE '\\'`).run();
}

/** Reads the summary, and counts again only when the book's clock has moved. */
export class SummaryReader {
  #counted: { readonly database: SqliteDatabase; readonly clock: number; readonly h: number; readonly count: number }
    | undefined;

  read({ database, replica, keys }: ShelvedBook): SyncSummary {
    const isPaired = keys.hasAny();
    const last = readLastSync(database);
    if (last === undefined) return { isPaired, lastMs: null, peerName: null, waitingChanges: null };
    const { h, peerName, wallMs } = last;
    const clock = replica.nextStamp();
    const counted = this.#counted;
    const isKnown = counted?.database === database && counted.clock === clock && counted.h === h;
    const count = isKnown ? counted.count : countChangedSince(database, h);
    this.#counted = { database, clock, h, count };
    return { isPaired, lastMs: wallMs, peerName, waitingChanges: count };
  }

  /** Records came in, perhaps with older stamps than the clock's. */
  forget(): void {
    this.#counted = undefined;
  }
}
