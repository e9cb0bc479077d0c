/**
 * Entries that were saved before the book could take them: kept in the browser's storage until the engine says that
 * they are in the book.
 *
 *   [Save] ──> kept ──> sent ──> done: forgotten
 *                        └─ failed: kept, until it is sent again or taken back to be changed
 *
 * What must hold
 * 1. An entry leaves the storage only when the engine has it, or when the screen has taken it back.
 * 2. What waits is read from the storage each time: another tab may have sent it.
 * 3. A page killed between sending and the answer does not enter it twice: before sending, the equal entries in the
 *    book are counted and noted; if one more is there at the next start, ours is the one.
 */
import type { EngineClient, EntryDraft, QueryName, QueryParameters, QueryResults } from '@tandem/contract';
import type { EntryForm } from './entry-form.ts';
import { parseForm, readItem, writeItem, type KeptStorage } from './kept-form.ts';

export type SaveFailure = Extract<Awaited<ReturnType<EngineClient['command']>>, { ok: false }>['error'];

export interface SavedEntry {
  readonly kind: 'saved';
  readonly form: EntryForm;
  readonly draft: EntryDraft;
}

type Sent = SavedEntry | { readonly kind: 'failed'; readonly failure: SaveFailure };

interface Waiting {
  readonly draft: EntryDraft;
  /** As it was typed, to give it back. */
  readonly form: EntryForm;
  /** How many entries like it the book had when it was sent; null before. */
  readonly equalBefore: number | null;
}

const storageKey = 'tandem.waiting-entries';
/** Of the newest rows of an account, among which an entry like ours is looked for. */
const comparedRowsMax = 500;

export class WaitingEntries {
  readonly #storage: KeptStorage;
  readonly #listeners = new Set<() => void>();
  #isSending = false;

  constructor(storage: KeptStorage) {
    this.#storage = storage;
  }

  readonly count = (): number => this.#read().length;

  readonly onChanged = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(draft: EntryDraft, form: EntryForm): void {
    this.#keep([...this.#read(), { draft, form, equalBefore: null }]);
  }

  /** The oldest leaves to be changed on the screen; undefined where none waits or one is under way. */
  takeBack(): EntryForm | undefined {
    const [first, ...rest] = this.#read();
    if (first === undefined || this.#isSending) return undefined;
    this.#keep(rest);
    return first.form;
  }

  /** Sends what waits, oldest first, to an engine that has a book open. Stops at the first that fails. */
  async send(client: EngineClient, onSent: (sent: SavedEntry) => void): Promise<SaveFailure | undefined> {
    if (this.#isSending) return undefined;
    this.#isSending = true;
    try {
      for (let next = this.#read()[0]; next !== undefined; next = this.#read()[0]) {
        const sent = await this.#sendOne(client, next);
        if (sent.kind === 'failed') return sent.failure;
        this.#keep(this.#read().slice(1));
        onSent(sent);
      }
      return undefined;
    } finally {
      this.#isSending = false;
    }
  }

  async #sendOne(client: EngineClient, waiting: Waiting): Promise<Sent> {
    const { draft, form } = waiting;
    // An edit that is sent twice is the same edit.
    if (draft.entryId === null) {
      const equal = await countEqual(client, draft);
      if (waiting.equalBefore !== null && equal > waiting.equalBefore) {
        return { kind: 'saved', form, draft };
      }
      this.#keep([{ ...waiting, equalBefore: equal }, ...this.#read().slice(1)]);
    }
    const answer = await client.command('save-entry', draft);
    return answer.ok ? { kind: 'saved', form, draft } : { kind: 'failed', failure: answer.error };
  }

  #read(): readonly Waiting[] {
    return parseWaiting(readItem(this.#storage, storageKey));
  }

  #keep(waiting: readonly Waiting[]): void {
    writeItem(this.#storage, storageKey, waiting.length === 0 ? null : JSON.stringify(waiting));
    for (const listener of this.#listeners) listener();
  }
}

async function countEqual(client: EngineClient, draft: EntryDraft): Promise<number> {
  const register = await readOnce(client, 'register', { accountId: draft.accountId });
  if (!register) return 0;
  const page = await readOnce(client, 'register-rows', {
    accountId: draft.accountId, offset: Math.max(0, register.rows - comparedRowsMax), limit: comparedRowsMax,
  });
  return (page?.rows ?? []).filter((row) =>
    row.day === draft.day && row.amount === draft.amount && row.memo === draft.memo.trim()).length;
}

/** Undefined where the engine does not answer the query. */
export function readOnce<Name extends QueryName>(
  client: EngineClient, name: Name, parameters: QueryParameters<Name>,
): Promise<QueryResults[Name] | undefined> {
  return new Promise((resolve) => {
    let stop = (): void => {};
    const forget = client.onClosed(() => resolve(undefined));
    const finish = (result: QueryResults[Name] | undefined): void => {
      forget();
      resolve(result);
      stop();
    };
    stop = client.subscribe(name, parameters, finish, () => finish(undefined));
  });
}

function parseWaiting(text: string | null): readonly Waiting[] {
  if (text === null) return [];
  try {
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) ? items.flatMap(parseOne) : [];
  } catch {
    // Not ours, or cut.
    return [];
  }
}

function parseOne(item: unknown): readonly Waiting[] {
  if (typeof item !== 'object' || item === null || !('draft' in item) || !('form' in item)) return [];
  const form = parseForm(item.form);
  if (form === undefined || typeof item.draft !== 'object' || item.draft === null) return [];
  const equalBefore = 'equalBefore' in item && typeof item.equalBefore === 'number' ? item.equalBefore : null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine checks every command against its schema
  return [{ draft: item.draft as EntryDraft, form, equalBefore }];
}
