/**
 * What happens in a run, as a list of concrete operations: nothing in it depends on what came before, so that taking
 * some out leaves the rest meaningful. An operation that finds nothing to act on does nothing.
 */
import type { RecordName } from './invented-kinds.ts';

export const deviceNames = ['PC', 'phone', 'tablet'] as const;
export type DeviceName = (typeof deviceNames)[number];

/** What a user types. But for `repeat`, `value` is written by no other operation of the plan. */
export type UserOperation =
  /** Writes `value`, `value + 1` and `value + 2` into the three groups. */
  | { readonly kind: 'create'; readonly device: DeviceName; readonly record: RecordName; readonly value: number }
  | {
    readonly kind: 'edit'; readonly device: DeviceName; readonly record: RecordName; readonly group: 0 | 1 | 2;
    readonly value: number;
  }
  /** As `edit`, of a value that may have been typed there before, by anybody. */
  | {
    readonly kind: 'repeat'; readonly device: DeviceName; readonly record: RecordName; readonly group: 0 | 1 | 2;
    readonly value: number;
  }
  | { readonly kind: 'delete' | 'undelete'; readonly device: DeviceName; readonly record: RecordName }
  /** Closes the record's open conflicts of one group, and writes what they come to, in one transaction. */
  | { readonly kind: 'settle'; readonly device: DeviceName; readonly record: RecordName; readonly value: number };

export type SessionEnd = 'caller' | 'listener';

/** What befalls a session before the delivery of its message number `at`, if it comes so far. */
export type Fate =
  | { readonly kind: 'none' }
  /** Both sides notice at once. */
  | { readonly kind: 'cut'; readonly at: number }
  /** One side notices; the other believes in the session until its device is needed for another one. */
  | { readonly kind: 'half-open'; readonly at: number; readonly believer: SessionEnd }
  /** Nothing arrives any more and neither notices before its timeout. */
  | { readonly kind: 'stall'; readonly at: number }
  /** The message comes twice: the channel's counter refuses the second, and the receiver's connection ends. */
  | { readonly kind: 'duplicate'; readonly at: number }
  | { readonly kind: 'cancel'; readonly at: number; readonly by: SessionEnd }
  /** The program of the receiver dies before it answers, and is started again; the other side believes on. */
  | { readonly kind: 'kill'; readonly at: number };

export interface Meanwhile {
  /** Number of the message before whose delivery it happens; after the session if that ends sooner. */
  readonly at: number;
  readonly operation: UserOperation;
}

export interface SessionOperation {
  readonly kind: 'session';
  readonly caller: DeviceName;
  readonly listener: DeviceName;
  readonly fate: Fate;
  /** Of the latencies of its messages. */
  readonly networkSeed: number;
  readonly latencyMaxMs: number;
  /** Aim for one batch, in bytes. */
  readonly batchBytes: number;
  readonly windowBytes: number;
  readonly meanwhile: readonly Meanwhile[];
}

export type Operation = (
  | UserOperation
  | SessionOperation
  /** The program is closed, or killed, and started again. */
  | { readonly kind: 'restart'; readonly device: DeviceName; readonly how: 'closed' | 'killed' }
  | { readonly kind: 'audit'; readonly device: DeviceName }
  /** Its clock differs from the true time by so much from now on. */
  | { readonly kind: 'set-clock'; readonly device: DeviceName; readonly offsetMs: number }
) & {
  /** True time that passes before it. */
  readonly waitMs: number;
};

export interface Plan {
  readonly seed: number;
  readonly devices: readonly DeviceName[];
  /** Books in files, which a kill leaves as they are at that moment; otherwise in memory. */
  readonly onFiles: boolean;
  readonly operations: readonly Operation[];
}
