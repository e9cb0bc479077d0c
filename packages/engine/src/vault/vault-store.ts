/** The files of a vault: an index, and the frames of each book. Throws `VaultError` for what was refused. */
import { parseRecordId, type Sha256 } from '@tandem/replica';
import type { VaultFiles, VaultResult } from './vault-files.ts';
import { readFrames, toFrame } from './vault-frames.ts';
import { decodeIndex, encodeIndex, indexName, workName, type VaultHead } from './vault-index.ts';

/** What a rewrite takes in at most, and what may be appended beyond it. */
const rewrittenBytesMax = 12 * 1024 * 1024;
export const workBytesMax = 16 * 1024 * 1024;

export class VaultError extends Error {
  readonly reason: 'full' | 'failed';

  constructor(reason: 'full' | 'failed') {
    super(`the vault: ${reason}`);
    this.name = 'VaultError';
    this.reason = reason;
  }
}

export type NewHead = Omit<VaultHead, 'file' | 'bytes' | 'isPartial'>;

export class VaultStore {
  readonly #files: VaultFiles;
  readonly #sha256: Sha256;
  #heads: readonly VaultHead[] | undefined;

  constructor(files: VaultFiles, sha256: Sha256) {
    this.#files = files;
    this.#sha256 = sha256;
  }

  async heads(): Promise<readonly VaultHead[]> {
    if (this.#heads === undefined) {
      const bytes = accept(await this.#files.read(indexName));
      this.#heads = bytes === undefined ? [] : decodeIndex(bytes);
    }
    return this.#heads;
  }

  /** Oldest first. */
  async readWork(head: VaultHead): Promise<readonly Uint8Array[]> {
    const bytes = accept(await this.#files.read(workName(head)));
    return bytes === undefined ? [] : readFrames(this.#sha256, vaultOf(head), bytes);
  }

  /** The head first: a vault that says more than it holds costs a look, one that says less would lose. */
  async append(head: VaultHead, batches: readonly Uint8Array[], until: Pick<VaultHead, 'untilH' | 'savedMs'>):
  Promise<VaultHead> {
    const frames = joined(batches.map((batch) => toFrame(this.#sha256, vaultOf(head), batch)));
    const next = { ...head, ...until, bytes: head.bytes + frames.length };
    await this.#writeHeads([next, ...(await this.heads()).filter(({ slot }) => slot !== head.slot)]);
    accept(await this.#files.append(workName(head), frames));
    return next;
  }

  /**
   * In another file beside the former work, which gives way once all of it is there. `batches` is read from as they are
   * written; what is over the limit is left out, and the head says so.
   */
  async replace(given: NewHead, batches: Iterable<Uint8Array>): Promise<VaultHead> {
    const heads = await this.heads();
    const former = heads.find(({ slot }) => slot === given.slot);
    const place = { slot: given.slot, file: former?.file === 'a' ? 'b' : 'a' } as const;
    accept(await this.#files.remove(workName(place)));
    let bytes = 0;
    let isPartial = false;
    for (const batch of batches) {
      const frame = toFrame(this.#sha256, vaultOf(given), batch);
      isPartial = bytes + frame.length > rewrittenBytesMax;
      if (isPartial) break;
      accept(await this.#files.append(workName(place), frame));
      bytes += frame.length;
    }
    const head = { ...given, ...place, bytes, isPartial };
    await this.#writeHeads([head, ...heads.filter(({ slot }) => slot !== given.slot)]);
    if (former !== undefined) accept(await this.#files.remove(workName(former)));
    return head;
  }

  async drop(dropped: readonly VaultHead[]): Promise<void> {
    if (dropped.length === 0) return;
    await this.#writeHeads((await this.heads()).filter((head) => !dropped.includes(head)));
    for (const head of dropped) accept(await this.#files.remove(workName(head)));
  }

  async #writeHeads(heads: readonly VaultHead[]): Promise<void> {
    // Read again if this fails: nobody knows what is there then.
    this.#heads = undefined;
    accept(heads.length === 0
      ? await this.#files.remove(indexName)
      : await this.#files.write(indexName, encodeIndex(heads)));
    this.#heads = heads;
  }
}

function accept<Value>(result: VaultResult<Value>): Value {
  if (!result.ok) throw new VaultError(result.error);
  return result.value;
}

function vaultOf({ vault }: Pick<VaultHead, 'vault'>): Uint8Array {
  const bytes = parseRecordId(vault);
  if (bytes === undefined) throw new TypeError('the index let in an id of another form');
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
