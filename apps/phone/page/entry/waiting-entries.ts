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
 * 3. A page killed between sending and the answer does not enter it twice: a new entry has its id from here, and the
 *    engine makes no second one of that id.
 */
import type { EngineClient, EntryDraft, PictureDraft } from '@tandem/contract';
import { mintIdText } from '@tandem/ledger';
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
}

/** By the ids that a form has; what is lost is left out. */
type ReadPictures = (ids: readonly string[]) => Promise<readonly PictureDraft[]>;

const storageKey = 'tandem.waiting-entries';

export class WaitingEntries {
  readonly #storage: KeptStorage;
  readonly #readPictures: ReadPictures;
  readonly #listeners = new Set<() => void>();
  #isSending = false;

  constructor(storage: KeptStorage, readPictures: ReadPictures) {
    this.#storage = storage;
    this.#readPictures = readPictures;
  }

  readonly count = (): number => this.#read().length;

  /** Ids of what waits with its entry. */
  pictures(): readonly string[] {
    return this.#read().flatMap(({ form }) => form.pictures);
  }

  readonly onChanged = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(draft: EntryDraft, form: EntryForm): void {
    const named = draft.entryId === null ? { ...draft, newId: mintIdText(Date.now(), randomBytes) } : draft;
    this.#keep([...this.#read(), { draft: named, form }]);
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

  async #sendOne(client: EngineClient, { draft, form }: Waiting): Promise<Sent> {
    // They are in the storage of their own, not in this one, until they go with their entry.
    const pictures = await this.#readPictures(form.pictures);
    const whole = pictures.length === 0 ? draft : { ...draft, pictures: [...pictures] };
    const answer = await client.command('save-entry', whole);
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

function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
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
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine checks every command against its schema
  return [{ draft: item.draft as EntryDraft, form }];
}
