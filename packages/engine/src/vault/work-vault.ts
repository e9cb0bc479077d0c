/**
 * A second copy of the work that no other device has yet, in other storage than the book.
 *
 *   the book changes ──> a moment later what changed since the last time is appended
 *   a sync is proven  ──> the copy begins anew: what was sent is safe on the other device
 *   a book is opened  ──> what the copy has and the book has not is merged back
 *   there is no book  ──> what the copy has is found, and begins the book again when the user says so
 *
 * What must hold
 * 1. Nothing waits for the vault: an entry is saved when the book has it.
 * 2. What comes back is merged like any batch: twice is once, and what was written later stands.
 * 3. Work of another book, or of another generation, is never merged: it stays, and is counted in the view.
 * 4. While a sync moves the book the vault stands still: it follows at the sync's end.
 */
import type { SecondCopyView } from '@tandem/contract';
import { bookFigures, writeBookDefaults } from '@tandem/ledger';
import {
  deterministicRecordId, parseRecordId, readBookIdentity, readGeneratedH, readLocal, recordIdToText,
  writeBookIdentity, writeLocal, type BookIdentity,
} from '@tandem/replica';
import { SqliteError, type SqliteDatabase } from '@tandem/sqlite';
import type { Platform, ShelvedBook } from '../platform.ts';
import { readLastSync, writeLastSync } from '../sync/last-sync.ts';
import { makeSideBook } from '../sync/side-book.ts';
import type { VaultFiles } from './vault-files.ts';
import type { VaultHead } from './vault-index.ts';
import { isOnlyRestored, noteRestored, readLeft, readMark, writeMark } from './vault-mark.ts';
import { VaultError, VaultStore, workBytesMax } from './vault-store.ts';

/** What changes in one go is one append, and the screens are told first. */
const delayMs = 20;
/** Of a closing engine. */
const closingMsMax = 1500;
const batchBytesMax = 128 * 1024;
/** Less than this is not worth a rewrite; then, twice of what the last one came to. */
const rewriteFromBytes = 256 * 1024;
const vaultBytes = 16;

export interface WorkVaultOptions {
  readonly platform: Platform;
  readonly files: VaultFiles;
  readonly openBook: () => ShelvedBook | undefined;
  /** A sync is under way. */
  readonly isBusy: () => boolean;
  /** Records came back into the open book. */
  readonly onMerged: () => void;
  /** `view()` would give something else now. */
  readonly onChanged: () => void;
}

interface FoundWork {
  readonly head: VaultHead;
  readonly entries: number;
}

export class WorkVault {
  readonly #options: WorkVaultOptions;
  readonly #store: VaultStore;
  #shelved: ShelvedBook | undefined;
  /** Its clock when it was opened. */
  #openedH = 0;
  #isChecked = false;
  /** The book's clock, and since when, at the last look. */
  #looked = '';
  #rewrittenBytes = 0;
  #fault: 'full' | 'failed' | undefined;
  #current: VaultHead | undefined;
  #others = 0;
  #found: FoundWork | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<void> = Promise.resolve();

  constructor(options: WorkVaultOptions) {
    this.#options = options;
    this.#store = new VaultStore(options.files, options.platform.sha256);
  }

  view(): SecondCopyView {
    const shelved = this.#options.openBook();
    return {
      state: this.#fault ?? (this.#current?.isPartial === true ? 'partial' : 'kept'),
      found: this.#found === undefined || shelved?.book !== undefined
        ? null
        : { entries: this.#found.entries, savedMs: this.#found.head.savedMs },
      isOnlyRestored: shelved !== undefined && isOnlyRestored(shelved.database),
      others: this.#others,
    };
  }

  /** The book has changed, or is another one. */
  noteChange(): void {
    const shelved = this.#options.openBook();
    if (shelved !== this.#shelved) {
      this.#shelved = shelved;
      this.#openedH = shelved?.replica.nextStamp() ?? 0;
      this.#isChecked = false;
      this.#looked = '';
    }
    this.#timer ??= setTimeout(() => void this.follow(), delayMs);
  }

  /** At once. Resolves when the vault has it, or has refused. */
  follow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#queue = this.#queue.then(() => this.#guarded());
    return this.#queue;
  }

  /** The book was deleted for good: so is its work. */
  forget(bookId: string): Promise<void> {
    this.#queue = this.#queue.then(() => this.#drop(bookId));
    return this.#queue;
  }

  /** The last change is taken along, as long as the vault does not take long. */
  async close(): Promise<void> {
    const last = this.#timer === undefined ? this.#queue : this.follow();
    await Promise.race([last, new Promise<void>((resolve) => { setTimeout(resolve, closingMsMax); })]);
    clearTimeout(this.#timer);
  }

  /** Into an empty copy that was made for it, which becomes a copy of that book. False where nothing was found. */
  async restoreInto(shelved: ShelvedBook): Promise<boolean> {
    await this.#queue;
    const { head } = this.#found ?? {};
    if (head === undefined) return false;
    const { platform } = this.#options;
    const batches = await this.#store.readWork(head);
    const { database } = shelved;
    database.transaction(() => {
      writeBookIdentity(database, { bookId: textToBytes(head.bookId), generation: textToBytes(head.generation) });
      if (head.sinceH > 0) noteRestored(database);
    });
    this.#merge(shelved, batches);
    // What any book of this id begins with: the rest of it comes with the next sync.
    if (head.sinceH > 0 && shelved.book !== undefined) writeBookDefaults(shelved.book, platform.wallMs());
    writeMark(database, textToBytes(head.vault));
    this.#found = undefined;
    this.#others -= 1;
    return true;
  }

  /** The one boundary: what the storage refused is shown in the view, and tried again after the next change. */
  async #guarded(): Promise<void> {
    const before = JSON.stringify([this.#fault, this.#current?.isPartial, this.#others, this.#found]);
    try {
      await this.#step();
      this.#fault = undefined;
    } catch (error) {
      // What the book refuses, its own commands say.
      if (!(error instanceof VaultError || error instanceof SqliteError)) throw error;
      this.#looked = '';
      this.#current = undefined;
      this.#fault = error instanceof VaultError ? error.reason : 'failed';
    }
    const after = JSON.stringify([this.#fault, this.#current?.isPartial, this.#others, this.#found]);
    if (before !== after) this.#options.onChanged();
  }

  async #step(): Promise<void> {
    const shelved = this.#options.openBook();
    const identity = shelved === undefined ? undefined : readBookIdentity(shelved.database);
    if (shelved === undefined || identity === undefined) {
      await this.#look();
      return;
    }
    const heads = await this.#store.heads();
    if (!this.#isQuiet(shelved)) return;
    this.#found = undefined;
    const slot = this.#slotOf(identity);
    const head = heads.find((each) => each.slot === slot);
    if (!this.#isChecked) {
      if (head !== undefined && this.#isMissing(shelved.database, head)) {
        const batches = await this.#store.readWork(head);
        if (!this.#isQuiet(shelved)) return;
        this.#bringBack(shelved, head, batches);
      }
      this.#isChecked = true;
      this.#rewrittenBytes = head?.bytes ?? 0;
    }
    await this.#keep(shelved, identity, head);
    this.#others = (await this.#strayHeads()).filter((each) => each.slot !== slot).length;
  }

  /** Without a book: the newest of what is kept, counted in a book beside. */
  async #look(): Promise<void> {
    const heads = await this.#strayHeads();
    this.#others = heads.length;
    const head = heads.toSorted((left, right) => right.savedMs - left.savedMs)[0];
    if (head === undefined || head === this.#found?.head) return;
    const batches = await this.#store.readWork(head);
    const side = makeSideBook(this.#options.platform);
    try {
      for (const batch of batches) side.applyKept(batch, this.#options.platform.wallMs());
      this.#found = { head, entries: bookFigures(side.database).entries };
    } finally {
      side.database.close();
    }
  }

  async #drop(book: string): Promise<void> {
    try {
      const heads = await this.#store.heads();
      await this.#store.drop(heads.filter(({ bookId }) => bookId === book));
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      // What is left is counted among the others.
      this.#fault = error.reason;
    }
  }

  /** Of books that are not in another place of this device, where they have their work themselves. */
  async #strayHeads(): Promise<readonly VaultHead[]> {
    const { rack } = this.#options.platform;
    const { books = [], current } = rack?.view() ?? {};
    const elsewhere = new Set(books.filter(({ id }) => id !== current).map(({ figures }) => figures?.bookId));
    return (await this.#store.heads()).filter(({ bookId }) => !elsewhere.has(bookId));
  }

  /** Whether the vault may hold what this copy has not, and which was not left on purpose. */
  #isMissing(database: SqliteDatabase, head: VaultHead): boolean {
    const isOwn = toText(readMark(database)) === head.vault;
    if (isOwn && this.#openedH >= head.untilH) return false;
    return toText(readLeft(database)) !== head.vault;
  }

  #bringBack(shelved: ShelvedBook, head: VaultHead, batches: readonly Uint8Array[]): void {
    if (!this.#merge(shelved, batches)) return;
    const { database } = shelved;
    // What came back may be older than the last sync, and was no part of it.
    if (head.sinceH < syncedH(database)) {
      writeLocal(database, 'synced_h', head.sinceH);
      const last = readLastSync(database);
      if (last !== undefined) writeLastSync(database, { ...last, h: head.sinceH });
    }
    this.#options.onMerged();
  }

  /** Whether anything was new to the book. */
  #merge({ replica }: ShelvedBook, batches: readonly Uint8Array[]): boolean {
    let isChanged = false;
    for (const batch of batches) {
      const outcome = replica.applyKept(batch, this.#options.platform.wallMs());
      // Of a later version: it stays for that version.
      if (!outcome.ok) throw new VaultError('failed');
      const { added, changed } = outcome.applied;
      isChanged ||= added.length + changed.length > 0;
    }
    return isChanged;
  }

  async #keep(shelved: ShelvedBook, identity: BookIdentity, head: VaultHead | undefined): Promise<void> {
    const { database, replica } = shelved;
    const sinceH = syncedH(database);
    const untilH = replica.nextStamp();
    const looked = `${untilH} ${sinceH}`;
    if (looked === this.#looked) return;
    const mark = readMark(database);
    const isOurs = head !== undefined && this.#fault === undefined && toText(mark) === head.vault
      && head.sinceH === sinceH && readGeneratedH(database) < head.untilH;
    if (!isOurs || !await this.#append(shelved, head, untilH)) await this.#rewrite(shelved, identity, sinceH, untilH);
    this.#looked = looked;
  }

  /** False where a rewrite is better. */
  async #append({ replica }: ShelvedBook, head: VaultHead, untilH: number): Promise<boolean> {
    this.#current = head;
    const plan = replica.planWorkSince(head.untilH);
    const batches = [...readBatches(plan, () => {})];
    const bytes = head.bytes + batches.reduce((sum, batch) => sum + batch.length, 0);
    if (bytes > Math.max(rewriteFromBytes, 2 * this.#rewrittenBytes) && !head.isPartial) return false;
    if (bytes > workBytesMax) throw new VaultError('full');
    if (batches.length === 0) return true;
    this.#current = await this.#store.append(head, batches, { untilH, savedMs: this.#options.platform.wallMs() });
    return true;
  }

  async #rewrite(shelved: ShelvedBook, identity: BookIdentity, sinceH: number, untilH: number): Promise<void> {
    const { database, replica } = shelved;
    const { platform } = this.#options;
    const plan = replica.planWorkSince(sinceH);
    const mark = readMark(database) ?? platform.randomBytes(vaultBytes);
    const slot = this.#slotOf(identity);
    this.#current = undefined;
    if (plan.records > 0) {
      writeMark(database, mark);
      this.#current = await this.#store.replace({
        slot, bookId: recordIdToText(identity.bookId), generation: recordIdToText(identity.generation),
        vault: recordIdToText(mark), deviceName: platform.deviceName, sinceH, untilH, savedMs: platform.wallMs(),
      }, readBatches(plan, () => {
        // It was closed meanwhile: the next one that is opened is looked at anew.
        if (this.#options.openBook() !== shelved) throw new VaultError('failed');
      }));
    }
    this.#rewrittenBytes = this.#current?.bytes ?? 0;
    // Of this copy under a former generation, too.
    const heads = await this.#store.heads();
    await this.#store.drop(heads.filter((each) => each !== this.#current
      && (each.slot === slot || each.vault === recordIdToText(mark))));
  }

  #isQuiet(shelved: ShelvedBook): boolean {
    return this.#options.openBook() === shelved && !this.#options.isBusy();
  }

  #slotOf({ bookId, generation }: BookIdentity): string {
    return recordIdToText(deterministicRecordId(this.#options.platform.sha256, 'vault', bookId, generation));
  }
}

function* readBatches(
  plan: ReturnType<ShelvedBook['replica']['planWorkSince']>, check: () => void,
): Generator<Uint8Array> {
  for (let at = 0; at < plan.records;) {
    check();
    const { bytes, next } = plan.readBatch(at, batchBytesMax);
    if (bytes.length > 0) yield bytes;
    at = next;
  }
}

/** The clock at the last proven sync; 0 before the first. */
function syncedH(database: SqliteDatabase): number {
  const value = readLocal(database, 'synced_h');
  return typeof value === 'number' ? value : 0;
}

function toText(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : recordIdToText(bytes);
}

function textToBytes(text: string): Uint8Array {
  const bytes = parseRecordId(text);
  if (bytes === undefined) throw new TypeError('the index let in an id of another form');
  return bytes;
}
