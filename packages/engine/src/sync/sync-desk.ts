/**
 * The sync half of an engine: owns the one view of the sync window, on the PC and on the phone.
 *
 *   idle ─open→ showing-code ─a phone calls→ confirming (unknown) ─both yes→ running → ended ─close→ idle
 *   idle ─join→ connecting ─the PC answers→ confirming (unknown) ─yes→ waiting-turn | running → ended ─close→ idle
 *
 * 1. `isRunning` from the moment the other device is there until the end: the book may be edited then, not replaced.
 * 2. A cancel is safe at any moment: what was committed stays, and the next sync goes on from there.
 * 3. Every end is one of the contract's; what is none of them is a bug, and goes to `onBug`.
 */
import type { CommandResults, EngineFailure, Outcome, SyncSummary, SyncView } from '@tandem/contract';
import type { Platform, ShelvedBook } from '../platform.ts';
import { LastSyncRecord } from './last-sync.ts';
import { PcSync } from './pc-sync.ts';
import { PhoneSync } from './phone-sync.ts';
import type { DeskSync, SyncEvents } from './desk-sync.ts';
import { undoLastSync } from './undo-last-sync.ts';

export interface SyncDeskOptions {
  readonly platform: Platform;
  /** The book that is open now, joined or not; undefined where there is none. */
  readonly openBook: () => ShelvedBook | undefined;
  /** Makes an empty copy (`shelf.createEmpty`) and opens it, to receive the book of the other device. */
  readonly makeEmpty: () => Promise<Outcome<ShelvedBook>>;
  /** `view()` or `summary()` would give something else now. At most some ten times a second. */
  readonly onChanged: () => void;
  /** Records have come in, or were taken back; after a first sync also `ShelvedBook.book`. Once a batch. */
  readonly onBookChanged: () => void;
  /** For the log; holds nothing of the book. */
  readonly onBug: (bug: unknown) => void;
}

export class SyncDesk {
  readonly #options: SyncDeskOptions;
  readonly #lastSync = new LastSyncRecord();
  #view: SyncView = { kind: 'idle' };
  #sync: DeskSync | undefined;

  constructor(options: SyncDeskOptions) {
    this.#options = options;
  }

  /** The book may not be replaced now. */
  get isRunning(): boolean {
    switch (this.#view.kind) {
      case 'idle': case 'ended': return false;
      case 'showing-code': case 'connecting': case 'confirming': case 'waiting-turn': case 'running': return true;
    }
  }
}
