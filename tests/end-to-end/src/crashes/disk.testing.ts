/** The files of a folder as they are at one moment, kept in memory, and what a kill may leave of them. */
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface DiskState {
  readonly key: string;
  /** By path within the folder. */
  readonly files: ReadonlyMap<string, KeptFile>;
}

export interface KeptFile {
  readonly bytes: Buffer;
  readonly hash: string;
}

/** Locks and shared memory are the living process's own. */
const isOfTheLiving = /-(shm|lock)$/;

/** Equal files of two states are kept once. */
export class DiskRecorder {
  readonly #root: string;
  readonly #kept = new Map<string, KeptFile>();
  #sizes = '';

  constructor(root: string) {
    this.#root = root;
  }

  read(): DiskState {
    const files = new Map(this.#paths().map((path) => [path, this.#keep(readFileSync(join(this.#root, path)))]));
    return { key: [...files].map(([path, file]) => `${path} ${file.hash}`).join('\n'), files };
  }

  /** Whether a file came, went, grew or shrank since the last call: much cheaper than reading them. */
  haveSizesChanged(): boolean {
    const sizes = this.#paths().map((path) => `${path} ${statSync(join(this.#root, path)).size}`).join('\n');
    const isChanged = sizes !== this.#sizes;
    this.#sizes = sizes;
    return isChanged;
  }

  #paths(): string[] {
    return readdirSync(this.#root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !isOfTheLiving.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(this.#root.length + 1)).sort();
  }

  #keep(bytes: Buffer): KeptFile {
    const key = hash('sha1', bytes);
    let kept = this.#kept.get(key);
    if (kept === undefined) this.#kept.set(key, kept = { bytes, hash: key });
    return kept;
  }
}

export function writeDisk(state: DiskState, root: string): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  for (const [path, { bytes }] of state.files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
}

const pageBytes = 4096;
const frameBytes = 24 + pageBytes;
const logHeaderBytes = 32;

/**
 * What a kill within the one step between two states may leave: of every file that was written, the new bytes up to a
 * place and the old ones behind it. Of a log: every frame, and the middle of the last; of a database: every page, and
 * the middle of the last; of other files: the middle. Of more than `cutsMax` places in one file, so many, evenly.
 */
export function tornStates(before: DiskState, after: DiskState, cutsMax: number): DiskState[] {
  return [...after.files].flatMap(([path, { bytes: next }]) => {
    const former = before.files.get(path)?.bytes ?? Buffer.alloc(0);
    if (former.equals(next) || isMoved(before, after, path)) return [];
    return sample(cutsOf(path, former, next), cutsMax).map((cut): DiskState => {
      const bytes = Buffer.concat([next.subarray(0, cut), former.subarray(cut)]);
      const torn = { bytes, hash: `${path} ${cut}` };
      return { key: `${after.key} ${path} ${cut}`, files: new Map([...before.files, [path, torn]]) };
    });
  });
}

/** A rename moves whole files: what came was elsewhere before, and is there no more. */
function isMoved(before: DiskState, after: DiskState, path: string): boolean {
  return [...before.files].some(([other, { hash }]) =>
    other !== path && !after.files.has(other) && hash === after.files.get(path)?.hash);
}

function cutsOf(path: string, former: Buffer, next: Buffer): number[] {
  const isLog = path.endsWith('-wal');
  if (!isLog && next.subarray(0, 6).toString() !== 'SQLite') return [Math.floor(next.length / 2)];
  const [from, step] = isLog ? [logHeaderBytes, frameBytes] : [0, pageBytes];
  const cuts: number[] = [];
  let last: number | undefined;
  for (let at = from; at < next.length; at += step) {
    if (next.subarray(at, at + step).equals(former.subarray(at, at + step))) continue;
    if (last !== undefined) cuts.push(at);
    last = at;
  }
  return last === undefined ? [] : [...cuts, last + Math.floor(step / 2)];
}

function sample(cuts: readonly number[], cutsMax: number): readonly number[] {
  if (cuts.length <= cutsMax) return cuts;
  return cuts.filter((_, index) => Math.floor((index * cutsMax) / cuts.length)
    !== Math.floor(((index + 1) * cutsMax) / cuts.length));
}
