/** What an engine is made of: the open book, its sync, what is imported, and the app that is handed over. */
import type { BookDesk } from './book-desk.ts';
import type { ImportDesk } from './import-desk.ts';
import type { InstallDesk } from './install-desk.ts';
import type { SyncDesk } from './sync/sync-desk.ts';
import type { WorkVault } from './vault/work-vault.ts';

export interface EngineParts {
  readonly desk: BookDesk;
  readonly sync: SyncDesk;
  readonly imports: ImportDesk;
  readonly install: InstallDesk;
  /** Undefined on a device that keeps no second copy of its work. */
  readonly vault: WorkVault | undefined;
}
