/**
 * Pictures of entries that are not in the book yet: in IndexedDB, since they are too large for where the half-typed
 * form is kept, which names them. A kill gives them back with it.
 *
 * What must hold
 * 1. A picture is kept before the form names it.
 * 2. What no form names goes when the program starts again, and not before: an entry that is taken back has its own.
 */
import type { PictureDraft } from '@tandem/contract';

const databaseName = 'tandem-pictures';
const storeName = 'pictures';

const known = new Map<string, PictureDraft>();

/** Its id for the form; undefined where there is no room, or no storage at all. */
export async function keepPicture(picture: PictureDraft): Promise<string | undefined> {
  const id = crypto.randomUUID().replaceAll('-', '');
  try {
    await inStore('readwrite', (store) => store.put(picture, id));
  } catch {
    return undefined;
  }
  known.set(id, picture);
  return id;
}

/** Undefined where the browser has lost it. */
export async function readPicture(id: string): Promise<PictureDraft | undefined> {
  const picture = known.get(id);
  if (picture !== undefined) return picture;
  try {
    const found = await inStore<unknown>('readonly', (store) => store.get(id));
    if (!isPicture(found)) return undefined;
    known.set(id, found);
    return found;
  } catch {
    return undefined;
  }
}

/** In their order, without those that are lost. */
export async function readPictures(ids: readonly string[]): Promise<readonly PictureDraft[]> {
  const found = await Promise.all(ids.map((id) => readPicture(id)));
  return found.filter((picture) => picture !== undefined);
}

/** At the start: all but these, and but what was kept meanwhile. */
export async function forgetPicturesBut(ids: readonly string[]): Promise<void> {
  try {
    const keys = await inStore('readonly', (store) => store.getAllKeys());
    for (const key of keys) {
      if (typeof key === 'string' && !ids.includes(key) && !known.has(key)) {
        await inStore('readwrite', (store) => store.delete(key));
      }
    }
  } catch {
    // A storage that cannot be cleaned up gives no less than before.
  }
}

async function inStore<Value>(
  mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await openDatabase();
  try {
    const transaction = database.transaction(storeName, mode);
    const request = work(transaction.objectStore(storeName));
    return await new Promise((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve(request.result));
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('no room')));
    });
  } finally {
    database.close();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName, 1);
    opening.addEventListener('upgradeneeded', () => void opening.result.createObjectStore(storeName));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('no storage')));
    opening.addEventListener('success', () => resolve(opening.result));
  });
}

function isPicture(value: unknown): value is PictureDraft {
  return typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string'
    && 'mediaType' in value && 'name' in value && 'width' in value && 'height' in value;
}
