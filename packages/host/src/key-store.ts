/**
 * Who this copy of a book is to other devices, and which of them it knows. Local to the computer's user and kept by the
 * book's path, never in the book: a copied or restored book must not copy an identity, and two books on one computer
 * are two devices. Whoever holds the book's lock is the only one to write here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  findDevice, forgetDevice, formatKeyFile, keyPairFromSecret, newKeyPair, noteSync, parseKeyFile, rememberDevice,
  type KeyPair, type KnownDevice, type RandomBytes,
} from '@tandem/link';
import { bookPathToCode, writePrivateFile } from './private-file.ts';

export type KeyStoreFailure =
  /** The file is there and is not what this program writes. Renamed, it gives way to a new one: pair again. */
  | { readonly kind: 'damaged'; readonly path: string }
  /** No permission, no space, no such folder. */
  | { readonly kind: 'unusable'; readonly path: string; readonly cause: unknown };

export type KeyStoreResult =
  | { readonly ok: true; readonly value: KeyStore }
  | { readonly ok: false; readonly error: KeyStoreFailure };

/** Makes the keys when the book has none yet. `bookPath` as `OpenedBook` has it. */
export function openKeyStore(folder: string, bookPath: string, randomBytes: RandomBytes): KeyStoreResult {
  const path = join(folder, 'keys', `${bookPathToCode(bookPath)}.json`);
  try {
    const text = readIfPresent(path);
    if (text === undefined) {
      const { secretKey } = newKeyPair(randomBytes);
      writePrivateFile(path, formatKeyFile({ secretKey, devices: [] }));
      return { ok: true, value: new KeyStore(path, keyPairFromSecret(secretKey), []) };
    }
    const file = parseKeyFile(text);
    if (file === undefined) return { ok: false, error: { kind: 'damaged', path } };
    return { ok: true, value: new KeyStore(path, keyPairFromSecret(file.secretKey), file.devices) };
  } catch (cause) {
    if (!isFileSystemError(cause)) throw cause;
    return { ok: false, error: { kind: 'unusable', path, cause } };
  }
}

export class KeyStore {
  readonly staticKeys: KeyPair;
  readonly #path: string;
  #devices: readonly KnownDevice[];

  constructor(path: string, staticKeys: KeyPair, devices: readonly KnownDevice[]) {
    this.#path = path;
    this.staticKeys = staticKeys;
    this.#devices = devices;
  }

  get devices(): readonly KnownDevice[] {
    return this.#devices;
  }

  find(publicKey: Uint8Array): KnownDevice | undefined {
    return findDevice(this.#devices, publicKey);
  }

  /** A device that was consented to, under the name that it has now. The one met longest ago gives way at the limit. */
  remember(publicKey: Uint8Array, name: string, wallMs: number): KeyStoreFailure | undefined {
    return this.#replace(rememberDevice(this.#devices, publicKey, name, wallMs));
  }

  forget(publicKey: Uint8Array): KeyStoreFailure | undefined {
    return this.find(publicKey) === undefined ? undefined : this.#replace(forgetDevice(this.#devices, publicKey));
  }

  /** A sync with it ended identical. */
  noteSync(publicKey: Uint8Array, wallMs: number): KeyStoreFailure | undefined {
    return this.#replace(noteSync(this.#devices, publicKey, wallMs));
  }

  #replace(devices: readonly KnownDevice[]): KeyStoreFailure | undefined {
    try {
      writePrivateFile(this.#path, formatKeyFile({ secretKey: this.staticKeys.secretKey, devices }));
    } catch (cause) {
      if (!isFileSystemError(cause)) throw cause;
      return { kind: 'unusable', path: this.#path, cause };
    }
    this.#devices = devices;
    return undefined;
  }
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isFileSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isFileSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
