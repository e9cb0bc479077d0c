/**
 * The PC's open door: a WebSocket server that exists only while a phone is awaited, knows one protocol and serves
 * nothing else. What comes out of it are open channels.
 *
 * 1. Callers from beyond the home network are closed at once, whatever interface they came in by.
 * 2. Before its channel is open a socket counts against `AttemptLimit`: 8 at a time, 10 seconds each, and after 5
 *    failures within a minute its address is answered "busy". A caller that leaves without a word has not failed: a
 *    phone that tries several addresses of this PC does so.
 * 3. A renewal needs no timer of its own length: a tick looks at the monotonic clock, which may jump after a sleep.
 */
import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import {
  AttemptLimit, Channel, sealedFragmentBytesMax, type ChannelEnd, type ChannelPeer, type KeyPair,
} from '@tandem/link';
import { ChannelSocket } from '@tandem/transport';
import { WebSocketServer } from 'ws';
import { isNearCaller } from './near-caller.ts';
import { nodeSocket } from './node-socket.ts';
import { PairingDesk, type PairingCodes, type PairingPlace } from './pairing-codes.ts';

export interface ListenerOptions extends Omit<PairingPlace, 'pcPublicKey'> {
  readonly staticKeys: KeyPair;
  /** Undefined: on all interfaces. */
  readonly bindAddress: string | undefined;
  /** 0: any free one. */
  readonly port: number;
  /** Only one channel is opened; then the door is shut. */
  readonly isOnce: boolean;
  /** This computer's clock, milliseconds since 1970. */
  readonly wallMs: () => number;
  readonly onRenewed: (codes: PairingCodes) => void;
  readonly onOpened: (socket: ChannelSocket, peer: ChannelPeer) => void;
  /** A caller was turned away, or failed before its channel was open. */
  readonly onTurnedAway: (reason: ChannelEnd['kind'] | 'expired' | 'used' | 'unknown') => void;
}

export type ListenFailure =
  | { readonly kind: 'port-in-use'; readonly port: number }
  | { readonly kind: 'port-forbidden'; readonly port: number }
  | { readonly kind: 'address-not-here' }
  | { readonly kind: 'no-network' } // no address under which a phone could call
  | { readonly kind: 'listen-failed'; readonly code: string };

export type ListenResult =
  | { readonly ok: true; readonly value: Listener }
  | { readonly ok: false; readonly error: ListenFailure };

const tickMs = 1000;
/** With those that are only told that the PC is busy. */
const socketsMax = 64;
const webSocketPath = '/';

export async function openListener(options: ListenerOptions): Promise<ListenResult> {
  if (options.addresses.length === 0) return { ok: false, error: { kind: 'no-network' } };
  const listener = new Listener(options);
  const failure = await listener.bind();
  return failure === undefined ? { ok: true, value: listener } : { ok: false, error: failure };
}

export class Listener {
  readonly #options: ListenerOptions;
  readonly #desk: PairingDesk;
  readonly #server: Server;
  readonly #limit = new AttemptLimit<Socket>();
  /** Of sockets whose channel is not open yet: whether they have said anything. */
  readonly #hasSpokenBySocket = new Map<Socket, boolean>();
  readonly #sockets = new Set<Socket>();
  #port = 0;
  #codes: PairingCodes | undefined;
  #tick: NodeJS.Timeout | undefined;
  #isShut = false;

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#desk = new PairingDesk({ ...options, pcPublicKey: options.staticKeys.publicKey });
    this.#server = createServer({ headersTimeout: 5000, requestTimeout: 5000, connectionsCheckingInterval: tickMs });
    this.#server.maxConnections = socketsMax;
    this.#server.on('connection', (socket: Socket) => this.#admit(socket));
    this.#server.on('request', (request, response) => this.#answerPlainRequest(request, response));
    this.#server.on('clientError', (_error, socket) => {
      if (socket instanceof Socket) this.#markSpoken(socket);
      socket.destroy();
    });
    const webSockets = new WebSocketServer({
      noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: sealedFragmentBytesMax,
    });
    webSockets.on('wsClientError', (_error, _socket, { socket }) => {
      this.#markSpoken(socket);
      refuseUpgrade(socket, 400);
    });
    this.#server.on('upgrade', (request: IncomingMessage, duplex, head) => {
      const { socket } = request;
      if (request.url !== webSocketPath || !this.#hasSpokenBySocket.has(socket) || this.#isShut) {
        this.#markSpoken(socket);
        refuseUpgrade(socket, request.url === webSocketPath ? 503 : 404);
        return;
      }
      webSockets.handleUpgrade(request, duplex, head, (webSocket) => {
        const side = {
          device: 'pc', staticKeys: options.staticKeys, deviceName: options.pcName, randomBytes: options.randomBytes,
          ...this.#desk.answers,
        } as const;
        webSocket.once('message', () => this.#markSpoken(socket));
        const channelSocket = new ChannelSocket(nodeSocket(webSocket), new Channel(side), options.wallMs, {
          onOpened: (peer) => this.#welcome(socket, channelSocket, peer),
          onEnded: (reason) => this.#noteEnd(socket, reason),
        });
      });
    });
  }

  get port(): number {
    return this.#port;
  }

  get codes(): PairingCodes {
    if (this.#codes === undefined) throw new Error('the listener is not bound');
    return this.#codes;
  }

  /** For the phone's program as it is handed over; as `codes`, nothing of it outlives this listener. */
  invite(): string {
    return this.#desk.invite(this.#port);
  }

  async bind(): Promise<ListenFailure | undefined> {
    const { bindAddress, port } = this.#options;
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      this.#server.once('error', resolve);
      this.#server.listen({ port, ...(bindAddress === undefined ? {} : { host: bindAddress }) }, () => {
        this.#server.off('error', resolve);
        resolve(undefined);
      });
    });
    if (error !== undefined) return errorToFailure(error, port);
    const bound = this.#server.address();
    if (bound === null || typeof bound === 'string') throw new Error('a TCP server has a port');
    this.#port = bound.port;
    this.#codes = this.#desk.issue(this.#port);
    this.#tick = setInterval(() => this.#lookAtClock(), tickMs);
    return undefined;
  }

  /** No new callers, and those whose channel is not open yet are let go; open channels stay. */
  shut(): void {
    if (this.#isShut) return;
    this.#isShut = true;
    clearInterval(this.#tick);
    this.#server.close();
    for (const socket of this.#hasSpokenBySocket.keys()) socket.destroy();
  }

  /** Ends everything, open channels included. */
  close(): void {
    this.shut();
    for (const socket of this.#sockets) socket.destroy();
  }

  #admit(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#letGo(socket));
    if (!isNearCaller(socket)) {
      socket.destroy();
      return;
    }
    if (this.#isShut) return;
    const admitted = this.#limit.admit(socket, socket.remoteAddress ?? '', this.#options.nowMs());
    // Others are told "busy" once they ask.
    if (admitted.ok) this.#hasSpokenBySocket.set(socket, false);
  }

  #letGo(socket: Socket): void {
    this.#sockets.delete(socket);
    const hasSpoken = this.#hasSpokenBySocket.get(socket);
    if (hasSpoken === undefined) return;
    this.#hasSpokenBySocket.delete(socket);
    if (hasSpoken) this.#limit.fail(socket, this.#options.nowMs());
    else this.#limit.succeed(socket);
  }

  #welcome(socket: Socket, channelSocket: ChannelSocket, peer: ChannelPeer): void {
    this.#hasSpokenBySocket.delete(socket);
    this.#limit.succeed(socket);
    if (this.#options.isOnce) this.shut();
    else this.#renew();
    this.#options.onOpened(channelSocket, peer);
  }

  #noteEnd(socket: Socket, reason: ChannelEnd): void {
    const hasSpoken = this.#hasSpokenBySocket.get(socket);
    if (hasSpoken === true) this.#options.onTurnedAway(reason.kind === 'code-refused' ? reason.verdict : reason.kind);
  }

  #answerPlainRequest(request: IncomingMessage, response: ServerResponse): void {
    this.#markSpoken(request.socket);
    response.writeHead(404, { connection: 'close', 'content-length': 0 }).end();
  }

  #markSpoken(socket: Socket): void {
    if (this.#hasSpokenBySocket.has(socket)) this.#hasSpokenBySocket.set(socket, true);
  }

  #lookAtClock(): void {
    for (const socket of this.#limit.overdue(this.#options.nowMs())) {
      this.#markSpoken(socket);
      socket.destroy();
    }
    if (this.#desk.isRunOut) this.#renew();
  }

  #renew(): void {
    this.#codes = this.#desk.issue(this.#port);
    this.#options.onRenewed(this.#codes);
  }
}

function refuseUpgrade(socket: Socket, status: 400 | 404 | 503): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  socket.destroySoon();
}

export function errorToFailure({ code = 'unknown' }: NodeJS.ErrnoException, port: number): ListenFailure {
  switch (code) {
    case 'EADDRINUSE': return { kind: 'port-in-use', port };
    case 'EACCES': return { kind: 'port-forbidden', port };
    case 'EADDRNOTAVAIL': return { kind: 'address-not-here' };
    default: return { kind: 'listen-failed', code };
  }
}
