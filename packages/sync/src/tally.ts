/** What has happened so far in one session; the report is drawn from it at whatever moment the session ends. */
import type { Ack } from './message.ts';
import type {
  BookJoin, ChangeTotals, SessionOutcome, SessionPhase, SessionProgress, SessionReport,
} from './report.ts';
import { ID_BYTES, type AppliedBatch, type JoinedBook, type KindChanges, type RefusedRecord } from './session-store.ts';

export class SessionTally {
  phase: SessionPhase = 'greeting';
  round = 0;
  peer: SessionReport['peer'] = null;
  clockGapMs: number | null = null;
  joined: BookJoin | null = null;
  session: number | null = null;
  /** Whose book gives way, until it has: what comes into a staged book is progress, and no change of a book yet. */
  staging: BookJoin['side'] | undefined;
  bytesSent = 0;
  bytesReceived = 0;
  toSend = 0;
  toReceive = 0;
  attachmentsToSend = 0;
  attachmentsToReceive = 0;
  #attachmentsSent = 0;
  #attachmentsReceived = 0;
  #attachmentBytes = 0;
  #recordsSent = 0;
  #recordsReceived = 0;
  readonly #sent = new Map<number, KindChanges>();
  readonly #received = new Map<number, KindChanges>();
  readonly #refusedHere = new Map<string, RefusedRecord>();
  readonly #refusedThere = new Set<string>();
  #conflictsHere = 0;
  #conflictsThere = 0;
  #faultsHere = 0;
  #faultsThere = 0;

  get faults(): number {
    // The two versions of such a record cross, so that both sides usually meet the same one.
    return Math.max(this.#faultsHere, this.#faultsThere);
  }

  get recordsReceived(): number {
    return this.#recordsReceived;
  }

  /** Records that one side would not take from the other; both sides come to the same number. */
  get refusedCount(): number {
    const both = [...this.#refusedHere.keys()].filter((key) => this.#refusedThere.has(key));
    return this.#refusedHere.size + this.#refusedThere.size - both.length;
  }

  /** By either side. */
  wasRefused(id: Uint8Array): boolean {
    const key = idKey(id);
    return this.#refusedHere.has(key) || this.#refusedThere.has(key);
  }

  /** Returns how many records the batch changed here. */
  countApplied(batch: AppliedBatch): number {
    if (this.staging === undefined) addAllChanges(this.#received, batch.applied);
    for (const refused of batch.refused) this.#refusedHere.set(idKey(refused.id), refused);
    const changed = sumChanges(batch.applied);
    this.#recordsReceived += changed + batch.unchanged + batch.refused.length;
    this.#conflictsHere += batch.conflicts;
    this.#faultsHere += batch.faults;
    return changed;
  }

  /** Returns how many records the batch changed there. */
  countAcknowledged(ack: Ack, records: number): number {
    if (this.staging === undefined) addAllChanges(this.#sent, ack.applied);
    for (let place = 0; place < ack.refusedIds.length; place += ID_BYTES) {
      this.#refusedThere.add(idKey(ack.refusedIds.subarray(place, place + ID_BYTES)));
    }
    this.#recordsSent += records;
    this.#conflictsThere += ack.conflicts;
    this.#faultsThere += ack.faults;
    return sumChanges(ack.applied);
  }

  countAttachmentSent(bytes: number): void {
    this.#attachmentsSent += 1;
    this.#attachmentBytes += bytes;
  }

  countAttachmentsReceived(count: number, bytes: number): void {
    this.#attachmentsReceived += count;
    this.#attachmentBytes += bytes;
  }

  /** A staged book has taken the place of one side's. */
  countJoined(side: BookJoin['side'], how: BookJoin['how'], { applied, setAside }: JoinedBook): void {
    this.staging = undefined;
    this.joined = { side, how, setAside };
    addAllChanges(side === 'here' ? this.#received : this.#sent, applied);
  }

  progress(): SessionProgress {
    return {
      phase: this.phase,
      round: this.round,
      records: {
        sent: this.#recordsSent,
        toSend: this.toSend,
        received: this.#recordsReceived,
        toReceive: this.toReceive,
      },
      attachments: {
        sent: this.#attachmentsSent, toSend: this.attachmentsToSend,
        received: this.#attachmentsReceived, toReceive: this.attachmentsToReceive,
        bytes: this.#attachmentBytes,
      },
      bytesSent: this.bytesSent,
      bytesReceived: this.bytesReceived,
      conflicts: this.#conflicts(),
    };
  }

  report(outcome: SessionOutcome): SessionReport {
    return {
      outcome,
      peer: this.peer,
      clockGapMs: this.clockGapMs,
      joined: this.joined,
      session: this.session,
      sent: changeTotals(this.#sent),
      received: changeTotals(this.#received),
      refusedHere: [...this.#refusedHere.values()],
      refusedThereCount: this.#refusedThere.size,
      conflicts: this.#conflicts(),
      faults: this.faults,
      rounds: this.round,
      bytesSent: this.bytesSent,
      bytesReceived: this.bytesReceived,
    };
  }

  #conflicts(): number {
    return Math.max(this.#conflictsHere, this.#conflictsThere);
  }
}

/** A primitive that equals another one when the ids do. */
function idKey(id: Uint8Array): string {
  return String.fromCharCode(...id);
}

function addAllChanges(changesByKind: Map<number, KindChanges>, all: readonly KindChanges[]): void {
  for (const changes of all) {
    const former = changesByKind.get(changes.kind);
    changesByKind.set(changes.kind, former === undefined ? changes : {
      kind: changes.kind,
      added: former.added + changes.added,
      changed: former.changed + changes.changed,
      deleted: former.deleted + changes.deleted,
    });
  }
}

function sumChanges(list: readonly KindChanges[]): number {
  return list.reduce((sum, changes) => sum + changes.added + changes.changed + changes.deleted, 0);
}

function changeTotals(changesByKind: ReadonlyMap<number, KindChanges>): ChangeTotals {
  const byKind = [...changesByKind.values()].sort((left, right) => left.kind - right.kind);
  return {
    byKind,
    added: byKind.reduce((sum, changes) => sum + changes.added, 0),
    changed: byKind.reduce((sum, changes) => sum + changes.changed, 0),
    deleted: byKind.reduce((sum, changes) => sum + changes.deleted, 0),
  };
}
