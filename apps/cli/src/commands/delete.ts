import { deleteEntry, success } from '@tandem/ledger';
import { withEdit } from '../book-file.ts';
import { parseInput, type Command } from '../command.ts';
import { readEntryId } from '../entry-input.ts';
import { taskFailed } from '../failure.ts';

const usage = {
  options: { book: { type: 'string', required: true }, unlock: { type: 'boolean' } },
  positionals: ['ID'],
} as const;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { values, positionals: [idText = ''] } = input.value;
    const id = readEntryId(idText);
    if (!id.ok) return id;
    const deleted = withEdit(context, values.book, (edit) => {
      const entry = deleteEntry(edit, id.value, { unlockReconciled: values.unlock });
      return entry.ok ? entry : taskFailed({ kind: 'entry', error: entry.error });
    });
    if (!deleted.ok) return deleted;
    const { output, catalogue } = context;
    const text = idText.toLowerCase();
    if (output.isJson) output.object({ event: 'deleted', id: text });
    else output.line(catalogue.report.entryDeleted(text));
    return success(undefined);
  },
};
