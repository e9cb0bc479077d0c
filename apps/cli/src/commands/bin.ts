import { countDeletedEntries, readDeletedEntries, restoreEntry, success } from '@tandem/ledger';
import { withBook, withEdit } from '../book-file.ts';
import { parseCount, parseInput, type Command, type CommandContext, type Outcome } from '../command.ts';
import { readEntryId } from '../entry-input.ts';
import { EntryViewer } from '../entry-view.ts';
import { taskFailed } from '../failure.ts';
import { formatMoment, formatMoney } from '../messages/number-format.ts';
import { yearBefore } from '../twelve-months.ts';

const usage = {
  options: { book: { type: 'string', required: true }, restore: { type: 'string' }, limit: { type: 'string' } },
  positionals: [],
} as const;

const limitDefault = '50';
const limitMax = 1_000_000;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { book, restore, limit: limitText } = input.value.values;
    if (restore !== undefined) return restoreOne(context, book, restore);
    const limit = parseCount('--limit', limitText ?? limitDefault, 1, limitMax);
    return limit.ok ? list(context, book, limit.value) : limit;
  },
};

function list(context: CommandContext, path: string, limit: number): Outcome {
  return withBook(context, path, 'read', ({ database }) => database.readTransaction(() => {
    const { output, catalogue: { keeping, report }, language } = context;
    const sinceMs = yearBefore(context.now());
    const viewer = new EntryViewer(database, language);
    const deleted = readDeletedEntries(database, sinceMs, 0, limit).map((entry) => (
      { ...viewer.view(entry.row), deletedAt: new Date(entry.deletedMs).toISOString(), deletedBy: entry.deletedBy }));
    if (output.isJson) {
      for (const entry of deleted) output.object(entry);
    } else if (countDeletedEntries(database, sinceMs) === 0) {
      output.line(keeping.binEmpty);
    } else {
      const { column } = report;
      output.table([
        { heading: column.day, align: 'left' }, { heading: column.account, align: 'left', widthMax: 24 },
        { heading: column.payee, align: 'left', widthMax: 28 }, { heading: column.amount, align: 'right' },
        { heading: keeping.column.deleted, align: 'left', widthMax: 44 }, { heading: column.id, align: 'left' },
      ], deleted.map((entry) => [
        entry.day.split('-').toReversed().join('/'), entry.account, entry.payee ?? '',
        formatMoney(entry.amount, entry.currency, language),
        `${formatMoment(Date.parse(entry.deletedAt), language)}, ${entry.deletedBy ?? report.unknownDevice}`, entry.id,
      ]));
    }
    return success(undefined);
  }));
}

function restoreOne(context: CommandContext, path: string, text: string): Outcome {
  const id = readEntryId(text);
  if (!id.ok) return id;
  const restored = withEdit(context, path, (edit) => {
    const isDeleted = edit.database.prepare('SELECT 1 FROM entry WHERE id = ? AND deleted = 1').get(id.value);
    if (isDeleted === undefined) return taskFailed({ kind: 'not-in-bin', text });
    const entry = restoreEntry(edit, id.value);
    return entry.ok ? entry : taskFailed({ kind: 'entry', error: entry.error });
  });
  if (!restored.ok) return restored;
  const { output, catalogue: { keeping } } = context;
  if (output.isJson) output.object({ event: 'restored', id: text.toLowerCase() });
  else output.line(keeping.restored(1));
  return success(undefined);
}
