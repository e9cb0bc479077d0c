/** The commands that make, copy, replace and look at the whole book. */
import type { BackupPreview, BackupSource, CommandResults, EngineFailure, Outcome } from '@tandem/contract';
import { exportBookJson } from '@tandem/formats';
import { bookFigures, dayToIso, failure, ledgerKinds, success, toDay } from '@tandem/ledger';
import { SqliteError, type SqliteDatabase } from '@tandem/sqlite';
import type { BookDesk } from './book-desk.ts';
import type { EngineParts } from './engine-parts.ts';
import { shelfFailed, storageFailed } from './engine-failure.ts';
import { checkAndMend } from './full-check.ts';
import type { ShelfResult, ShelvedBook } from './platform.ts';
import { forgetLastSync } from './sync/last-sync.ts';

/** At the start, and again after a restore that came to nothing. */
export async function openLastBook(desk: BookDesk): Promise<void> {
  try {
    const opened = await desk.platform.shelf.openLast();
    if (opened === undefined) return;
    if (opened.ok) desk.put(opened.value);
    else if (opened.error.kind === 'book') desk.putDamaged(opened.error.damaged);
  } catch (error) {
    storageFailed(error);
    desk.putDamaged({ name: '', reason: 'storage', hasBackup: false });
  }
}

export async function createBook({ desk, sync }: EngineParts): Promise<Outcome<CommandResults['create-book']>> {
  if (desk.book !== undefined) return failure({ kind: 'book-open' });
  if (sync.isRunning) return failure({ kind: 'sync-running' });
  // An empty copy that was to receive a book has nothing to lose.
  desk.closeBook();
  const created = await take(desk, () => desk.platform.shelf.create());
  tellAll(desk);
  return created.ok ? success({ isDone: true }) : created;
}

/** Where no book is open: a copy without one, to receive that of the other device. */
export async function makeEmpty(desk: BookDesk): Promise<Outcome<ShelvedBook>> {
  const made = await take(desk, () => desk.platform.shelf.createEmpty());
  tellAll(desk);
  return made;
}

export function backUp({ desk }: EngineParts): Outcome<CommandResults['back-up']> {
  const { shelved } = desk;
  if (shelved === undefined || desk.book === undefined) return failure({ kind: 'no-book' });
  const backup = desk.platform.shelf.backUp(shelved);
  desk.news.tellAtOnce('backups');
  return success(backup);
}

export async function previewBackup(
  { desk }: EngineParts, source: BackupSource,
): Promise<Outcome<CommandResults['preview-backup']>> {
  const { shelf } = desk.platform;
  const opened = await shelf.openBackup(source);
  if (!opened.ok) return shelfFailed(opened.error);
  try {
    const reading = desk.read();
    const kept = source.kind === 'kept' ? shelf.listBackups().find(({ name }) => name === source.name) : undefined;
    return success({
      name: source.name, wallMs: kept?.wallMs ?? null, ...readContents(opened.value.database),
      current: reading === undefined ? null : readContents(reading.database),
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
  { desk, imports, sync }: EngineParts, source: BackupSource,
): Promise<Outcome<CommandResults['restore-backup']>> {
  if (sync.isRunning) return failure({ kind: 'sync-running' });
  imports.close();
  desk.closeBook();
  const restored = await take(desk, () => desk.platform.shelf.restore(source));
  if (restored.ok) forgetLastSync(restored.value.database);
  else await openLastBook(desk);
  tellAll(desk);
  return restored.ok ? success({ isDone: true }) : restored;
}

export function checkBook({ desk }: EngineParts): Outcome<CommandResults['check-book']> {
  const { shelved } = desk;
  if (shelved === undefined || desk.book === undefined) return failure({ kind: 'no-book' });
  return success(checkAndMend(desk.platform.shelf, shelved));
}

export function exportBook({ desk }: EngineParts): Outcome<CommandResults['export-book']> {
  const { shelved } = desk;
  const reading = desk.read();
  if (shelved === undefined || reading === undefined) return failure({ kind: 'no-book' });
  const parts: string[] = [];
  exportBookJson(reading.database, ledgerKinds, (text) => parts.push(text));
  return success({ fileName: `${shelved.name} ${dayToIso(reading.today)}.json`, json: parts.join('') });
}

type Contents = Pick<BackupPreview, 'accounts' | 'entries' | 'lastDay'>;

function readContents(database: SqliteDatabase): Contents {
  const { balances, entries } = bookFigures(database);
  const lastDay = database.prepare('SELECT max(day) FROM entry WHERE deleted = 0').get()?.[0];
  return { accounts: balances.length, entries, lastDay: typeof lastDay === 'number' ? toDay(lastDay) : null };
}

async function take(
  desk: BookDesk, open: () => Promise<ShelfResult<ShelvedBook>>,
): Promise<Outcome<ShelvedBook>> {
  let failed: { readonly ok: false; readonly error: EngineFailure };
  try {
    const opened = await open();
    if (opened.ok) {
      desk.put(opened.value);
      return opened;
    }
    failed = shelfFailed(opened.error);
  } catch (error) {
    failed = storageFailed(error);
  }
  return failed;
}

function tellAll({ news }: BookDesk): void {
  news.tellAtOnce('book', 'history', 'backups', 'sync', 'import');
}
