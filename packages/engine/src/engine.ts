/** The engine of one device: answers the screens over the platform's book. */
import type {
  ChangeTopic, CommandName, CommandParameters, CommandResults, EnginePort, Outcome, QueryName, QueryParameters,
  QueryResults,
} from '@tandem/contract';
import { makeEmpty, openLastBook } from './book-commands.ts';
import { BookDesk } from './book-desk.ts';
import { commands } from './commands.ts';
import type { EngineParts } from './engine-parts.ts';
import { guardStorage, storageFailed } from './engine-failure.ts';
import { ImportDesk } from './import-desk.ts';
import { InstallDesk } from './install-desk.ts';
import type { Platform } from './platform.ts';
import { queries } from './queries.ts';
import { SyncDesk } from './sync/sync-desk.ts';
import type { VaultFiles } from './vault/vault-files.ts';
import { WorkVault } from './vault/work-vault.ts';

const dayStepMs = 30_000;

export class Engine implements EnginePort {
  readonly #parts: EngineParts;

  #midnight: ReturnType<typeof setTimeout> | undefined;

  private constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#watchDay();
  }

  /**
   * With the book of last time. A damaged one, or none, is for the first start's screen to say.
   * `onBug`: for the log, what went wrong in a sync by a mistake of ours; holds nothing of the book.
   */
  static async open(platform: Platform, onBug: (bug: unknown) => void = () => {}): Promise<Engine> {
    const desk = new BookDesk(platform);
    await openLastBook(desk);
    const imports = new ImportDesk(desk);
    const sync = new SyncDesk({
      platform,
      openBook: () => desk.shelved,
      makeEmpty: () => makeEmpty(desk),
      onChanged: () => {
        if (sync.isRunning) desk.news.tellOnly('sync');
        else desk.news.tellAtOnce('sync', 'book', 'backups');
      },
      onBookChanged: () => {
        desk.forgetReading();
        desk.news.tell('book');
      },
      onBookReplaced: () => {
        imports.close();
        desk.forgetPast();
        desk.news.tell('book', 'history', 'import');
      },
      onBug,
    });
    const install = new InstallDesk({
      handover: platform.handover,
      openSync: () => sync.open(),
      invite: () => sync.invite(),
      onChanged: () => desk.news.tell('install'),
    });
    const vault = platform.vault === undefined ? undefined : openVault(desk, sync, platform.vault);
    // At a start without a book the first screen tells what is kept.
    if (desk.shelved === undefined) await vault?.follow();
    return new Engine({ desk, sync, imports, install, vault });
  }

  query<Name extends QueryName>(name: Name, parameters: QueryParameters<Name>): Outcome<QueryResults[Name]> {
    const read = queries[name];
    return guardStorage(() => read(this.#parts, parameters));
  }

  async command<Name extends CommandName>(
    name: Name, parameters: CommandParameters<Name>,
  ): Promise<Outcome<CommandResults[Name]>> {
    const run = commands[name];
    try {
      return await run(this.#parts, parameters);
    } catch (error) {
      return storageFailed(error);
    }
  }

  onChanged(listener: (topics: ReadonlySet<ChangeTopic>) => void): () => void {
    return this.#parts.desk.news.listen(listener);
  }

  /** A sync is cancelled and says goodbye first. The book is closed when this resolves. */
  async close(): Promise<void> {
    const { desk, install, sync, vault } = this.#parts;
    install.close(false);
    clearTimeout(this.#midnight);
    await sync.stop();
    desk.news.close();
    await vault?.close();
    desk.closeBook();
  }

  /** At midnight, what is to come has come. */
  #watchDay(): void {
    const { desk } = this.#parts;
    const day = desk.platform.today();
    this.#midnight = setTimeout(() => {
      if (desk.platform.today() !== day) desk.news.tell('book');
      this.#watchDay();
    }, dayStepMs);
  }
}

/** Follows the book from now on. */
function openVault(desk: BookDesk, sync: SyncDesk, files: VaultFiles): WorkVault {
  const vault = new WorkVault({
    platform: desk.platform, files,
    openBook: () => desk.shelved,
    isBusy: () => sync.isRunning,
    onMerged: () => {
      sync.forgetSummary();
      desk.forgetReading();
      desk.news.tell('book', 'sync');
    },
    onChanged: () => desk.news.tell('backups'),
  });
  desk.news.listen((topics) => {
    if (topics.has('book')) vault.noteChange();
  });
  vault.noteChange();
  return vault;
}
