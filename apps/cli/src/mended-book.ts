/** `tandem check --mend`: the newest good backup, and whatever the damaged file still gives. */
import { basename } from 'node:path';
import { repairBook } from '@tandem/host';
import { success } from '@tandem/ledger';
import type { CommandContext, Outcome } from './command.ts';
import { taskFailed } from './failure.ts';
import { backupFolderOf, truePath } from './kept-backups.ts';

export function mendBook(context: CommandContext, book: string): Outcome {
  const path = truePath(book);
  const backups = backupFolderOf(context, path).files();
  const repaired = repairBook({
    bookPath: path, backupPaths: backups.map((backup) => backup.path), deviceName: context.deviceName,
    wallMs: context.now(),
  });
  if (!repaired.ok) {
    const { kind } = repaired.error;
    if (kind === 'nothing-readable') return taskFailed({ kind: 'nothing-to-mend-with' });
    const error = kind === 'later-version' ? { kind, version: 0, versionMax: 0 } : { kind };
    return taskFailed({ kind: 'open-book', path: book, error });
  }
  const { backupPath, recovered, isIncomplete, keptAs } = repaired.value;
  const backup = backupPath === undefined ? undefined : basename(backupPath);
  const { output, catalogue: { keeping } } = context;
  if (output.isJson) {
    output.object({ event: 'mended', backup: backup ?? null, recovered: recovered.length, isIncomplete, keptAs });
  } else {
    for (const line of keeping.mended(backup, recovered.length, isIncomplete, keptAs)) output.line(line);
  }
  return success(undefined);
}
