/** The commands that make, copy, replace and look at the whole book. */
import type { CommandResults, Outcome } from '@tandem/contract';
import { success } from '@tandem/ledger';
import type { BookDesk } from './book-desk.ts';
import { shelfFailed, storageFailed } from './engine-failure.ts';
import type { SyncHalf } from './sync-half.ts';

export async function createBook(desk: BookDesk, sync: SyncHalf): Promise<Outcome<CommandResults['create-book']>> {
  if (desk.book !== undefined) return { ok: false, error: { kind: 'book-open' } };
  if (sync.isRunning) return { ok: false, error: { kind: 'sync-running' } };
  // An empty copy that was to receive a book has nothing to lose.
  desk.closeBook();
  try {
    const created = await desk.platform.shelf.create();
    if (!created.ok) return shelfFailed(created.error);
    desk.put(created.value);
  } catch (error) {
    return storageFailed(error);
  }
  desk.news.tellAtOnce('book', 'history', 'backups', 'sync');
  return success({ isDone: true });
}

/** At the start, and again after a restore that came to nothing. */
export async function openLastBook(desk: BookDesk): Promise<void> {
  try {
    const opened = await desk.platform.shelf.openLast();
    if (opened === undefined) return;
    if (opened.ok) desk.put(opened.value);
    else if (opened.error.kind === 'book') desk.putDamaged(opened.error.damaged);
  } catch (error) {
    storageFailed(error);
    desk.putDamaged({ name: '', reason: 'storage', hasBackup: desk.platform.shelf.listBackups().length > 0 });
  }
}
