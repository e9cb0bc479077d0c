/** What a sync shows, the same on both devices: one view of the whole window at every moment. */
import type { PairingLinkFailure, ShortCodeFailure } from '@tandem/link';
import type { BackupFaultReason, BookDifferenceView, DifferingEntryView } from './views.ts';

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
  /** The two books differ, and the person at this device is asked. */
  | {
    readonly kind: 'asking'; readonly peerName: string; readonly question: SyncQuestionView;
    readonly nextTurn?: SyncNextTurn;
  }
  /** The person at the other device is asked. */
  | { readonly kind: 'asked-there'; readonly peerName: string; readonly nextTurn?: SyncNextTurn }
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

/** The PC only, while a phone has the window: with what another one may call, to wait its turn. */
export interface SyncNextTurn {
  readonly link: string;
  readonly linkToCopy: string;
  readonly shortCode: string | null;
  /** Names of the phones that wait, the next one first. */
  readonly waiting: readonly string[];
}

/** First pairing: both screens show the same six digits. */
export interface SyncConfirming {
  readonly kind: 'confirming';
  readonly peerName: string;
  /** `483207`. */
  readonly digits: string;
  /** Whether this side has said yes, and waits for the other. */
  readonly isAccepted: boolean;
  readonly nextTurn?: SyncNextTurn;
}

export type SyncQuestionView =
  /**
   * Two books that both hold data. `two-truths`: of one book, each device has a backup that was declared to be the
   * truth; then there is no 'merge'. Answers: 'merge', 'keep-here', 'keep-there'.
   */
  | {
    readonly kind: 'choose-book'; readonly reason: 'different-book' | 'two-truths';
    readonly here: { readonly name: string; readonly accounts: number | null; readonly entries: number };
    readonly there: { readonly name: string; readonly accounts: number | null; readonly entries: number };
  }
  /**
   * This device's book is about to become that of the other one; nothing was changed yet. `cause`: a backup was
   * declared to be the truth there, or someone chose that book. `unsynced`: records that no other device is known to
   * have; they are kept in the list of conflicts, set aside. Answer: 'yes'.
   */
  | {
    readonly kind: 'confirm-replace'; readonly cause: 'truth' | 'chosen-here' | 'chosen-there';
    readonly difference: BookDifferenceView; readonly unsynced: number;
  }
  /** What merging would give; nothing was changed yet. Answer: 'yes'. */
  | { readonly kind: 'confirm-merge'; readonly merge: MergePreviewView };

export interface MergePreviewView {
  /** Of this device's records: those that the other book has too, matched by name or content, and those it gets. */
  readonly accounts: { readonly matched: number; readonly added: number };
  readonly payees: { readonly matched: number; readonly added: number };
  readonly categories: { readonly matched: number; readonly added: number };
  readonly entries: { readonly matched: number; readonly added: number };
  /** Names of matched accounts whose opening balance or currency differs: the other book's is kept. */
  readonly differingAccounts: readonly string[];
  /** Given here to categories and methods that have their default name there: the other book takes them over. */
  readonly takenNames: readonly string[];
  /** Of what both have under a name of its own: `theirs` is kept. */
  readonly differingNames: readonly { readonly mine: string; readonly theirs: string }[];
  /** The newest entries that would be added; at most 50. */
  readonly newest: readonly DifferingEntryView[];
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
  /** All else is there, and photos are on their way: so many of so many, and their bytes; null before that. */
  readonly photos: { readonly done: number; readonly expected: number; readonly bytes: number } | null;
  readonly secondsLeft: number | null;
  readonly isCancelling: boolean;
  readonly nextTurn?: SyncNextTurn;
}

export interface ChangeCounts {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
}

export type SyncRowKind = 'entries' | 'photos' | 'accounts' | 'payees' | 'categories' | 'methods' | 'templates'
  | 'settings';

/** Every end says what became of the books; only `identical` is a success. */
export type SyncEndView =
  | SyncIdentical
  | { readonly kind: 'set-aside'; readonly records: number }
  | { readonly kind: 'still-changing' | 'not-identical' | 'fault' }
  | { readonly kind: 'refused'; readonly refusal: 'update-here' | 'update-there' | 'no-book' }
  | { readonly kind: 'cancelled'; readonly by: 'here' | 'there' }
  /** `done` and `expected` are 0 where nothing was under way. */
  | { readonly kind: 'cut'; readonly done: number; readonly expected: number }
  | { readonly kind: 'peer-failed'; readonly isDiskFull: boolean }
  | { readonly kind: 'store-failed'; readonly isDiskFull: boolean }
  /** The backup that goes before could not be made: nothing was changed here. */
  | { readonly kind: 'no-backup'; readonly reason: BackupFaultReason }
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
  /** How this device's book came to be that of the other one; null in an ordinary sync. */
  readonly joined: { readonly how: 'adopted' | 'replaced' | 'merged'; readonly setAside: number } | null;
  /** Of the journal. */
  readonly session: number | null;
  /** Whether the sync changed something here that can be taken back. */
  readonly canUndo: boolean;
}
