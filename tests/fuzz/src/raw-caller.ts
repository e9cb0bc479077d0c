/** A caller that says whatever bytes it likes to a real socket, and the WebSocket frames that it may wrap them in. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type FrameKind = 'binary' | 'text' | 'ping' | 'pong' | 'close' | 'continuation' | 'reserved';

const opcodeByKind: Readonly<Record<FrameKind, number>> = {
  continuation: 0, text: 1, binary: 2, reserved: 3, close: 8, ping: 9, pong: 10,
};
/** A sound listener ends every caller that is refused; one that waits is ended from here. */
const answerMsMax = 20_000;

export const upgradeRequest = new TextEncoder().encode([
  'GET / HTTP/1.1', 'Host: 127.0.0.1', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==', '', '',
].join('\r\n'));

export class RawCaller {
  readonly #socket: Socket;
  /** Everything that came. */
  received = Buffer.alloc(0);
  #isClosed = false;
  readonly #waiting = new Set<() => void>();

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.setNoDelay(true);
    this.#socket.on('data', (piece: Buffer) => {
      this.received = Buffer.concat([this.received, piece]);
      this.#look();
    });
    this.#socket.on('error', () => {}); // 'close' follows
    this.#socket.on('close', () => {
      this.#isClosed = true;
      this.#look();
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  async connected(): Promise<void> {
    if (this.#socket.connecting) await once(this.#socket, 'connect');
  }

  write(bytes: Uint8Array): void {
    if (!this.#isClosed) this.#socket.write(bytes);
  }

  /** Waits until it is closed or this holds; false when neither came in time. */
  until(holds: () => boolean): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (isDone: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(isDone);
      };
      const look = (): void => {
        if (this.#isClosed || holds()) settle(true);
      };
      const timer = setTimeout(() => settle(false), answerMsMax);
      this.#waiting.add(look);
      look();
    });
  }

  /** Says that nothing more comes, and waits for the listener to close too; false where it does not in time. */
  async end(): Promise<boolean> {
    this.#socket.end();
    const isClosed = await this.until(() => false);
    this.#socket.destroy();
    return isClosed;
  }

  #look(): void {
    for (const look of this.#waiting) look();
  }
}

export interface FrameShape {
  readonly kind: FrameKind;
  readonly isLast: boolean;
  readonly isMasked: boolean;
  /** Another length than that of the payload. */
  readonly claimedLength?: number;
}

export function encodeFrame(payload: Uint8Array, { kind, isLast, isMasked, claimedLength }: FrameShape): Uint8Array {
  const length = claimedLength ?? payload.length;
  const head: number[] = [(isLast ? 0x80 : 0) | opcodeByKind[kind]];
  const maskBit = isMasked ? 0x80 : 0;
  if (length < 126) {
    head.push(maskBit | length);
  } else if (length < 65_536) {
    head.push(maskBit | 126, length >> 8, length & 255);
  } else {
    head.push(maskBit | 127, ...new Uint8Array(new BigUint64Array([BigInt(length)]).buffer).toReversed());
  }
  // A mask of zeros leaves the payload as it is.
  return new Uint8Array(Buffer.concat([Uint8Array.from(head), new Uint8Array(isMasked ? 4 : 0), payload]));
}
