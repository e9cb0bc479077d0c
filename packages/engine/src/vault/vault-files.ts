/**
 * Where the second copy of a device's work is kept: files by name, in other storage than the book's. What a platform
 * has of it; the PC has none, since its book is a plain file with backups beside it.
 */
export type VaultResult<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `failed`: whatever is not want of room; the next try may succeed. */
  | { readonly ok: false; readonly error: 'full' | 'failed' };

/** Names are `[a-z0-9-]{1,40}`. Each resolves once the bytes would outlive a cut of the power; none rejects. */
export interface VaultFiles {
  /** Undefined where there is no such file. */
  read(name: string): Promise<VaultResult<Uint8Array | undefined>>;
  /** Whole or not at all. */
  write(name: string, bytes: Uint8Array): Promise<VaultResult<undefined>>;
  /** Makes the file where there is none. A kill may leave a part of the bytes. */
  append(name: string, bytes: Uint8Array): Promise<VaultResult<undefined>>;
  remove(name: string): Promise<VaultResult<undefined>>;
}
