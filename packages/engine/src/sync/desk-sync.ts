/** What the two sides of a sync have in common for the desk that shows them. */
import type { SyncEndView, SyncView } from '@tandem/contract';
import type { Platform, ShelvedBook } from '../platform.ts';
import type { QuestionAnswer } from './deliberation.ts';
import type { WatchedStore } from './watched-store.ts';

/** `idle`: the PC does not show its codes yet. */
export type SyncViewUnderWay = Exclude<SyncView, { readonly kind: 'ended' }>;

/** One sync from its opening to its end, on either side. */
export interface DeskSync {
  view(): SyncViewUnderWay;
  /** Whether the six digits are the same; does nothing unless they are asked about. */
  answer(areSame: boolean): void;
  /** To the question that is shown; does nothing where none is, or another one. */
  answerQuestion(answer: QuestionAnswer): void;
  /** Safe at any moment. */
  cancel(): void;
}

/** What a sync is given. Nothing is told after `onEnded`. */
export interface SyncSurroundings {
  readonly platform: Platform;
  readonly shelved: ShelvedBook;
  readonly store: WatchedStore;
  readonly onChanged: () => void;
  readonly onEnded: (end: DeskEnd) => void;
  readonly onBug: (bug: unknown) => void;
}

export type DeskEnd =
  /** Nobody was there yet: the window is closed, and there is nothing to tell. */
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'ended'; readonly peerName: string | null; readonly end: SyncEndView };

/** Remembers the other device; false where its file cannot be written. */
export function rememberPeer(
  { platform, shelved }: SyncSurroundings, peer: { readonly staticKey: Uint8Array; readonly deviceName: string },
): boolean {
  try {
    shelved.keys.remember(peer.staticKey, peer.deviceName, platform.wallMs());
    return true;
  } catch {
    // What the file system refused, by the contract of `DeviceKeys`: an end with its own words.
    return false;
  }
}

/** For the list of devices. Its file may not be written by now: then the list says less, and the sync is no other. */
export function noteIdentical({ platform, shelved }: SyncSurroundings, peer: { readonly staticKey: Uint8Array }): void {
  try {
    shelved.keys.noteSync(peer.staticKey, platform.wallMs());
  } catch {
    // As above: what the file system refused.
  }
}
