/** The session's store over the open book, which tells what the session does to it. */
import { auditSyncFigures, bookSchemaVersion, readSyncFigures } from '@tandem/ledger';
import type { Sha256 } from '@tandem/replica';
import { SqliteError } from '@tandem/sqlite';
import { ReplicaStore, type BatchResult, type BookIdentity, type BookProof, type SessionReport } from '@tandem/sync';
import type { ShelvedBook } from '../platform.ts';
import { writeLastSync } from './last-sync.ts';
import { canBeUndone } from './sync-report.ts';

export interface StoreWatch {
  /** A batch was committed, or the copy has become that of another book. */
  readonly onBookChanged: () => void;
}

export class WatchedStore extends ReplicaStore {
  readonly #shelved: ShelvedBook;
  readonly #watch: StoreWatch;
  /** The next stamp at the last proof: what is edited after it has this one or a later one. */
  #provenH = 0;

  constructor(shelved: ShelvedBook, sha256: Sha256, watch: StoreWatch) {
    const { database, replica } = shelved;
    super({
      replica,
      sha256,
      schemaLevel: bookSchemaVersion,
      readFigures: () => readSyncFigures(database),
      auditFigures: () => auditSyncFigures(database),
      takeSnapshot: (wallMs) => shelved.takeSnapshot(wallMs),
      isDiskFull: (cause) => cause instanceof SqliteError && cause.failure === 'full',
    });
    this.#shelved = shelved;
    this.#watch = watch;
  }

  override applyBatch(bytes: Uint8Array, wallMs: number): BatchResult {
    const result = super.applyBatch(bytes, wallMs);
    if (result.ok && result.value.applied.length > 0) this.#watch.onBookChanged();
    return result;
  }

  override adoptBook(identity: BookIdentity): void {
    super.adoptBook(identity);
    this.#watch.onBookChanged();
  }

  override proof(): BookProof {
    this.#provenH = this.#shelved.replica.nextStamp();
    return super.proof();
  }

  override closeSession(report: SessionReport, wallMs: number): void {
    super.closeSession(report, wallMs);
    const { outcome, peer } = report;
    if (outcome.kind !== 'identical' || peer === null) return;
    const { database } = this.#shelved;
    const session = Number(database.prepare('SELECT max(session) FROM sync_session').get()?.[0]);
    writeLastSync(database, {
      wallMs, peerName: peer.deviceName, h: this.#provenH, session: canBeUndone(report) ? session : null,
    });
  }
}
