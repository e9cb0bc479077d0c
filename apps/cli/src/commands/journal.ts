import { success, type RecordValues } from '@tandem/ledger';
import {
  kindColumns, readJournalSessions, recordIdToText, type JournalSession, type RecordChange, type RecordKind,
} from '@tandem/replica';
import type { SqlValue } from '@tandem/sqlite';
import { withBook } from '../book-file.ts';
import { parseCount, parseInput, type Command, type CommandContext, type Outcome } from '../command.ts';
import { taskFailed } from '../failure.ts';
import { findSession, sumsOf } from '../journaled-sync.ts';
import { formatMoment } from '../messages/number-format.ts';
import { RecordWords } from '../record-words.ts';

const usage = {
  options: { book: { type: 'string', required: true }, sync: { type: 'string' }, limit: { type: 'string' } },
  positionals: [],
} as const;

const limitDefault = '50';
const limitMax = 1_000_000;
const pageLines = 500;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { book, sync, limit: limitText } = input.value.values;
    const limit = parseCount('--limit', limitText ?? limitDefault, 1, limitMax);
    if (!limit.ok) return limit;
    return sync === undefined ? listSyncs(context, book, limit.value) : listLines(context, book, sync, limit.value);
  },
};

function listSyncs(context: CommandContext, path: string, limit: number): Outcome {
  return withBook(context, path, 'read', ({ database }) => {
    const { output, catalogue: { keeping } } = context;
    const sessions = readJournalSessions(database, 0, limit);
    if (output.isJson) for (const session of sessions) output.object(tellSync(session));
    else if (sessions.length === 0) output.line(keeping.journalEmpty);
    else printSyncs(context, sessions);
    return success(undefined);
  });
}

function tellSync(journaled: JournalSession): object {
  const { session, peerName, startedMs, endedMs, outcome, undoneMs, lines } = journaled;
  const { sent, received, conflicts, clockGapMs } = sumsOf(journaled);
  return {
    sync: session, device: peerName, at: new Date(startedMs).toISOString(),
    ms: endedMs === null ? null : endedMs - startedMs, end: outcome ?? 'cut', received, sent, conflicts, clockGapMs,
    lines, isUndone: undoneMs !== null,
  };
}

function printSyncs(
  { output, catalogue: { keeping }, language }: CommandContext, all: readonly JournalSession[],
): void {
  const { column } = keeping;
  output.table([
    { heading: column.sync, align: 'right' }, { heading: column.date, align: 'left' },
    { heading: column.device, align: 'left', widthMax: 30 }, { heading: column.end, align: 'left' },
    { heading: column.here, align: 'left' }, { heading: column.there, align: 'left' },
    { heading: column.conflicts, align: 'right' }, { heading: '', align: 'left' },
  ], all.map((journaled) => {
    const { session, startedMs, peerName, outcome, undoneMs } = journaled;
    const { received, sent, conflicts } = sumsOf(journaled);
    return [
      String(session), formatMoment(startedMs, language), peerName, keeping.end[outcome ?? 'cut'] ?? outcome ?? '',
      keeping.counts(received.added, received.changed, received.deleted),
      keeping.counts(sent.added, sent.changed, sent.deleted),
      String(conflicts), undoneMs === null ? '' : keeping.undoneMark,
    ];
  }));
}

function listLines(context: CommandContext, path: string, sync: string, limit: number): Outcome {
  return withBook(context, path, 'write', ({ database, replica }) => {
    const found = findSession(database, sync);
    if (!found.ok) return found;
    const { output, catalogue: { report }, language } = context;
    const words = new RecordWords(database, report, language);
    for (let offset = 0; offset < limit; offset += pageLines) {
      const page = replica.readSessionChanges(found.value.session, offset, Math.min(pageLines, limit - offset));
      if (!page.ok) return taskFailed({ kind: 'journal-damaged' });
      for (const change of page.changes) {
        const told = tellLine(change, words);
        if (output.isJson) output.object(told);
        else printLine(context, told);
      }
      if (page.changes.length < pageLines) break;
    }
    return success(undefined);
  });
}

interface ToldLine {
  readonly change: 'added' | 'changed' | 'deleted';
  readonly kind: string;
  readonly record: string;
  readonly title: string;
  readonly isChangedSince: boolean;
  readonly fields: readonly { readonly name: string; readonly before: string | null; readonly after: string | null }[];
}

function tellLine(change: RecordChange, words: RecordWords): ToldLine {
  const { kind, id, isChangedSince } = change;
  const [before, after] = [change.before, change.after].map((values) => toRecordValues(kind, values));
  const what = change.wasHidden ? 'added' : change.isHidden ? 'deleted' : 'changed';
  const text = (values: RecordValues | undefined, name: string): string | null =>
    (values === undefined ? null : words.value(kind, name, values));
  const fields = what !== 'changed' ? [] : kindColumns(kind)
    .map(({ name }) => ({ name, before: text(before, name), after: text(after, name) }))
    .filter((field) => field.before !== field.after);
  const title = words.title(kind, (what === 'deleted' ? before : after) ?? before ?? new Map<string, SqlValue>());
  return { change: what, kind: kind.name, record: recordIdToText(id), title, isChangedSince, fields };
}

function toRecordValues(kind: RecordKind, values: readonly SqlValue[] | undefined): RecordValues | undefined {
  return values === undefined
    ? undefined
    : new Map(kindColumns(kind).map(({ name }, index) => [name, values[index] ?? null]));
}

function printLine({ output, catalogue: { keeping, report } }: CommandContext, line: ToldLine): void {
  const since = line.isChangedSince ? ` (${keeping.changedSince})` : '';
  output.line(`${keeping.change[line.change]} · ${report.recordKind[line.kind] ?? line.kind} · ${line.title}${since}`);
  for (const { name, before, after } of line.fields) {
    output.line(`  ${report.field[name] ?? name}  ${before ?? report.none} → ${after ?? report.none}`);
  }
}
