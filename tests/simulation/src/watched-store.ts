/** The real store, and word of the moments that no table shows. */
import {
  ReplicaStore, type BatchResult, type BookProof, type JoinedBook, type ReplicaStoreOptions, type StagedCommit,
} from '@tandem/sync';

export class WatchedStore extends ReplicaStore {
  /** A batch was committed. */
  onCommit: () => void = () => {};
  onProof: () => void = () => {};
  /** Another book took the place of this one. */
  onJoined: () => void = () => {};
  /** How the latest book that was staged was to take the place of this one. */
  commit: StagedCommit | undefined;
  readonly #keepsSetAside: boolean;

  /** Without `keepsSetAside` what is to be kept is not. */
  constructor(options: ReplicaStoreOptions, keepsSetAside: boolean) {
    super(options);
    this.#keepsSetAside = keepsSetAside;
  }

  override applyBatch(bytes: Uint8Array, wallMs: number): BatchResult {
    const result = super.applyBatch(bytes, wallMs);
    this.onCommit();
    return result;
  }

  override commitStaged(commit: StagedCommit): JoinedBook {
    this.commit = commit;
    const joined = super.commitStaged({ ...commit, keepsSetAside: commit.keepsSetAside && this.#keepsSetAside });
    this.onJoined();
    return joined;
  }

  override proof(): BookProof {
    const proof = super.proof();
    this.onProof();
    return proof;
  }
}
