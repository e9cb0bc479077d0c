/** What stands at the other end: an engine that answers queries and commands and tells when something has changed. */
import type { CommandName, CommandParameters, CommandResults } from './commands.ts';
import type { EngineFailure } from './failures.ts';
import type { QueryName, QueryParameters, QueryResults } from './queries.ts';

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: EngineFailure };

export interface EnginePort {
  /** Synchronous: reads the book as it is now. */
  query<Name extends QueryName>(name: Name, parameters: QueryParameters<Name>): Outcome<QueryResults[Name]>;
  command<Name extends CommandName>(
    name: Name, parameters: CommandParameters<Name>,
  ): Promise<Outcome<CommandResults[Name]>>;
  /** `topics` says what may read otherwise now. Returns how to stop. */
  onChanged(listener: (topics: ReadonlySet<ChangeTopic>) => void): () => void;
}

/** What a query depends on, so that a key in one field does not read the whole book again. */
export type ChangeTopic = 'book' | 'preferences' | 'history' | 'import' | 'backups' | 'sync' | 'install';
