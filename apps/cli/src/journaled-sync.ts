/** What the journal holds of a sync, read from the report that its session left there. */
import { ledgerKinds, success, type Result } from '@tandem/ledger';
import { countJournalSessions, readJournalSessions, type JournalSession } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { taskFailed, type Failure } from './failure.ts';

export interface ChangeSums {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
}

export interface JournaledReport {
  readonly sent: ChangeSums;
  readonly received: ChangeSums;
  readonly conflicts: number;
  readonly clockGapMs: number | null;
  /** The book of this device held nothing before. */
  readonly isAdopted: boolean;
}

/** `text`: the number that `tandem journal` shows. */
export function findSession(database: SqliteDatabase, text: string): Result<JournalSession, Failure> {
  const found = /^\d{1,9}$/.test(text)
    ? readJournalSessions(database, 0, countJournalSessions(database)).find(({ session }) => session === Number(text))
    : undefined;
  return found === undefined ? taskFailed({ kind: 'no-such-sync', text }) : success(found);
}

/** The first sync, which brought the whole book, is not taken back; nor is one twice. */
export function canUndo(session: JournalSession): boolean {
  return session.undoneMs === null && session.lines > 0 && !parseReport(session.report).isAdopted;
}

/** What is missing counts as nothing: a session that was killed has left no report. */
export function parseReport(text: string | null): JournaledReport {
  const report = toFields(text === null ? undefined : JSON.parse(text));
  const gapMs = report.get('clockGapMs');
  const joined = toFields(report.get('joined'));
  return {
    sent: toSums(report.get('sent')), received: toSums(report.get('received')),
    conflicts: toCount(report.get('conflicts')), clockGapMs: typeof gapMs === 'number' ? gapMs : null,
    isAdopted: joined.get('side') === 'here' && joined.get('how') === 'adopted',
  };
}

/** Of the user's kinds alone: labels of devices and conflicts travel too. */
function toSums(totals: unknown): ChangeSums {
  const byKind = toFields(totals).get('byKind');
  const ofUser = (Array.isArray(byKind) ? byKind : []).map(toFields)
    .filter((counts) => ledgerKinds.some(({ tag }) => tag === counts.get('kind')));
  const sum = (name: string): number => ofUser.reduce((total, counts) => total + toCount(counts.get(name)), 0);
  return { added: sum('added'), changed: sum('changed'), deleted: sum('deleted') };
}

function toFields(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function toCount(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
