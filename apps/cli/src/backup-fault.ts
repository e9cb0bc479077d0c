/** Tells, beside the results, that the automatic backup that was due is not there, or not where it was to be. */
import { readSnapshotFault } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { CommandContext } from './command.ts';
import { backupFaultMessages } from './messages/backup-fault-messages.ts';
import { formatMoment } from './messages/number-format.ts';

export function warnOfBackupFault({ language }: CommandContext, database: SqliteDatabase): void {
  const fault = readSnapshotFault(database);
  if (fault === undefined) return;
  const { advice, elsewhere, failed } = backupFaultMessages[language];
  const moment = formatMoment(fault.wallMs, language);
  process.stderr.write(`${fault.isElsewhere ? elsewhere(moment) : failed(moment)} ${advice[fault.reason]}\n`);
}
