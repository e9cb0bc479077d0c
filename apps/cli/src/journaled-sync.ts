/** A sync of the journal, by the number that `tandem journal` shows. */
import { success, type Result } from '@tandem/ledger';
import { countJournalSessions, readJournalSessions, type JournalSession } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { readJournalReport } from '@tandem/sync';
import { taskFailed, type Failure } from './failure.ts';
import { userTotals, type DirectionTotals } from './sync-report.ts';

export interface JournaledSums {
  readonly sent: DirectionTotals;
  readonly received: DirectionTotals;
  readonly conflicts: number;
  readonly clockGapMs: number | null;
}

export function findSession(database: SqliteDatabase, text: string): Result<JournalSession, Failure> {
  const found = /^\d{1,9}$/.test(text)
    ? readJournalSessions(database, 0, countJournalSessions(database)).find(({ session }) => session === Number(text))
    : undefined;
  return found === undefined ? taskFailed({ kind: 'no-such-sync', text }) : success(found);
}

/** The first sync, which brought the whole book, is not taken back; nor is one twice. */
export function canUndo(session: JournalSession): boolean {
  const joined = readJournalReport(session.report)?.joined;
  const isAdopted = joined?.side === 'here' && joined.how === 'adopted';
  return session.undoneMs === null && session.lines > 0 && !isAdopted;
}

/** All zero where the program ended in the middle of the session. */
export function sumsOf(session: JournalSession): JournaledSums {
  const report = readJournalReport(session.report);
  const none = { byKind: [] };
  return {
    sent: userTotals(report?.sent ?? none), received: userTotals(report?.received ?? none),
    conflicts: report?.conflicts ?? 0, clockGapMs: report?.clockGapMs ?? null,
  };
}
