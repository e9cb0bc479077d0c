/** The book that is open, or none, and the one way to change it from a screen. */
import type { BookView, DamagedBook, EditName, EngineFailure, Outcome } from '@tandem/contract';
import {
  bookFigures, countOpenConflicts, editBook, success, type Book, type BookEdit, type Result,
} from '@tandem/ledger';
import { conflictKind } from '@tandem/replica';
import { BookReading } from './book-reading.ts';
import { ChangeNews } from './change-news.ts';
import { ChangeRecorder, EditHistory, replayStep, type RecordChange } from './edit-history.ts';
import { DailyBackup } from './daily-backup.ts';
import { guardStorage } from './engine-failure.ts';
import type { Platform, ShelvedBook } from './platform.ts';

export class BookDesk {
  readonly platform: Platform;
  readonly news: ChangeNews;
  readonly history = new EditHistory();
  #shelved: ShelvedBook | undefined;
  #damaged: DamagedBook | null = null;
  #reading: BookReading | undefined;
  readonly #daily: DailyBackup;

  constructor(platform: Platform) {
    this.platform = platform;
    this.news = new ChangeNews(() => platform.nowMs());
    this.#daily = new DailyBackup(platform, () => this.news.tell('backups'));
  }

  /** With or without an identity. */
  get shelved(): ShelvedBook | undefined {
    return this.#shelved;
  }

  get book(): Book | undefined {
    return this.#shelved?.book;
  }

  /** What is needed of the book as it is now; undefined without one. */
  read(): BookReading | undefined {
    const { book } = this;
    if (book === undefined) return undefined;
    const { language } = this.platform.preferences.read();
    const today = this.platform.today();
    const known = this.#reading;
    if (known?.book.replica === book.replica && known.language === language && known.today === today) return known;
    this.#reading = new BookReading(book, language, today);
    return this.#reading;
  }

  bookView(): BookView {
    const reading = this.read();
    const shelved = this.#shelved;
    if (reading === undefined || shelved === undefined) return { kind: 'none', damaged: this.#damaged };
    const { database, today } = reading;
    return {
      kind: 'open', name: shelved.name, today, entries: bookFigures(database).entries,
      openConflicts: countOpenConflicts(database), currency: reading.currency,
    };
  }

  put(shelved: ShelvedBook): void {
    this.#shelved = shelved;
    this.#damaged = null;
    this.#forget();
    this.#daily.runSoon(() => this.#shelved);
  }

  putDamaged(damaged: DamagedBook): void {
    this.#damaged = damaged;
  }

  closeBook(): void {
    const shelved = this.#shelved;
    this.#shelved = undefined;
    this.#forget();
    this.#daily.stop();
    shelved?.close();
  }

  /** The book has become another one. */
  forgetPast(): void {
    this.#forget();
  }

  /** The book reads otherwise now: by an edit, a merged batch, an adoption. */
  forgetReading(): void {
    this.#reading = undefined;
  }

  /** One write transaction that the user can take back. */
  edit<Value>(
    name: EditName, work: (edit: BookEdit, recorder: ChangeRecorder) => Result<Value, EngineFailure>,
  ): Outcome<Value> {
    let changes: readonly RecordChange[] = [];
    const outcome = this.editForGood((edit) => {
      const recorder = new ChangeRecorder(edit.database);
      const result = work(edit, recorder);
      if (result.ok) changes = recorder.changes();
      return result;
    });
    if (outcome.ok) {
      this.history.add(name, changes);
      this.news.tellAtOnce('book', 'history');
    }
    return outcome;
  }

  /** The same without a place in the history; the caller tells the screens. */
  editForGood<Value>(work: (edit: BookEdit) => Result<Value, EngineFailure>): Outcome<Value> {
    const { book, platform } = this;
    const shelved = this.#shelved;
    if (book === undefined || shelved === undefined) return { ok: false, error: { kind: 'no-book' } };
    this.#daily.run(shelved);
    const outcome = guardStorage(() => editBook(book, platform.wallMs(), work));
    this.forgetReading();
    return outcome;
  }

  replay(direction: 'undo' | 'redo'): Outcome<{ readonly name: EditName }> {
    const step = this.history.peek(direction);
    if (step === undefined) return { ok: false, error: { kind: 'nothing-to-undo' } };
    const outcome = this.editForGood((edit) => replayStep(edit, step, direction));
    // An open conflict shows its record whatever the record says: the replica sees to that as it hashes the row.
    if (step.changes.some(({ kind }) => kind === conflictKind)) this.book?.replica.rehashDirty();
    if (outcome.ok) this.history.moveOver(direction);
    else if (outcome.error.kind === 'nothing-to-undo') this.history.drop(direction);
    this.news.tellAtOnce('book', 'history');
    return outcome.ok ? success({ name: step.name }) : outcome;
  }

  #forget(): void {
    this.history.clear();
    this.#reading = undefined;
  }
}
