/** The journal of syncs: one line a sync, and line by line what it changed here. */
import type { JournalLinesView, JournalLineView, JournalSessionView, JournalView, Outcome } from '@tandem/contract';
import { failure, ledgerKinds, readRecordName, success, type RecordValues } from '@tandem/ledger';
import {
  countJournalSessions, kindColumns, readJournalSessions, recordIdToText, type JournalSession, type RecordChange,
  type RecordKind,
} from '@tandem/replica';
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { readJournalReport, type ChangeTotals } from '@tandem/sync';
import type { BookReading } from './book-reading.ts';
import { accountOf, differingFields, setFields, titleOf } from './record-fields.ts';

/** Smaller gaps between clocks are not worth a line. */
const clockGapShownMs = 120_000;

export function readJournal({ database }: BookReading, offset: number, limit: number): JournalView {
  return {
    total: countJournalSessions(database),
    sessions: readJournalSessions(database, offset, limit).map(toSessionView),
  };
}

/** Whether the session changed something here that is still as it left it, by all that the journal says. */
export function canUndoSession(database: SqliteDatabase, session: number): boolean {
  const later = Number(database.prepare('SELECT count(*) FROM sync_session WHERE session > ?').get(session)?.[0]);
  const [found] = readJournalSessions(database, later, 1);
  return found?.session === session && toSessionView(found).canUndo;
}

export function readJournalLines(
  reading: BookReading, session: number, offset: number, limit: number,
): Outcome<JournalLinesView> {
  const read = reading.book.replica.readSessionChanges(session, offset, limit);
  if (!read.ok) return failure({ kind: 'storage', failure: 'corrupt' });
  return success({ total: read.total, offset, lines: read.changes.map((change) => toLineView(reading, change)) });
}

function toSessionView(session: JournalSession): JournalSessionView {
  const { startedMs, endedMs, peerName, undoneMs, lines } = session;
  const report = readJournalReport(session.report);
  const gapMs = report?.clockGapMs ?? 0;
  // The book of this device held nothing, and became that of the other one: nothing would be left of it.
  const isAdopted = report?.joined?.side === 'here' && report.joined.how === 'adopted';
  const isUndone = undoneMs !== null;
  return {
    session: session.session, startedMs, ms: endedMs === null ? null : endedMs - startedMs, peerName,
    outcome: session.outcome ?? 'cut',
    sent: toCounts(report?.sent), received: toCounts(report?.received), conflicts: report?.conflicts ?? 0,
    clockGapMs: Math.abs(gapMs) < clockGapShownMs ? null : gapMs,
    lines, canUndo: !isUndone && !isAdopted && lines > 0,
    isUndone,
  };
}

/** Of the user's kinds alone: labels of devices and conflicts travel too. */
function toCounts(totals: ChangeTotals | undefined): JournalSessionView['sent'] {
  const sum = { added: 0, changed: 0, deleted: 0 };
  for (const { kind, added, changed, deleted } of totals?.byKind ?? []) {
    if (!ledgerKinds.some(({ tag }) => tag === kind)) continue;
    sum.added += added;
    sum.changed += changed;
    sum.deleted += deleted;
  }
  return sum;
}

function toLineView(reading: BookReading, change: RecordChange): JournalLineView {
  const { kind, id, isChangedSince } = change;
  const [before, after] = [change.before, change.after].map((values) => toRecordValues(kind, values));
  const what = change.wasHidden ? 'added' : change.isHidden ? 'deleted' : 'changed';
  const shown = (what === 'deleted' ? before : after) ?? before ?? new Map<string, SqlValue>();
  const account = accountOf(kind, id, shown);
  return {
    recordId: recordIdToText(id), recordKind: kind.name, change: what, isChangedSince,
    title: titleOf(reading, kind, id, shown),
    accountName: account === undefined ? null : readRecordName(reading.database, account, reading.language) ?? null,
    fields: toFields(reading, kind, what, before, after),
  };
}

function toFields(
  reading: BookReading, kind: RecordKind, what: JournalLineView['change'], before: RecordValues | undefined,
  after: RecordValues | undefined,
): JournalLineView['fields'] {
  const columns = kindColumns(kind).map(({ name }) => name);
  if (what === 'changed' && before !== undefined && after !== undefined) {
    return differingFields(reading, columns, before, after)
      .map(({ name, left, right }) => ({ name, before: left, after: right }));
  }
  const values = what === 'deleted' ? before : after;
  return (values === undefined ? [] : setFields(reading, kind, columns, values))
    .map(({ name, value }) => (what === 'deleted'
      ? { name, before: value, after: null }
      : { name, before: null, after: value }));
}

function toRecordValues(kind: RecordKind, values: readonly SqlValue[] | undefined): RecordValues | undefined {
  return values === undefined
    ? undefined
    : new Map(kindColumns(kind).map(({ name }, index) => [name, values[index] ?? null]));
}
