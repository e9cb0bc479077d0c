import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { success } from '@tandem/ledger';
import { copyDatabase } from '@tandem/sqlite/node';
import { withBook } from '../book-file.ts';
import { parseInput, type Command } from '../command.ts';
import { taskFailed } from '../failure.ts';
import { backupFolderOf, bookName } from '../kept-backups.ts';

const usage = {
  options: { book: { type: 'string', required: true }, to: { type: 'string' } }, positionals: [],
} as const;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { book, to } = input.value.values;
    return withBook(context, book, 'read', ({ database, path }) => {
      const target = to === undefined ? undefined : resolve(to);
      if (target !== undefined && existsSync(target)) return taskFailed({ kind: 'backup-exists', path: target });
      let name = target ?? '';
      if (target === undefined) {
        name = backupFolderOf(context, path).add(database, bookName(path), context.now(), 'by-hand').name;
      } else {
        copyDatabase(database, target);
      }
      const { output, catalogue: { keeping } } = context;
      if (output.isJson) output.object({ event: 'backup', name });
      else output.line(keeping.backedUp(name));
      return success(undefined);
    });
  },
};
