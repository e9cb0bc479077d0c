/** One window's WebSocket as the wire of the contract: JSON texts. */
import type { ScreenWire } from '@tandem/contract';
import type { RawData, WebSocket } from 'ws';

/** A file of 64 MB in base64, and the message around it. */
export const messageBytesMax = 96 * 1024 * 1024;

/** What a window has not taken yet: more than the export of a large book. Such a window is let go. */
const bytesUnsentMax = 512 * 1024 * 1024;

const closeCodes = { notJson: 1007, leaving: 1001 } as const;

export function screenWire(socket: WebSocket): ScreenWire {
  return {
    send(message) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > bytesUnsentMax) socket.terminate();
      else socket.send(JSON.stringify(message));
    },
    onMessage(listener) {
      socket.on('message', (data: RawData, isBinary) => {
        const parsed = isBinary ? undefined : parseJson(bytesToText(data));
        if (parsed === undefined) socket.close(closeCodes.notJson);
        else listener(parsed.value);
      });
    },
    onClosed(listener) {
      socket.once('close', listener);
    },
  };
}

/** The window learns at once that nobody is there any more. */
export function leaveScreen(socket: WebSocket): void {
  socket.close(closeCodes.leaving);
}

function bytesToText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}
