/** What breaks under the engine, in the terms of the contract. Bugs are thrown on. */
import type { EngineFailure, Outcome } from '@tandem/contract';
import { SqliteError, type SqliteFailure } from '@tandem/sqlite';
import type { ShelfFailure } from './platform.ts';

/** Runs what reads or writes a book. */
export function guardStorage<Value>(work: () => Outcome<Value>): Outcome<Value> {
  try {
    return work();
  } catch (error) {
    return storageFailed(error);
  }
}

/** The failure that an exception stands for; one that stands for none is thrown on. */
export function storageFailed(error: unknown): { readonly ok: false; readonly error: EngineFailure } {
  const failed = error instanceof SqliteError ? toEngineFailure(error.failure) : undefined;
  if (failed === undefined) throw error;
  return { ok: false, error: failed };
}

export function shelfFailed(failure: ShelfFailure): { readonly ok: false; readonly error: EngineFailure } {
  if (failure.kind !== 'book') return { ok: false, error: failure };
  const { reason } = failure.damaged;
  switch (reason) {
    case 'in-use': return { ok: false, error: { kind: 'storage', failure: 'busy' } };
    case 'storage': return { ok: false, error: { kind: 'storage', failure: 'other' } };
    case 'full': return { ok: false, error: { kind: 'disk-full' } };
    case 'damaged': case 'not-a-book': return { ok: false, error: { kind: 'storage', failure: 'corrupt' } };
    case 'later-version': return { ok: false, error: { kind: 'backup', reason } };
  }
}

function toEngineFailure(failure: SqliteFailure): EngineFailure | undefined {
  switch (failure) {
    case 'full': return { kind: 'disk-full' };
    case 'busy': case 'read-only': case 'corrupt': case 'cannot-open': case 'io': return { kind: 'storage', failure };
    case 'not-a-database': return { kind: 'storage', failure: 'corrupt' };
    case 'constraint': case 'range': case 'misuse': return undefined;
  }
}
