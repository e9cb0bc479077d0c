/**
 * `tandem check --mend`: in a sound file, what can be made anew is; of a damaged one, the newest good backup and
 * whatever the file still gives.
 */
import { basename } from 'node:path';
import { checkBook } from '@tandem/engine';
import { openBook, openInMemory, repairBook, sha256 } from '@tandem/host';
import { auditSyncFigures, mendBookSchema, success } from '@tandem/ledger';
import { SqliteError } from '@tandem/sqlite';
import type { CommandContext, Outcome } from './command.ts';
import { taskFailed } from './failure.ts';
import { backupFolderOf, truePath } from './kept-backups.ts';
import { checkMessages } from './messages/check-messages.ts';

const mendable: ReadonlySet<string> = new Set(['changed-triggers', 'wrong-hashes', 'wrong-sums', 'wrong-spans']);

export function mendBook(context: CommandContext, book: string): Outcome {
  return mendInPlace(context, book) ?? mendFromBackup(context, book);
}

/** Triggers, and what is kept by them for speed. Undefined where that is not what is wrong, or not all of it. */
function mendInPlace(context: CommandContext, book: string): Outcome | undefined {
  const opened = openBook({
    path: truePath(book), purpose: 'write', deviceName: context.deviceName, wallMs: context.now(),
  });
  if (!opened.ok) return undefined;
  const { database, replica } = opened.value;
  try {
    const kinds = checkBook(database, replica.kinds, sha256, openInMemory).faults.map(({ kind }) => kind);
    if (!kinds.includes('changed-triggers') || kinds.some((kind) => !mendable.has(kind))) return undefined;
    const triggers = mendBookSchema(database, openInMemory);
    const { staleHashes, wrongSums } = replica.audit();
    const sums = staleHashes + wrongSums + auditSyncFigures(database);
    if (context.output.isJson) context.output.object({ event: 'mended-in-place', triggers, sums });
    else context.output.line(checkMessages[context.language].mendedInPlace(triggers, sums));
    return success(undefined);
  } catch (error) {
    if (error instanceof SqliteError && error.failure === 'corrupt') return undefined;
    throw error;
  } finally {
    opened.value.close();
  }
}

function mendFromBackup(context: CommandContext, book: string): Outcome {
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
