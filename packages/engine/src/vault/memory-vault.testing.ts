/** A vault in memory, which outlives the engine that writes to it. */
import type { VaultFiles, VaultResult } from './vault-files.ts';

export class MemoryVault implements VaultFiles {
  readonly files = new Map<string, Uint8Array>();
  /** What was asked, in order: `read index`. */
  readonly asked: string[] = [];
  refuses: 'full' | 'failed' | undefined;

  read(name: string): Promise<VaultResult<Uint8Array | undefined>> {
    this.asked.push(`read ${name}`);
    return Promise.resolve({ ok: true, value: this.files.get(name) });
  }

  write(name: string, bytes: Uint8Array): Promise<VaultResult<undefined>> {
    return this.#change(`write ${name}`, () => this.files.set(name, bytes.slice()));
  }

  append(name: string, bytes: Uint8Array): Promise<VaultResult<undefined>> {
    return this.#change(`append ${name}`, () =>
      this.files.set(name, Uint8Array.from([...this.files.get(name) ?? [], ...bytes])));
  }

  remove(name: string): Promise<VaultResult<undefined>> {
    return this.#change(`remove ${name}`, () => this.files.delete(name));
  }

  #change(what: string, work: () => unknown): Promise<VaultResult<undefined>> {
    this.asked.push(what);
    if (this.refuses !== undefined) return Promise.resolve({ ok: false, error: this.refuses });
    work();
    return Promise.resolve({ ok: true, value: undefined });
  }
}
