/** The vault of a browser: a database of its own in IndexedDB, beside the private file system that holds the book. */
import type { VaultFiles, VaultResult } from '@tandem/engine';

const databaseName = 'tandem-vault';
const storeName = 'parts';
const byName = 'name';

/** A file is its parts, in the order of their keys. */
interface Part {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function openIdbVault(factory: IDBFactory): VaultFiles {
  let opening: Promise<IDBDatabase> | undefined;

  function open(): Promise<IDBDatabase> {
    opening ??= openDatabase(factory, () => { opening = undefined; });
    return opening;
  }

  async function change(
    work: (store: IDBObjectStore) => void,
  ): Promise<VaultResult<undefined>> {
    return guarded(async () => {
      const transaction = (await open()).transaction(storeName, 'readwrite', { durability: 'strict' });
      work(transaction.objectStore(storeName));
      await finished(transaction);
      return undefined;
    });
  }

  async function guarded<Value>(work: () => Promise<Value>): Promise<VaultResult<Value>> {
    try {
      return { ok: true, value: await work() };
    } catch (error) {
      // Whatever IndexedDB refuses is a `DOMException`.
      if (!(error instanceof DOMException)) throw error;
      opening = undefined;
      return { ok: false, error: error.name === 'QuotaExceededError' ? 'full' : 'failed' };
    }
  }

  return {
    read: (name) => guarded(async () => {
      const transaction = (await open()).transaction(storeName, 'readonly');
      const request = transaction.objectStore(storeName).index(byName).getAll(name);
      await finished(transaction);
      const parts = request.result as readonly Part[];
      return parts.length === 0 ? undefined : joined(parts.map(({ bytes }) => bytes));
    }),
    write: (name, bytes) => change((store) => removeParts(store, name, () => { addPart(store, name, bytes); })),
    append: (name, bytes) => change((store) => { addPart(store, name, bytes); }),
    remove: (name) => change((store) => removeParts(store, name, () => {})),
  };
}

function openDatabase(factory: IDBFactory, onGone: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(databaseName, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(storeName, { autoIncrement: true }).createIndex(byName, 'name');
    });
    request.addEventListener('error', () => reject(reasonOf(request.error)));
    request.addEventListener('success', () => {
      // The browser closes it where its data is cleared.
      request.result.addEventListener('close', onGone);
      request.result.addEventListener('versionchange', () => {
        onGone();
        request.result.close();
      });
      resolve(request.result);
    });
  });
}

function removeParts(store: IDBObjectStore, name: string, then: () => void): void {
  const request = store.index(byName).getAllKeys(name);
  request.addEventListener('success', () => {
    for (const key of request.result) store.delete(key);
    then();
  });
}

function addPart(store: IDBObjectStore, name: string, bytes: Uint8Array): void {
  // A copy: what is stored of a view is all of its buffer.
  store.add({ name, bytes: Uint8Array.from(bytes) } satisfies Part);
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(reasonOf(transaction.error)));
  });
}

function reasonOf(error: DOMException | null): DOMException {
  return error ?? new DOMException('without a reason', 'UnknownError');
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
