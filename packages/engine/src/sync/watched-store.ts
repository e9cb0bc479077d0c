/** The session's store over the open book, which tells what the session does to it. */
import { auditSyncFigures, bookSchemaVersion, mendBookSchema, mergeBooks, readSyncFigures } from '@tandem/ledger';
import { SqliteError } from '@tandem/sqlite';
import {
  ReplicaStore, type BatchResult, type BookLineage, type BookProof, type JoinedBook, type SessionReport,
  type StagedCommit,
} from '@tandem/sync';
import type { Platform, ShelvedBook } from '../platform.ts';
import { writeLastSync } from './last-sync.ts';
import { generationBytes, makeSideBook } from './side-book.ts';
import { canBeUndone } from './sync-report.ts';

export interface StoreWatch {
  /** A batch was committed, or the copy has become that of another book. */
  readonly onBookChanged: () => void;
  /** The book has become another one, with all that was typed before: none of it can be undone in the window. */
  readonly onBookReplaced: () => void;
}

export class WatchedStore extends ReplicaStore {
  readonly #shelved: ShelvedBook;
  readonly #watch: StoreWatch;
  /** The next stamp at the last proof: what is edited after it has this one or a later one. */
  #provenH = 0;

  constructor(shelved: ShelvedBook, platform: Platform, watch: StoreWatch) {
    const { database, replica } = shelved;
    super({
      replica,
      sha256: platform.sha256,
      schemaLevel: bookSchemaVersion,
      readFigures: () => readSyncFigures(database),
      auditFigures: () => mendBookSchema(database, platform.openInMemory) + auditSyncFigures(database),
      takeSnapshot: (wallMs) => shelved.takeSnapshot(wallMs),
      makeSideBook: () => makeSideBook(platform),
      mergeBooks: (old, target, wallMs) => mergeBooks(old, target, wallMs, platform.sha256),
      newGeneration: () => platform.randomBytes(generationBytes),
      isDiskFull: (cause) => cause instanceof SqliteError && cause.failure === 'full',
    });
    this.#shelved = shelved;
    this.#watch = watch;
  }

  override applyBatch(bytes: Uint8Array, wallMs: number): BatchResult {
    const result = super.applyBatch(bytes, wallMs);
    // What comes into a book beside this one is not seen yet.
    if (result.ok && result.value.applied.length > 0 && this.stagedBook === undefined) this.#watch.onBookChanged();
    return result;
  }

  override adoptBook(lineage: BookLineage): void {
    super.adoptBook(lineage);
    this.#watch.onBookChanged();
  }

  override commitStaged(commit: StagedCommit): JoinedBook {
    const joined = super.commitStaged(commit);
    this.#watch.onBookReplaced();
    return joined;
  }

  override proof(): BookProof {
    this.#provenH = this.#shelved.replica.nextStamp();
    return super.proof();
  }

  override closeSession(report: SessionReport, wallMs: number): void {
    super.closeSession(report, wallMs);
    const { outcome, peer, session } = report;
    if (outcome.kind !== 'identical' || peer === null) return;
    writeLastSync(this.#shelved.database, {
      wallMs, peerName: peer.deviceName, h: this.#provenH, session: canBeUndone(report) ? session : null,
    });
  }
}
