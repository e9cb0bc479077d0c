/**
 * What happens in a run, as a list of concrete operations: nothing in it depends on what came before, so that taking
 * some out leaves the rest meaningful. An operation that finds nothing to act on does nothing.
 */
import type { Mishap } from './faulty-database.ts';
import type { GroupNumber, RecordName } from './invented-kinds.ts';

export const deviceNames = ['PC', 'phone', 'tablet', 'laptop', 'other phone', 'office PC'] as const;
export type DeviceName = (typeof deviceNames)[number];

/** What a user types. But for `repeat` and `import`, `value` is written by no other operation of the plan. */
export type UserOperation =
  /** Writes `value`, `value + 1` and `value + 2` into the first three groups. */
  | { readonly kind: 'create'; readonly device: DeviceName; readonly record: RecordName; readonly value: number }
  /** The lines of one file, which another device may import too; what the book knows already is left out. */
  | {
    readonly kind: 'import'; readonly device: DeviceName;
    readonly lines: readonly { readonly record: RecordName; readonly value: number }[];
  }
  | {
    readonly kind: 'edit'; readonly device: DeviceName; readonly record: RecordName; readonly group: GroupNumber;
    readonly value: number;
  }
  /** As `edit`, of a value that may have been typed there before, by anybody. */
  | {
    readonly kind: 'repeat'; readonly device: DeviceName; readonly record: RecordName; readonly group: GroupNumber;
    readonly value: number;
  }
  /** Edits several records in one transaction: the first gets `value`, the next one more. */
  | {
    readonly kind: 'rule'; readonly device: DeviceName; readonly records: readonly RecordName[];
    readonly group: GroupNumber; readonly value: number;
  }
  | { readonly kind: 'delete' | 'undelete'; readonly device: DeviceName; readonly record: RecordName }
  /** Closes the record's open conflicts of one group, and writes what they come to, in one transaction. */
  | { readonly kind: 'settle'; readonly device: DeviceName; readonly record: RecordName; readonly value: number }
  /** Answers one of the open conflicts: the first, or the one `place` further on, as often around as need be. */
  | {
    readonly kind: 'answer'; readonly device: DeviceName; readonly place: number;
    readonly answer: 'kept' | 'taken' | 'both';
  }
  /** Takes back the answer to one of those that are settled. */
  | { readonly kind: 'reopen'; readonly device: DeviceName; readonly place: number }
  /** Takes back a sync: the latest, or the one `back` before. */
  | { readonly kind: 'undo'; readonly device: DeviceName; readonly back: number };

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
  | { readonly kind: 'kill'; readonly at: number }
  /** The program of one side dies at a statement, or its disk is full from that statement on, until the end. */
  | { readonly kind: 'mishap'; readonly whose: SessionEnd; readonly mishap: Mishap };

export interface Meanwhile {
  /** Number of the message before whose delivery it happens; after the session if that ends sooner. */
  readonly at: number;
  readonly operation: UserOperation | ClockOperation;
}

/** Its clock differs from the true time by so much from now on. */
export interface ClockOperation {
  readonly kind: 'set-clock';
  readonly device: DeviceName;
  readonly offsetMs: number;
}

/** What the persons say when they are asked. */
export interface Answers {
  readonly choice: 'merge' | 'keep-here' | 'keep-there';
  readonly consents: boolean;
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
  readonly answers: Answers;
}

/** What is done with a whole book, or with its program. */
export type DeviceOperation =
  /** The program is closed, or killed, and started again. */
  | { readonly kind: 'restart'; readonly device: DeviceName; readonly how: 'closed' | 'killed' }
  | { readonly kind: 'audit'; readonly device: DeviceName }
  /** A copy of the book is put away. */
  | { readonly kind: 'back-up'; readonly device: DeviceName }
  /** The latest copy, or the one `back` before, takes the place of the book. */
  | {
    readonly kind: 'restore'; readonly device: DeviceName; readonly back: number; readonly how: 'merge' | 'truth';
  }
  /** The file is copied to another device, over what that one had. */
  | { readonly kind: 'copy'; readonly device: DeviceName; readonly to: DeviceName }
  /** The later version of the program is installed. */
  | { readonly kind: 'upgrade'; readonly device: DeviceName };

export type Operation = (UserOperation | SessionOperation | ClockOperation | DeviceOperation) & {
  /** True time that passes before it. */
  readonly waitMs: number;
  /** Befalls the device of a user's operation while it writes. */
  readonly mishap?: Mishap;
};

export interface Plan {
  readonly seed: number;
  readonly devices: readonly DeviceName[];
  /** Devices that begin with a book of their own; the first device always has one. */
  readonly ownBooks: readonly DeviceName[];
  /** Devices that begin with the earlier version of the program. */
  readonly earlier: readonly DeviceName[];
  /** Books in files, which a kill leaves as they are at that moment; otherwise in memory. */
  readonly onFiles: boolean;
  readonly operations: readonly Operation[];
}

/** Records that the operation names. */
export function recordsOf(operation: Operation | Meanwhile['operation']): readonly RecordName[] {
  if ('record' in operation) return [operation.record];
  if (operation.kind === 'rule') return operation.records;
  if (operation.kind === 'import') return operation.lines.map(({ record }) => record);
  return operation.kind === 'session' ? operation.meanwhile.flatMap((each) => recordsOf(each.operation)) : [];
}
