/** The engine's end of the contract over a `MessagePort`. */
import type { ScreenWire } from '@tandem/contract';

export interface PortWire extends ScreenWire {
  /** Nothing is read or sent after it. */
  close(): void;
}

export function portToWire(port: MessagePort): PortWire {
  let isClosed = false;
  const closedListeners = new Set<() => void>();
  return {
    send(message) {
      if (!isClosed) port.postMessage(message);
    },
    onMessage(listener) {
      port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (!isClosed) listener(data);
      });
      port.start();
    },
    onClosed: (listener) => void closedListeners.add(listener),
    close() {
      if (isClosed) return;
      isClosed = true;
      for (const listener of closedListeners) listener();
      port.close();
    },
  };
}
