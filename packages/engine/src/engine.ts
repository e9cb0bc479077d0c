/** The engine of one device: answers the screens over the platform's book. */
import type {
  ChangeTopic, CommandName, CommandParameters, CommandResults, EnginePort, Outcome, QueryName, QueryParameters,
  QueryResults,
} from '@tandem/contract';
import { openLastBook } from './book-commands.ts';
import { BookDesk } from './book-desk.ts';
import { commands, type EngineParts } from './commands.ts';
import { guardStorage, storageFailed } from './engine-failure.ts';
import { ImportDesk } from './import-desk.ts';
import type { Platform } from './platform.ts';
import { queries } from './queries.ts';

export class Engine implements EnginePort {
  readonly #parts: EngineParts;

  private constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /** With the book of last time. A damaged one, or none, is for the first start's screen to say. */
  static async open(platform: Platform): Promise<Engine> {
    const desk = new BookDesk(platform);
    await openLastBook(desk);
    return new Engine({ desk, sync: noSync, imports: new ImportDesk(desk) });
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

  /** The book is closed when this returns. */
  close(): void {
    this.#parts.desk.news.close();
    this.#parts.desk.closeBook();
  }
}

const noSync: EngineParts['sync'] = {
  isRunning: false,
  view: () => ({ kind: 'idle' }),
  summary: () => ({ isPaired: false, lastMs: null, peerName: null, waitingChanges: null }),
  open: () => Promise.resolve(),
  join: () => Promise.resolve(),
  answer: () => {},
  cancel: () => {},
  close: () => {},
  undo: () => ({ ok: false, error: { kind: 'internal' } }),
};
