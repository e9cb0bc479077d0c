/** One life of the engine's Worker, from its start to its end, whatever ends it. */
import type { EngineState } from './engine-state.ts';
import { shell } from './shell/shell.ts';
import { openVaultDoor } from './shell/vault-door.ts';

/** What `apps/phone/src/worker.ts` says; a port comes with `open`. */
type WorkerWord = { readonly kind: 'alive' } | EngineState;

export interface WorkerLifeEvents {
  readonly onState: (state: EngineState) => void;
  readonly onOpen: (port: MessagePort) => void;
  /** The Worker is gone, without having said so. */
  readonly onDied: () => void;
}

export interface WorkerLife {
  end(): void;
}

/** `isTakeOver`: another tab may have the book and is asked to let it go. */
export function startWorkerLife(url: string, isTakeOver: boolean, events: WorkerLifeEvents): WorkerLife {
  const worker = new Worker(url, { type: 'module' });
  // Held by the Worker as long as it lives: whoever gets it after the Worker knows that it is gone. No event says so.
  const lifeLock = `tandem-worker-${crypto.randomUUID()}`;
  const stop = new AbortController();
  let hasSaidAnything = false;

  function die(): void {
    if (stop.signal.aborted) return;
    end();
    events.onDied();
  }

  function end(): void {
    stop.abort();
    worker.terminate();
  }

  worker.addEventListener('message', ({ data, ports }: MessageEvent<WorkerWord>) => {
    if (stop.signal.aborted) return;
    hasSaidAnything = true;
    if (data.kind === 'alive') {
      navigator.locks.request(lifeLock, { signal: stop.signal }, die).catch(() => {
        // This life was ended here before its Worker died.
      });
      return;
    }
    const [port] = ports;
    if (data.kind === 'open' && port !== undefined) events.onOpen(port);
    events.onState(data);
  });
  worker.addEventListener('error', (event) => {
    // Later errors are bugs that the Worker survives; it has told the screen that asked.
    if (!hasSaidAnything) events.onState({ kind: 'failed', reason: event.message || 'the engine did not load' });
  });
  worker.postMessage({ lifeLock, isTakeOver }, shell === undefined ? [] : [openVaultDoor(shell)]);
  return { end };
}
