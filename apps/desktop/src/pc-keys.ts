/** The keys of a book on this computer, for the engine. */
import { renameSync } from 'node:fs';
import { guardFiles, openKeyStore, randomBytes, type KeyStore, type KeyStoreFailure } from '@tandem/host';
import type { DeviceKeys } from '@tandem/engine';
import { SqliteError } from '@tandem/sqlite';

/**
 * A damaged file is put aside and new keys are made: the phone is paired again, and nothing of the book is touched.
 * Throws `SqliteError` where there is no place to keep keys.
 */
export function openPcKeys(folder: string, bookPath: string): DeviceKeys {
  let opened = openKeyStore(folder, bookPath, randomBytes);
  if (!opened.ok && opened.error.kind === 'damaged') {
    const { path } = opened.error;
    guardFiles(() => renameSync(path, `${path}.damaged`));
    opened = openKeyStore(folder, bookPath, randomBytes);
  }
  if (!opened.ok) throw unusable(opened.error);
  return toDeviceKeys(opened.value);
}

function toDeviceKeys(store: KeyStore): DeviceKeys {
  return {
    staticKeys: store.staticKeys,
    isKnown: (publicKey) => store.find(publicKey) !== undefined,
    hasAny: () => store.devices.length > 0,
    list: () => store.devices,
    remember: (publicKey, name, wallMs) => expectDone(store.remember(publicKey, name, wallMs)),
    noteSync: (publicKey, wallMs) => expectDone(store.noteSync(publicKey, wallMs)),
    forget: (publicKey) => expectDone(store.forget(publicKey)),
  };
}

function expectDone(failure: KeyStoreFailure | undefined): void {
  if (failure !== undefined) throw unusable(failure);
}

function unusable(failure: KeyStoreFailure): SqliteError {
  const cause = failure.kind === 'unusable' ? failure.cause : undefined;
  return new SqliteError('cannot-open', 'the keys of this book cannot be read or written', cause);
}
