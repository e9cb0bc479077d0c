/**
 * What two devices say to each other. One message is one type byte and a body; `message-codec.ts` gives the bytes.
 *
 *   caller                        listener
 *   HELLO  ->                                     ranges, book, limits
 *                             <-  HELLO
 *   ROOT   ->                 <-  ROOT            64 top sums            \
 *   SUBSUMS* ->               <-  SUBSUMS*        of the tops that differ |
 *   LIST*  ->                 <-  LIST*           of the buckets that do  | a round, at most
 *   EXPECT ->                 <-  EXPECT                                  | `roundsMax` of them
 *   RECORDS, ACK, END ->      <-  RECORDS, ACK, END   both ways at once  /
 *   CHOICE ->                                     of two books that both hold data (see `meeting.ts`)
 *   CONSENT, JOINED           GRANTED             the side whose book is replaced or merged, and the other one
 *   DONE   ->                 <-  DONE            when the roots are equal
 *   BYE    ->                 <-  BYE
 *   CANCEL at any moment, answered with CANCEL
 */
import type { BookIdentity, BookLineage, BookProof, JoinedBook, KindChanges } from './session-store.ts';

/** Versions of this protocol that the code speaks. The pinned bytes in `message-codec.test.ts` belong to `max`. */
export const PROTOCOL = { min: 1, max: 1 } as const;

export const DEVICE_NAME_BYTES_MAX = 64;
export const GENERATION_CHAIN_MAX = 32;
/** Every message but RECORDS, LIST, SUBSUMS, ACK and DONE fits into this; those are cut to the peer's limit. */
export const MESSAGE_BYTES_MIN = 4096;

export interface ProtocolRange {
  readonly min: number;
  readonly max: number;
}

export interface Limits {
  /** Largest message that the sender of the HELLO takes. */
  readonly messageBytesMax: number;
  /** RECORDS bytes that it lets the peer have under way without an ACK. */
  readonly windowBytes: number;
}

export interface HelloBody {
  readonly schemaLevel: number;
  readonly identity: BookIdentity | null;
  /** Former generations of the book, newest first. */
  readonly generationChain: readonly Uint8Array[];
  readonly holdsData: boolean;
  readonly auditDue: boolean;
  readonly recordCount: number;
  /** The next three are for the screen only. */
  readonly accountCount: number;
  readonly entryCount: number;
  readonly wallMs: number;
  readonly deviceName: string;
  readonly limits: Limits;
}

export const VERDICTS = ['identical', 'set-aside', 'still-changing', 'not-identical'] as const;
/** How a session ends that both sides brought to its end. Order is wire format. */
export type Verdict = (typeof VERDICTS)[number];

export const CANCEL_REASONS = ['user', 'disk-full', 'store-failed', 'protocol-fault', 'internal'] as const;
/** Order is wire format. */
export type CancelReason = (typeof CANCEL_REASONS)[number];

export const CHOICES = ['merge', 'keep-caller', 'keep-listener'] as const;
/** What becomes of two books: the caller's goes into the listener's, or one of them is kept. Order is wire format. */
export type Choice = (typeof CHOICES)[number];

export interface ListPiece {
  readonly bucket: number;
  /** Rows of a listing; a large bucket continues in the next piece. */
  readonly rows: Uint8Array;
}

export interface Ack {
  readonly seq: number;
  readonly applied: readonly KindChanges[];
  readonly unchanged: number;
  readonly conflicts: number;
  readonly faults: number;
  /** Packed ids of what the receiver has put into quarantine. */
  readonly refusedIds: Uint8Array;
}

export type Message =
  /** `body` is null when the two ranges have nothing in common: its form is then unknown. */
  | { readonly kind: 'hello'; readonly protocol: ProtocolRange; readonly body: HelloBody | null }
  | { readonly kind: 'root'; readonly round: number; readonly sums: Uint32Array }
  /** 64 sums for each of `tops`, in their order. */
  | {
      readonly kind: 'sub-sums';
      readonly tops: readonly number[];
      readonly sums: Uint32Array;
      readonly isLast: boolean;
    }
  | { readonly kind: 'list'; readonly pieces: readonly ListPiece[]; readonly isLast: boolean }
  /** `withheld`: records that differ and are not sent, because one of the two refused them in this session. */
  | { readonly kind: 'expect'; readonly records: number; readonly withheld: number }
  | { readonly kind: 'records'; readonly seq: number; readonly bytes: Uint8Array }
  | ({ readonly kind: 'ack' } & Ack)
  /** `batches`: RECORDS messages of this round. */
  | { readonly kind: 'end'; readonly batches: number }
  /** The caller only, since one person is asked. */
  | { readonly kind: 'choice'; readonly choice: Choice }
  /** The person whose device's book is replaced or merged has seen what that means, and agrees. */
  | { readonly kind: 'consent' }
  /** The other side's answer: the name that the book has from now on. */
  | ({ readonly kind: 'granted' } & BookLineage)
  /** The book was replaced or merged, with COMMIT done. */
  | ({ readonly kind: 'joined' } & JoinedBook)
  | { readonly kind: 'done'; readonly proof: BookProof }
  | { readonly kind: 'bye'; readonly verdict: Verdict }
  | { readonly kind: 'cancel'; readonly reason: CancelReason };

export type MessageOf<Kind extends Message['kind']> = Extract<Message, { readonly kind: Kind }>;

export function isMessageOf<Kind extends Message['kind']>(message: Message, kind: Kind): message is MessageOf<Kind> {
  return message.kind === kind;
}
