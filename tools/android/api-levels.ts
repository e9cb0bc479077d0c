/**
 * The Android level that brought a class or member, from the database of R8 3.3.28 (levels 1 to 31). The database has
 * no names: it has R8's 32-bit hash of each class, method and field, so a name that is not in it is known by chance
 * once in twenty thousand times.
 *
 *   text    size * 7 + hash of its bytes and a zero      (hash of a list: 1, then * 31 + each)
 *   class   its descriptor
 *   method  class * 7 + name * 31 + (shorty * 7 + result * 13 + hash of the parameters * 31) * 29
 *   field   class + type * 7 + name * 31
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitDescriptor } from './class-file.ts';

/** The newest level that the database knows. */
export const databaseLevelMax = 31;

const ambiguous = 255;
/** Bytes of a Java serialization before the items of an array: stream header, class, length. */
const arrayHeaderBytes = 27;

export class ApiLevels {
  readonly #levelByHash: ReadonlyMap<number, number>;

  constructor(folder: string) {
    const hashes = readFileSync(join(folder, 'api_database_hash_lookup.ser'));
    const levels = readFileSync(join(folder, 'api_database_api_level.ser')).subarray(arrayHeaderBytes);
    const levelByHash = new Map<number, number>();
    for (const [index, level] of levels.entries()) {
      // Of two names with one hash, the database says so and no more.
      if (level !== ambiguous) levelByHash.set(hashes.readInt32BE(arrayHeaderBytes + index * 4), level);
    }
    this.#levelByHash = levelByHash;
  }

  /** `android/app/Activity`. Undefined where it is unknown or newer than the database. */
  ofClass(name: string): number | undefined {
    return this.#levelByHash.get(hashClass(name));
  }

  /** Of a member that this very class declares. */
  ofMember(owner: string, name: string, descriptor: string, isField: boolean): number | undefined {
    const ownerHash = hashClass(owner);
    if (isField) return this.#levelByHash.get((ownerHash + hashText(descriptor) * 7 + hashText(name) * 31) | 0);
    return this.#levelByHash.get((ownerHash * 7 + hashText(name) * 31 + hashPrototype(descriptor) * 29) | 0);
  }
}

function hashPrototype(descriptor: string): number {
  const [parameters, result] = splitDescriptor(descriptor);
  const shorty = [result, ...parameters].map((type) => (type.length === 1 ? type : 'L')).join('');
  return (hashText(shorty) * 7 + hashText(result) * 13 + Math.imul(hashList(parameters.map(hashText)), 31)) | 0;
}

function hashClass(name: string): number {
  return hashText(`L${name};`);
}

function hashText(text: string): number {
  const bytes = new Int8Array([...Buffer.from(text), 0]);
  return (text.length * 7 + hashList([...bytes])) | 0;
}

function hashList(items: readonly number[]): number {
  return items.reduce((hash, item) => (Math.imul(hash, 31) + item) | 0, 1);
}
