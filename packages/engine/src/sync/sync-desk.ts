/**
 * The sync half of an engine: owns the one view of the sync window, on the PC and on the phone.
 *
 *   idle ─open→ showing-code ─a phone calls→ confirming (unknown) ─both yes→ running → ended ─close→ idle
 *   idle ─join→ connecting ─the PC answers→ confirming (unknown) ─yes→ waiting-turn | running → ended ─close→ idle
 *   running ─two books that are not one→ asking | asked-there ─answered→ running
 *
 * 1. `isRunning` from the opening to the end: the book may be edited meanwhile, not replaced.
 * 2. A cancel is safe at any moment: what was committed stays, and the next sync goes on from there.
 * 3. Every end is one of the contract's; a bug is told to `onBug`, and ends as `fault`.
 */
import type { CommandResults, Outcome, SyncSummary, SyncView } from '@tandem/contract';
import type { Platform, ShelvedBook } from '../platform.ts';
import { parseDestination } from './destination.ts';
import type { QuestionAnswer } from './deliberation.ts';
import type { DeskEnd, DeskSync, SyncSurroundings } from './desk-sync.ts';
import { readLastSync, SummaryReader } from './last-sync.ts';
import { PcSync } from './pc-sync.ts';
import { PhoneSync } from './phone-sync.ts';
import { isOfTheWorld, storeFailed } from './sync-report.ts';
import { undoSync } from './undo-one-sync.ts';
import { WatchedStore } from './watched-store.ts';

export interface SyncDeskOptions {
  readonly platform: Platform;
  /** The book that is open now, joined or not; undefined where there is none. */
  readonly openBook: () => ShelvedBook | undefined;
  /** Where none is open: makes an empty copy (`shelf.createEmpty`) and opens it, to receive the other device's book. */
  readonly makeEmpty: () => Promise<Outcome<ShelvedBook>>;
  /** `view()` or `summary()` would give something else now; some ten times a second at most. */
  readonly onChanged: () => void;
  /** Records came in or were taken back, or the copy has become that of another book. Once a batch. */
  readonly onBookChanged: () => void;
  /** The book has become another one: nothing that was done to it before can be undone in the window. */
  readonly onBookReplaced: () => void;
  /** For the log; holds nothing of the book. */
  readonly onBug: (bug: unknown) => void;
}

type Stage =
  | { readonly kind: 'idle' }
  /** A book is made or read before anything can be shown of a sync. */
  | { readonly kind: 'preparing'; readonly view: SyncView }
  | { readonly kind: 'under-way'; readonly sync: DeskSync }
  | { readonly kind: 'ended'; readonly view: Extract<SyncView, { readonly kind: 'ended' }> };

export class SyncDesk {
  readonly #options: SyncDeskOptions;
  readonly #summary = new SummaryReader();
  #lastSummary: SyncSummary = { isPaired: false, lastMs: null, peerName: null, waitingChanges: null };
  #stage: Stage = { kind: 'idle' };
  #onStopped = (): void => {};

  constructor(options: SyncDeskOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#stage.kind === 'preparing' || this.#stage.kind === 'under-way';
  }

  view(): SyncView {
    const stage = this.#stage;
    switch (stage.kind) {
      case 'idle': return stage;
      case 'preparing': case 'ended': return stage.view;
      case 'under-way': return stage.sync.view();
    }
  }

  /** Reads the book but while a sync moves it: then it says what stood before. */
  summary(): SyncSummary {
    const shelved = this.#options.openBook();
    if (shelved === undefined) return { isPaired: false, lastMs: null, peerName: null, waitingChanges: null };
    if (this.#stage.kind !== 'under-way') this.#lastSummary = this.#summary.read(shelved);
    return this.#lastSummary;
  }

  /** Records came in beside a sync, perhaps with older stamps than the clock's. */
  forgetSummary(): void {
    this.#summary.forget();
  }

  /** The PC: shows codes and waits. Resolves once they are shown, or the end is. */
  async open(): Promise<void> {
    const { reach } = this.#options.platform;
    if (this.isRunning) return;
    if (reach.role !== 'pc') throw new Error('a phone does not wait to be called');
    const around = await this.#prepare({ kind: 'idle' });
    if (around === undefined) return;
    const sync = new PcSync(around);
    this.#stage = { kind: 'under-way', sync };
    await sync.open(reach);
  }

  /** The phone: calls the PC of a code. Resolves once it is being called. */
  async join(code: string): Promise<void> {
    const { reach } = this.#options.platform;
    if (this.isRunning) return;
    if (reach.role !== 'phone') throw new Error('a PC does not call');
    const destination = parseDestination(code);
    if (!destination.ok) {
      this.#end({ kind: 'ended', peerName: null, end: destination.error });
      return;
    }
    const { pcName } = destination.value;
    const around = await this.#prepare({ kind: 'connecting', peerName: pcName });
    if (around === undefined) return;
    const sync = new PhoneSync(around, destination.value);
    this.#stage = { kind: 'under-way', sync };
    this.#options.onChanged();
    sync.call(reach).catch((bug: unknown) => {
      this.#options.onBug(bug);
      this.#end({ kind: 'ended', peerName: pcName, end: { kind: 'fault' } });
    });
  }

  /** A code for the phone's program to bring along; undefined where no phone is waited for. */
  invite(): string | undefined {
    return this.#stage.kind === 'under-way' && this.#stage.sync instanceof PcSync
      ? this.#stage.sync.invite() : undefined;
  }

  /** Where nobody has come, nobody is waited for any more. What runs, and the report of what ran, stay. */
  waitNoMore(): void {
    const { kind } = this.view();
    if (this.#stage.kind === 'preparing' || kind === 'showing-code') this.cancel();
    if (this.#stage.kind === 'ended' && this.#stage.view.end.kind === 'cannot-listen') this.close();
  }

  answer(areSame: boolean): void {
    if (this.#stage.kind === 'under-way') this.#stage.sync.answer(areSame);
  }

  answerQuestion(answer: QuestionAnswer): void {
    if (this.#stage.kind === 'under-way') this.#stage.sync.answerQuestion(answer);
  }

  cancel(): void {
    if (this.#stage.kind === 'under-way') this.#stage.sync.cancel();
    // What prepares sees it when it comes back.
    else if (this.#stage.kind === 'preparing') this.#end({ kind: 'withdrawn' });
  }

  close(): void {
    if (this.#stage.kind !== 'ended') return;
    this.#stage = { kind: 'idle' };
    this.#options.onChanged();
  }

  /** Ends what is under way, for the book to be closed. */
  async stop(): Promise<void> {
    if (!this.isRunning) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#onStopped = () => resolve(undefined);
    this.cancel();
    if (this.isRunning) await promise;
  }

  /** Takes back what the last sync, or any of the journal, changed here. Throws `SqliteError`, with nothing changed. */
  undo(session?: number): Outcome<CommandResults['undo-sync']> {
    const { onBookChanged, onChanged, openBook, platform } = this.#options;
    if (this.isRunning) return { ok: false, error: { kind: 'sync-running' } };
    const shelved = openBook();
    const undone = undoSync(shelved, platform.wallMs(), session);
    if (!undone.ok || shelved === undefined) return undone;
    this.#summary.forget();
    if ((readLastSync(shelved.database)?.session ?? null) === null) this.#stage = withoutUndo(this.#stage);
    onBookChanged();
    onChanged();
    return undone;
  }

  /** The book, read through and saved where that is due; undefined when it has come to an end already. */
  async #prepare(view: SyncView): Promise<SyncSurroundings | undefined> {
    const stage: Stage = { kind: 'preparing', view };
    this.#stage = stage;
    this.#options.onChanged();
    const isWithdrawn = (): boolean => this.#stage !== stage;
    try {
      const shelved = await this.#openedBook();
      if (shelved === undefined || isWithdrawn()) return undefined;
      // Reading a whole book holds everything up: the screen shows first what is going on.
      await new Promise<void>((resolve) => {
        setTimeout(resolve, 0);
      });
      if (isWithdrawn()) return undefined;
      const around = this.#surround(shelved);
      around.store.prepare(this.#options.platform.wallMs());
      return around;
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  async #openedBook(): Promise<ShelvedBook | undefined> {
    const open = this.#options.openBook();
    if (open !== undefined) return open;
    const made = await this.#options.makeEmpty();
    if (made.ok) return made.value;
    this.#end({
      kind: 'ended', peerName: null, end: { kind: 'store-failed', isDiskFull: made.error.kind === 'disk-full' },
    });
    return undefined;
  }

  #surround(shelved: ShelvedBook): SyncSurroundings {
    const { onBookChanged, onBookReplaced, onBug, onChanged, platform } = this.#options;
    const store = new WatchedStore(shelved, platform, {
      onBookChanged: () => {
        this.#summary.forget();
        onBookChanged();
      },
      onBookReplaced: () => {
        this.#summary.forget();
        onBookReplaced();
      },
    });
    return { platform, shelved, store, onChanged, onBug, onEnded: (end) => this.#end(end) };
  }

  #fail(error: unknown): void {
    if (!isOfTheWorld(error)) this.#options.onBug(error);
    this.#end({ kind: 'ended', peerName: null, end: storeFailed(error) });
  }

  #end(end: DeskEnd): void {
    this.#stage = end.kind === 'withdrawn' ? { kind: 'idle' } : { kind: 'ended', view: end };
    this.#summary.forget();
    this.#options.onChanged();
    this.#onStopped();
  }
}

function withoutUndo(stage: Stage): Stage {
  if (stage.kind !== 'ended' || stage.view.end.kind !== 'identical') return stage;
  return { kind: 'ended', view: { ...stage.view, end: { ...stage.view.end, canUndo: false } } };
}
