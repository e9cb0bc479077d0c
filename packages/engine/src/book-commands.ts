/** The commands that open, make, check and export the whole book. */
import type { CommandResults, EngineFailure, Outcome } from '@tandem/contract';
import { exportBookJson } from '@tandem/formats';
import { dayToIso, failure, ledgerKinds, success } from '@tandem/ledger';
import type { BookDesk } from './book-desk.ts';
import type { EngineParts } from './engine-parts.ts';
import { shelfFailed, storageFailed } from './engine-failure.ts';
import { checkAndMend } from './full-check.ts';
import type { ShelfResult, ShelvedBook } from './platform.ts';

/** At the start, and again after a restore that came to nothing. */
export async function openLastBook(desk: BookDesk): Promise<void> {
  try {
    const opened = await desk.platform.shelf.openLast();
    if (opened === undefined) return;
    if (opened.ok) desk.put(opened.value);
    else if (opened.error.kind === 'book') desk.putDamaged(opened.error.damaged);
  } catch (error) {
    // No room: for the backup that goes before an update of the book. To open it takes none.
    const isFull = storageFailed(error).error.kind === 'disk-full';
    desk.putDamaged({ name: '', reason: isFull ? 'full' : 'storage', hasBackup: false, newestBackup: null });
  }
}

export async function createBook({ desk, sync }: EngineParts): Promise<Outcome<CommandResults['create-book']>> {
  if (desk.book !== undefined) return failure({ kind: 'book-open' });
  if (sync.isRunning) return failure({ kind: 'sync-running' });
  // An empty copy that was to receive a book has nothing to lose.
  desk.closeBook();
  const created = await takeBook(desk, () => desk.platform.shelf.create());
  tellAll(desk);
  return created.ok ? success({ isDone: true }) : created;
}

/** Where no book is open: a copy without one, to receive that of the other device. */
export async function makeEmpty(desk: BookDesk): Promise<Outcome<ShelvedBook>> {
  const made = await takeBook(desk, () => desk.platform.shelf.createEmpty());
  tellAll(desk);
  return made;
}

export function checkBook({ desk }: EngineParts): Outcome<CommandResults['check-book']> {
  const { shelved } = desk;
  if (shelved === undefined || desk.book === undefined) return failure({ kind: 'no-book' });
  return success(checkAndMend(desk.platform, shelved));
}

export function exportBook({ desk }: EngineParts): Outcome<CommandResults['export-book']> {
  const { shelved } = desk;
  const reading = desk.read();
  if (shelved === undefined || reading === undefined) return failure({ kind: 'no-book' });
  const parts: string[] = [];
  exportBookJson(reading.database, ledgerKinds, (text) => parts.push(text));
  return success({ fileName: `${shelved.name} ${dayToIso(reading.today)}.json`, json: parts.join('') });
}

/** Opens a book, and puts it on the desk. */
export async function takeBook(
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

export function tellAll({ news }: BookDesk): void {
  news.tellAtOnce('book', 'history', 'backups', 'sync', 'import');
}
