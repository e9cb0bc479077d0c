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
import type { EngineState } from './engine-state.ts';
import { RenewedWire } from './renewed-wire.ts';
import { startWorkerLife, type WorkerLife } from './worker-life.ts';

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

/** A Worker that dies as often as this within a minute is not started again. */
const deathsMax = 3;
const deathsWithinMs = 60_000;

export function connectEngine(): EngineConnection {
  const listeners = new Set<() => void>();
  const wire = new RenewedWire();
  const client = new EngineClient(wire);
  let state: EngineState = { kind: 'opening' };
  let deathTimes: readonly number[] = [];
  let life = start(false);

  function setState(next: EngineState): void {
    if (next.kind !== 'open') wire.detach();
    state = next;
    for (const listener of listeners) listener();
  }

  function start(isTakeOver: boolean): WorkerLife {
    return startWorkerLife(builtFiles.worker(), isTakeOver, {
      onState: setState,
      onOpen: (port) => wire.attach(port),
      onDied: () => {
        const now = performance.now();
        deathTimes = [...deathTimes.filter((time) => now - time < deathsWithinMs), now];
        if (deathTimes.length > deathsMax) {
          setState({ kind: 'failed', reason: 'the engine ends again and again' });
          return;
        }
        setState({ kind: 'opening' });
        life = start(false);
      },
    });
  }

  function startAnew(first: EngineState, isTakeOver: boolean): void {
    life.end();
    setState(first);
    life = start(isTakeOver);
  }

  return {
    client,
    state: () => state,
    onStateChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    takeOver() {
      if (state.kind === 'other-tab') startAnew({ kind: 'other-tab', takeOver: 'under-way' }, true);
    },
    retry() {
      deathTimes = [];
      startAnew({ kind: 'opening' }, false);
    },
  };
}
