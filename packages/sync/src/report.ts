/**
 * What a session tells its host: how far it is, and how it ended.
 *
 * What each side may truthfully say (no protocol makes both certain of the last message):
 * 1. `identical` is said only by a side that holds the peer's DONE and found it equal to its own. Both proofs were read
 *    after their side's last COMMIT, and a side that sees equal proofs applies nothing more: so the statement is true
 *    of both books, whatever the other screen shows.
 * 2. A side that has not got the peer's DONE says `cut` or `cancelled`, never `identical`, though the books may be.
 * 3. BYE says that the peer saw the equality too. Cut before it, the end is `identical` with `isConfirmed` false: the
 *    other device may show `cut`, and the next session says `identical` without moving a record.
 */
import type { Refusal } from './hello.ts';
import type { CancelReason } from './message.ts';
import type { MessageFault } from './message-codec.ts';
import type { BookProof, KindChanges, RefusedRecord } from './session-store.ts';

export type ProtocolFault =
  | MessageFault
  /** A message that the state does not take. */
  | { readonly kind: 'out-of-order'; readonly got: string }
  /** RECORDS, ACK, END or ROOT with another number than the next. */
  | { readonly kind: 'bad-sequence' }
  /** Lists that are not sorted, not of the buckets that differ, or of more than `LISTED_ROWS_MAX` rows. */
  | { readonly kind: 'bad-listing' }
  | { readonly kind: 'malformed-batch' }
  /** Larger than the limit that we announced. */
  | { readonly kind: 'message-too-large' };

export type SessionOutcome =
  /** `isConfirmed`: the peer's BYE said the same. */
  | { readonly kind: 'identical'; readonly isConfirmed: boolean; readonly proof: BookProof }
  /** All but these: not a success. `refused` counts records, `faults` records of which one version was kept aside. */
  | { readonly kind: 'set-aside'; readonly refused: number; readonly faults: number }
  /** The rounds are used up and the books differed still, as when someone goes on typing. */
  | { readonly kind: 'still-changing' }
  /** Equal sums over unequal figures, or rounds that changed nothing at all: a program or a file is wrong. */
  | { readonly kind: 'not-identical' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'cancelled'; readonly by: 'here' | 'there' }
  | { readonly kind: 'peer-failed'; readonly reason: Exclude<CancelReason, 'user'> }
  /** The pipe ended first. What was committed stays; the next session goes on from there. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'protocol-fault'; readonly fault: ProtocolFault }
  | { readonly kind: 'store-failed'; readonly isDiskFull: boolean; readonly cause: unknown };

/**
 * `deciding`: a person is asked, here or at the other device. `joining`: a staged book takes the place of one side's,
 * which may take so long that nothing is heard of that side meanwhile.
 */
export type SessionPhase = 'greeting' | 'deciding' | 'joining' | 'comparing' | 'exchanging' | 'proving' | 'closing';

export interface SessionProgress {
  readonly phase: SessionPhase;
  readonly round: number;
  readonly records: {
    /** Committed by the peer. */
    readonly sent: number;
    readonly toSend: number;
    /** Committed here. */
    readonly received: number;
    readonly toReceive: number;
  };
  /** Among these; they travel last. `toReceive` is 0 until the first one has come. */
  readonly attachments: {
    readonly sent: number;
    readonly toSend: number;
    readonly received: number;
    readonly toReceive: number;
    /** Of their batches, both ways. */
    readonly bytes: number;
  };
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly conflicts: number;
}

export interface ChangeTotals {
  /** Ascending by kind. */
  readonly byKind: readonly KindChanges[];
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
}

export interface BookJoin {
  readonly side: 'here' | 'there';
  /** `adopted`: it held no data. `merged`: its content went into the other's book. */
  readonly how: 'adopted' | 'replaced' | 'merged';
  /** Records of that side that are kept as conflicts. */
  readonly setAside: number;
}

export interface SessionReport {
  readonly outcome: SessionOutcome;
  /** Null when the session ended before the peer's HELLO. */
  readonly peer: { readonly deviceName: string; readonly schemaLevel: number } | null;
  /** Peer's wall time minus ours, transit included. */
  readonly clockGapMs: number | null;
  /** Which side's book gave way to the other's, and how; null in an ordinary session. */
  readonly joined: BookJoin | null;
  /** Of this device's journal; null where the session ended before it was opened. */
  readonly session: number | null;
  /** What the peer said it applied, by its ACKs; of a book that was replaced or merged, what became of its records. */
  readonly sent: ChangeTotals;
  readonly received: ChangeTotals;
  /** What this device refused and put into quarantine. */
  readonly refusedHere: readonly RefusedRecord[];
  readonly refusedThereCount: number;
  /** Of the side that noticed more of them: most are noticed by both. */
  readonly conflicts: number;
  readonly faults: number;
  /** Comparisons begun: one for an unchanged book, two for the usual exchange and its check. */
  readonly rounds: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}
