/** The WebSockets of `ws` as `@tandem/transport` takes them, on either side of a connection. */
import { sealedFragmentBytesMax } from '@tandem/link';
import type { DialFailure, OpeningEvents, OpeningSocket, SocketEvents, SocketPort } from '@tandem/transport';
import { WebSocket, type RawData } from 'ws';

/** Calls an address from this process: what `dial` takes. */
export function openNodeSocket(url: string, events: OpeningEvents): OpeningSocket {
  const webSocket = new WebSocket(url, { perMessageDeflate: false, maxPayload: sealedFragmentBytesMax });
  webSocket.on('error', (error) => events.onFailed(errorToFailure(error)));
  webSocket.once('open', () => events.onOpen(nodeSocket(webSocket)));
  return webSocket;
}

/** The socket is connected. */
export function nodeSocket(webSocket: WebSocket): SocketPort {
  return new NodeSocket(webSocket);
}

class NodeSocket implements SocketPort {
  readonly #webSocket: WebSocket;
  #onDrained = (): void => {};

  constructor(webSocket: WebSocket) {
    this.#webSocket = webSocket;
  }

  get isOpen(): boolean {
    return this.#webSocket.readyState === this.#webSocket.OPEN;
  }

  get isClosed(): boolean {
    return this.#webSocket.readyState === this.#webSocket.CLOSED;
  }

  get bytesUnsent(): number {
    return this.#webSocket.bufferedAmount;
  }

  listen({ onMessage, onDrained, onClosed }: SocketEvents): void {
    this.#onDrained = onDrained;
    this.#webSocket.on('message', (frame: RawData) => onMessage(frameToBytes(frame)));
    // Whatever went wrong, 'close' follows.
    this.#webSocket.on('error', () => {});
    this.#webSocket.on('close', onClosed);
  }

  send(bytes: Uint8Array): void {
    this.#webSocket.send(bytes, { binary: true }, () => this.#onDrained());
  }

  close(): void {
    this.#webSocket.close(1000);
  }

  terminate(): void {
    this.#webSocket.terminate();
  }

  nextTurn(work: () => void): void {
    setImmediate(work);
  }
}

function frameToBytes(frame: RawData): Uint8Array {
  if (!Buffer.isBuffer(frame)) throw new Error('ws gives buffers unless told otherwise');
  return new Uint8Array(frame.buffer, frame.byteOffset, frame.length);
}

function errorToFailure(error: Error): DialFailure {
  const status = /^Unexpected server response: (\d{3})$/.exec(error.message)?.[1];
  if (status !== undefined) return { kind: status === '503' ? 'busy' : 'another-computer' };
  switch ('code' in error ? error.code : undefined) {
    case 'ECONNREFUSED': return { kind: 'refused' };
    case 'ETIMEDOUT': return { kind: 'timed-out' };
    case 'EHOSTUNREACH': case 'ENETUNREACH': case 'EHOSTDOWN': case 'ENETDOWN': case 'EADDRNOTAVAIL':
      return { kind: 'unreachable' };
    case 'ECONNRESET': case 'EPIPE': return { kind: 'cut' };
    default: return { kind: 'another-computer' }; // something accepted, and does not speak WebSocket
  }
}
