/** What a sync shows, the same on both devices: one view of the whole window at every moment. */
import type { PairingLinkFailure, ShortCodeFailure } from '@tandem/link';

/** For the [Synchronisation] button. */
export interface SyncSummary {
  readonly isPaired: boolean;
  /** Of the last sync that ended identical; null where there was none. */
  readonly lastMs: number | null;
  readonly peerName: string | null;
  /** Records changed here since; null where it is not known. */
  readonly waitingChanges: number | null;
}

export type SyncView =
  | { readonly kind: 'idle' }
  | SyncShowingCode
  /** The phone looks for the PC of the code. */
  | { readonly kind: 'connecting'; readonly peerName: string | null }
  | SyncConfirming
  /** The PC is busy with another device. */
  | { readonly kind: 'waiting-turn'; readonly peerName: string }
  | SyncRunning
  | { readonly kind: 'ended'; readonly peerName: string | null; readonly end: SyncEndView };

/** The PC only. */
export interface SyncShowingCode {
  readonly kind: 'showing-code';
  /** The QR's text. */
  readonly link: string;
  readonly linkToCopy: string;
  /** Seven groups of four; null without an IPv4 address. */
  readonly shortCode: string | null;
  readonly pcName: string;
  /** Best first. */
  readonly addresses: readonly { readonly text: string; readonly network: 'wifi' | 'cable' | 'other' }[];
  /** From the moment this view was made. */
  readonly renewsInMs: number;
  /** Nothing has come for 30 s. */
  readonly isSlow: boolean;
  /** Why the last caller was not let in. */
  readonly turnedAway: 'wrong-code' | 'expired-code' | 'used-code' | 'other-version' | 'busy' | null;
}

/** First pairing: both screens show the same six digits. */
export interface SyncConfirming {
  readonly kind: 'confirming';
  readonly peerName: string;
  /** `483207`. */
  readonly digits: string;
  /** Whether this side has said yes, and waits for the other. */
  readonly isAccepted: boolean;
}

export type SyncStep = 'connecting' | 'comparing' | 'exchanging' | 'proving';

export interface SyncRunning {
  readonly kind: 'running';
  readonly peerName: string;
  readonly step: SyncStep;
  /** Of what is exchanged; the same figures on both screens. */
  readonly direction: 'sending' | 'receiving' | 'both';
  readonly done: number;
  /** Null while comparing: no total is known yet. */
  readonly expected: number | null;
  /** Averaged over 2 s; null before it means anything. */
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
  readonly isCancelling: boolean;
}

export interface ChangeCounts {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
}

export type SyncRowKind = 'entries' | 'accounts' | 'payees' | 'categories' | 'methods' | 'settings';

/** Every end says what became of the books; only `identical` is a success. */
export type SyncEndView =
  | SyncIdentical
  | { readonly kind: 'set-aside'; readonly records: number }
  | { readonly kind: 'still-changing' | 'not-identical' | 'fault' }
  | { readonly kind: 'refused'; readonly refusal: 'update-here' | 'update-there' | 'different-book'
      | 'other-generation' | 'no-book' }
  | { readonly kind: 'cancelled'; readonly by: 'here' | 'there' }
  /** `done` and `expected` are 0 where nothing was under way. */
  | { readonly kind: 'cut'; readonly done: number; readonly expected: number }
  | { readonly kind: 'peer-failed'; readonly isDiskFull: boolean }
  | { readonly kind: 'store-failed'; readonly isDiskFull: boolean }
  /** At the six digits. */
  | { readonly kind: 'declined'; readonly by: 'here' | 'there' }
  /** A code of another version is `not-connected`: it says which side to update. */
  | { readonly kind: 'bad-code'; readonly failure: Exclude<PairingLinkFailure, { readonly kind: 'other-version' }>
      | ShortCodeFailure }
  | { readonly kind: 'not-connected'; readonly cause: NotConnectedCause }
  /** The PC cannot wait for phones. */
  | { readonly kind: 'cannot-listen'; readonly cause: 'no-network' | 'address-in-use' | 'not-allowed' | 'other' }
  | { readonly kind: 'key-file'; readonly isDamaged: boolean };

export type NotConnectedCause = 'wrong-code' | 'expired-code' | 'used-code' | 'update-here' | 'update-there' | 'cut'
  | 'busy' | 'another-computer' | 'refused' | 'timed-out' | 'unreachable';

export interface SyncIdentical {
  readonly kind: 'identical';
  /** The other device said the same. */
  readonly isConfirmed: boolean;
  readonly accounts: number;
  readonly entries: number;
  /** `7F3A-9C21-E0B4-5D18`. */
  readonly fingerprint: string;
  readonly ms: number;
  /** Kinds with any change, entries first. Empty: nothing was exchanged. */
  readonly rows: readonly {
    readonly kind: SyncRowKind;
    readonly sent: ChangeCounts;
    readonly received: ChangeCounts;
  }[];
  readonly sent: ChangeCounts;
  readonly received: ChangeCounts;
  readonly thisName: string;
  readonly conflicts: number;
  /** The other clock minus ours; null below two minutes. */
  readonly clockGapMs: number | null;
  /** Whether the sync changed something here that can be taken back. */
  readonly canUndo: boolean;
}
