import { success } from '@tandem/ledger';
import { parseInput, type Command } from '../command.ts';
import { backupFolderOf, truePath } from '../kept-backups.ts';
import { formatCount, formatMoment } from '../messages/number-format.ts';

const usage = { options: { book: { type: 'string', required: true } }, positionals: [] } as const;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { output, catalogue: { keeping }, language } = context;
    // Of a book that does not open any more, too.
    const backups = backupFolderOf(context, truePath(input.value.values.book)).list();
    if (output.isJson) {
      for (const { name, wallMs, bytes, origin } of backups) {
        output.object({ name, at: new Date(wallMs).toISOString(), bytes, origin });
      }
    } else if (backups.length === 0) {
      output.line(keeping.backupsEmpty);
    } else {
      const { column, origin: origins } = keeping;
      output.table([
        { heading: column.date, align: 'left' }, { heading: column.origin, align: 'left' },
        { heading: column.size, align: 'right' }, { heading: column.name, align: 'left' },
      ], backups.map(({ name, wallMs, bytes, origin }) => [
        formatMoment(wallMs, language), origins[origin],
        keeping.kilobytes(formatCount(Math.ceil(bytes / 1000), language)), name,
      ]));
    }
    return success(undefined);
  },
};
