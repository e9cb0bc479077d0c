/** The commands and queries around backups: making them, looking into one, going back to one, mending with one. */
import type {
  BackupFaultView, BackupPreview, BackupSettingsView, BackupSource, CommandParameters, CommandResults, Outcome,
} from '@tandem/contract';
import { bookFigures, failure, success, toDay } from '@tandem/ledger';
import { declareTruth, noteSnapshot, readSnapshotFault } from '@tandem/replica';
import { SqliteError, type SqliteDatabase } from '@tandem/sqlite';
import { bytesToBase64 } from './base64.ts';
import { openLastBook, takeBook, tellAll } from './book-commands.ts';
import { compareWithBackup, describeNewest } from './book-difference.ts';
import type { EngineParts } from './engine-parts.ts';
import { shelfFailed, storageFailed } from './engine-failure.ts';
import { forgetLastSync } from './sync/last-sync.ts';
import { generationBytes } from './sync/side-book.ts';
import { leaveVault, readMark } from './vault/vault-mark.ts';

export function backUp({ desk }: EngineParts): Outcome<CommandResults['back-up']> {
  const { shelved } = desk;
  if (shelved === undefined || desk.book === undefined) return failure({ kind: 'no-book' });
  // A copy is compared by its hashes.
  shelved.replica.rehashDirty();
  const backup = desk.platform.shelf.backUp(shelved);
  if (readSnapshotFault(shelved.database)?.isElsewhere === false) noteSnapshot(shelved.database, undefined);
  desk.news.tellAtOnce('backups');
  return success(backup);
}

/** On the PC a backup is a file of the person's already. */
export function readBackup(
  { desk }: EngineParts, { name }: CommandParameters<'read-backup'>,
): Outcome<CommandResults['read-backup']> {
  const { shelf } = desk.platform;
  const backup = shelf.listBackups().find((kept) => kept.name === name);
  if (backup === undefined || shelf.readBackup === undefined) return failure({ kind: 'backup', reason: 'missing' });
  const read = shelf.readBackup(name);
  if (!read.ok) return shelfFailed(read.error);
  return success({ fileName: `${name.replace(/\.\w+$/, '')}.tandem`, base64: bytesToBase64(read.value) });
}

export async function previewBackup(
  { desk }: EngineParts, source: BackupSource,
): Promise<Outcome<CommandResults['preview-backup']>> {
  const { shelf } = desk.platform;
  const opened = await shelf.openBackup(source);
  if (!opened.ok) return shelfFailed(opened.error);
  try {
    const { database } = opened.value;
    const reading = desk.read();
    const kept = source.kind === 'kept' ? shelf.listBackups().find(({ name }) => name === source.name) : undefined;
    return success({
      name: source.name, wallMs: kept?.wallMs ?? null, ...readContents(database),
      current: reading === undefined ? null : readContents(reading.database),
      difference: desk.shelved === undefined ? null : compareWithBackup(desk.shelved, database, desk.platform),
      isPaired: desk.shelved?.keys.hasAny() === true,
    });
  } catch (error) {
    if (error instanceof SqliteError && error.failure !== 'busy') return failure({ kind: 'backup', reason: 'damaged' });
    throw error;
  } finally {
    opened.value.close();
  }
}

/** Whatever happens, a book is open afterwards where one was open before. */
export async function restoreBackup(
  { desk, imports, sync }: EngineParts, { source, how }: CommandParameters<'restore-backup'>,
): Promise<Outcome<CommandResults['restore-backup']>> {
  if (sync.isRunning) return failure({ kind: 'sync-running' });
  imports.close();
  // The user goes back behind what this one has written; where none opens, what is missing comes back.
  const left = desk.shelved === undefined ? undefined : readMark(desk.shelved.database);
  desk.closeBook();
  const generation = desk.platform.randomBytes(generationBytes);
  const restored = await takeBook(desk, () => desk.platform.shelf.restore(source, (copy) => {
    forgetLastSync(copy);
    leaveVault(copy, left);
    noteSnapshot(copy, undefined);
    if (how === 'truth') declareTruth(copy, generation);
  }));
  if (!restored.ok) await openLastBook(desk);
  tellAll(desk);
  return restored.ok ? success({ isDone: true }) : restored;
}

/** Of the damaged book of the start, or of the open one. */
export async function mendBook(
  { desk, imports, sync }: EngineParts,
): Promise<Outcome<CommandResults['mend-book']>> {
  if (sync.isRunning) return failure({ kind: 'sync-running' });
  imports.close();
  desk.closeBook();
  try {
    const mended = await desk.platform.shelf.mend();
    if (!mended.ok) {
      await openLastBook(desk);
      return shelfFailed(mended.error);
    }
    const { shelved, recovered, ...rest } = mended.value;
    forgetLastSync(shelved.database);
    leaveVault(shelved.database, undefined);
    desk.put(shelved);
    return success({ ...rest, recovered: recovered.length, entries: describeNewest(shelved.database, recovered) });
  } catch (error) {
    if (desk.shelved === undefined) await openLastBook(desk);
    return storageFailed(error);
  } finally {
    tellAll(desk);
  }
}

export function readBackupSettings({ desk }: EngineParts): Outcome<BackupSettingsView> {
  const { shelf } = desk.platform;
  const newest = shelf.listBackups().find(({ origin }) => origin === 'automatic');
  return success({ ...shelf.backupSettings(), lastMs: newest?.wallMs ?? null });
}

export function readBackupFault({ desk: { shelved } }: EngineParts): Outcome<BackupFaultView | null> {
  return success(shelved === undefined ? null : readSnapshotFault(shelved.database) ?? null);
}

export function setBackupSettings(
  { desk }: EngineParts, choice: CommandParameters<'set-backup-settings'>,
): Outcome<CommandResults['set-backup-settings']> {
  const changed = desk.platform.shelf.changeBackupSettings(choice);
  if (!changed.ok) return shelfFailed(changed.error);
  // Another place was chosen, or the same one can be written to again.
  const reason = desk.shelved === undefined ? undefined : readSnapshotFault(desk.shelved.database)?.reason;
  if (desk.shelved !== undefined && (reason === 'missing' || reason === 'not-writable')) {
    noteSnapshot(desk.shelved.database, undefined);
  }
  desk.news.tellAtOnce('backups');
  return success({ isDone: true });
}

type Contents = Pick<BackupPreview, 'accounts' | 'entries' | 'lastDay'>;

function readContents(database: SqliteDatabase): Contents {
  const { balances, entries } = bookFigures(database);
  const lastDay = database.prepare('SELECT max(day) FROM entry WHERE deleted = 0').get()?.[0];
  return { accounts: balances.length, entries, lastDay: typeof lastDay === 'number' ? toDay(lastDay) : null };
}
