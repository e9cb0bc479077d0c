/**
 * The page's engine: a Worker, started before anything else, which opens the book and answers the contract.
 *
 * What must hold
 * 1. The page has one client for its whole life. A Worker that dies is started again, and every subscription with it;
 *    a command that was under way is answered with `disconnected`: it may have been carried out or not.
 * 2. A command given before the book is open waits for it.
 * 3. The book has one owner among tabs: a tab that finds another one there says so, and may take over.
 */
import { EngineClient } from '@tandem/contract';
import { builtFiles } from './built-files.ts';
import { RenewedWire } from './renewed-wire.ts';
import { startWorkerLife, type WorkerLife } from './worker-life.ts';

export type EngineState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  /** `no-answer`: the other tab was asked to let go, and did not. */
  | { readonly kind: 'other-tab'; readonly takeOver: 'possible' | 'under-way' | 'no-answer' }
  /** The browser keeps nothing here, as in some private windows. */
  | { readonly kind: 'no-storage' }
  | { readonly kind: 'storage-full' }
  /** Anything else, in English, for a report. */
  | { readonly kind: 'failed'; readonly reason: string };

export interface EngineConnection {
  readonly client: EngineClient;
  /** As `useSyncExternalStore` takes it: the same object until it changes. */
  state(): EngineState;
  /** Returns how to stop. */
  onStateChanged(listener: () => void): () => void;
  /** In `other-tab`: this tab becomes the owner, the other one says that it is no longer. */
  takeOver(): void;
  /** In `no-storage`, `storage-full` and `failed`: another try. */
  retry(): void;
}
