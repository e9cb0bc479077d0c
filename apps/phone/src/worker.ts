/**
 * The Worker that owns the phone's book: says what becomes of it, and serves the page over a port once it is open.
 *
 *   page                                Worker
 *   { lifeLock, isTakeOver }, the shell's vault ──>
 *                             <──  alive        (holds `lifeLock` until it dies)
 *                             <──  open, port   | other-tab | no-storage | storage-full | failed
 */
// oxlint-disable-next-line import/no-unassigned-import -- it changes what the browser has, before all others
import './older-browsers.ts';
import { serveScreen } from '@tandem/contract';
import { Engine, type VaultFiles } from '@tandem/engine';
import { becomeOwner } from './book-ownership.ts';
import { builtFiles } from './built-files.ts';
import { openPhonePlatform } from './phone-platform.ts';
import { fileCountMax } from './phone-shelf.ts';
import { errorToFailure, openPhoneStorage, type PhoneStorage, type StorageFailure } from './phone-storage.ts';
import { portToWire, type PortWire } from './port-wire.ts';
import { openIdbVault } from './vault/idb-vault.ts';
import { openShellVault } from './vault/shell-vault.ts';

declare const self: DedicatedWorkerGlobalScope;

interface StartWord {
  readonly lifeLock: string;
  readonly isTakeOver: boolean;
}

type WorkerWord =
  | { readonly kind: 'alive' | 'open' }
  | { readonly kind: 'other-tab'; readonly takeOver: 'possible' | 'no-answer' }
  | StorageFailure;

interface OpenBook {
  readonly engine: Engine;
  readonly storage: PhoneStorage;
  readonly wire: PortWire;
}

self.addEventListener('message', ({ data, ports }: MessageEvent<StartWord>) => {
  void navigator.locks.request(data.lifeLock, () => {
    tell({ kind: 'alive' });
    return new Promise(() => {});
  });
  const [door] = ports;
  own(data.isTakeOver, door === undefined ? openIdbVault(indexedDB) : openShellVault(door)).catch((error: unknown) => {
    console.error(error);
    tell({ kind: 'failed', reason: String(error) });
  });
}, { once: true });

async function own(isTakeOver: boolean, vault: VaultFiles): Promise<void> {
  const ownership = await becomeOwner(isTakeOver, () => void letGo());
  if (ownership.kind === 'other-tab') {
    tell({ kind: 'other-tab', takeOver: isTakeOver && ownership.isSilent ? 'no-answer' : 'possible' });
    return;
  }
  const owned = ownership;
  const opening = openBook(vault);

  /** Whatever was committed is in the file; a sync under way is cut, and the next one goes on from there. */
  async function letGo(): Promise<void> {
    const open = await opening;
    try {
      open?.wire.close();
      await open?.engine.close();
      open?.storage.close();
    } finally {
      owned.release();
      tell({ kind: 'other-tab', takeOver: 'possible' });
    }
  }

  if (await opening === undefined) owned.release();
}

async function openBook(vault: VaultFiles): Promise<OpenBook | undefined> {
  const storage = await openPhoneStorage({ wasmUrl: builtFiles.sqliteWasm(), fileCountMax });
  if (!storage.ok) {
    tell(storage.error);
    return undefined;
  }
  try {
    const engine = await Engine.open(await openPhonePlatform(storage.value, vault), (bug) => console.error(bug));
    const { port1, port2 } = new MessageChannel();
    const wire = portToWire(port1);
    serveScreen(wire, engine, (bug) => console.error(bug));
    tell({ kind: 'open' }, port2);
    return { engine, storage: storage.value, wire };
  } catch (error) {
    console.error(error);
    storage.value.close();
    tell(errorToFailure(error));
    return undefined;
  }
}

function tell(word: WorkerWord, ...ports: readonly MessagePort[]): void {
  self.postMessage(word, [...ports]);
}
