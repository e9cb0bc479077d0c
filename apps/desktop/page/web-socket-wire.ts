/** The page's connection to the process that holds the book: JSON texts over one WebSocket of this very origin. */
import type { ScreenWire } from '@tandem/contract';

/** Opens at once; what is sent before the socket is open waits in it, in order. */
export function openWebSocketWire(address: string): ScreenWire {
  const socket = new WebSocket(address);
  const waiting: string[] = [];
  const closedListeners = new Set<() => void>();
  let isClosed = false;

  socket.addEventListener('open', () => {
    for (const text of waiting.splice(0)) socket.send(text);
  });
  // A socket that could not be opened says so by closing, too.
  socket.addEventListener('close', () => {
    isClosed = true;
    for (const listener of closedListeners) listener();
    closedListeners.clear();
  });
  return {
    send(message): void {
      const text = JSON.stringify(message);
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
      else if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    onMessage(listener): void {
      socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const message: unknown = JSON.parse(String(data));
        listener(message);
      });
    },
    onClosed(listener): void {
      if (isClosed) listener();
      else closedListeners.add(listener);
    },
  };
}

/** `http://127.0.0.1:4177/…` → `ws://127.0.0.1:4177/engine`. */
export function engineAddress(page: { readonly protocol: string; readonly host: string }): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/engine`;
}
