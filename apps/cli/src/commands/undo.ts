import { success } from '@tandem/ledger';
import { readJournalSessions } from '@tandem/replica';
import { withBook } from '../book-file.ts';
import { parseInput, type Command } from '../command.ts';
import { taskFailed } from '../failure.ts';
import { canUndo, findSession } from '../journaled-sync.ts';

const usage = {
  options: { book: { type: 'string', required: true }, sync: { type: 'string' } }, positionals: [],
} as const;

const sessionsMax = 100_000;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { book, sync } = input.value.values;
    return withBook(context, book, 'write', ({ database, replica }) => {
      const chosen = sync === undefined
        ? success(readJournalSessions(database, 0, sessionsMax).find(({ lines }) => lines > 0))
        : findSession(database, sync);
      if (!chosen.ok) return chosen;
      if (chosen.value === undefined || !canUndo(chosen.value)) return taskFailed({ kind: 'nothing-to-undo' });
      const { session } = chosen.value;
      const undone = replica.undoSession(session, context.now());
      if (!undone.ok) return taskFailed({ kind: 'journal-damaged' });
      const { output, catalogue: { keeping } } = context;
      const { undone: count, kept } = undone;
      if (output.isJson) output.object({ event: 'sync-undone', sync: session, undone: count, kept });
      else output.line(keeping.undone(count, kept));
      return success(undefined);
    });
  },
};
