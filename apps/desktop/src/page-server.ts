/**
 * The server of the PC window: its page and its connection to the engine, for nobody but the windows that this program
 * opened.
 *
 * 1. It listens on 127.0.0.1 alone, and the Host of a request must say so.
 * 2. The first request of a window brings a ticket and gets a cookie; every other one must show the cookie.
 * 3. A request that says where it comes from must come from our own page; the WebSocket must say it.
 * 4. A second start of the program asks for the address of a window at `/windows`, with the secret of a file that only
 *    this computer's user can read.
 */
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { serveScreen, type EnginePort } from '@tandem/contract';
import { WebSocketServer, type WebSocket } from 'ws';
import {
  bindLoopback, closeServer, createLoopbackServer, namesLoopback, pathOf, sendFile, sendText, type BindFailure,
} from './loopback-server.ts';
import { setPageHeaders } from './page-headers.ts';
import { leaveScreen, messageBytesMax, screenWire } from './screen-socket.ts';
import type { ServedFiles } from './served-files.ts';
import { isSame, WindowKey } from './window-key.ts';

export interface PageServerOptions {
  readonly files: ServedFiles;
  readonly engine: EnginePort;
  /** Of `/windows`. */
  readonly askingSecret: string;
  /** One sentence for whoever is not let in. */
  readonly refusal: string;
  readonly onBug: (bug: unknown) => void;
}

const enginePath = '/engine';
export const askingPath = '/windows';
export const askingHeader = 'tandem-secret';
/** At once. */
const screensMax = 32;
/** For a page to say that it has heard. */
const goodbyeMsMax = 1000;

/** On `port`, 0 for any free one. */
export async function openPageServer(options: PageServerOptions, port = 0): Promise<PageServer | BindFailure> {
  const server = createLoopbackServer();
  const bound = await bindLoopback(server, port);
  return typeof bound === 'number' ? new PageServer(options, server, bound) : bound;
}

export class PageServer {
  readonly port: number;
  readonly #options: PageServerOptions;
  readonly #server: Server;
  readonly #key: WindowKey;
  readonly #screens = new Set<WebSocket>();
  readonly #listeners = new Set<() => void>();

  constructor(options: PageServerOptions, server: Server, port: number) {
    this.#options = options;
    this.#server = server;
    this.port = port;
    this.#key = new WindowKey(port);
    const webSockets = new WebSocketServer({
      noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: messageBytesMax,
    });
    server.on('request', (request, response) => this.#answer(request, response));
    server.on('upgrade', (request, duplex, head) => {
      duplex.on('error', () => duplex.destroy());
      const status = this.#judgeUpgrade(request);
      if (status !== undefined) refuseUpgrade(duplex, status);
      else webSockets.handleUpgrade(request, duplex, head, (socket) => this.#welcome(socket));
    });
  }

  /** Pages with an open connection. */
  get screens(): number {
    return this.#screens.size;
  }

  /** Opens one window. */
  newAddress(): string {
    return `http://127.0.0.1:${this.port}/?ticket=${this.#key.newTicket()}`;
  }

  /** Opens windows as long as the program runs. */
  get lastingAddress(): string {
    return `http://127.0.0.1:${this.port}/?ticket=${this.#key.lastingTicket}`;
  }

  /** Returns how to stop. */
  onScreensChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Every page is told. */
  async close(): Promise<void> {
    for (const screen of this.#screens) leaveScreen(screen);
    const closed = closeServer(this.#server);
    const impatience = setTimeout(() => {
      for (const screen of this.#screens) screen.terminate();
    }, goodbyeMsMax);
    await closed;
    clearTimeout(impatience);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { host = '' } = request.headers;
    const isNamed = namesLoopback(request, this.port);
    setPageHeaders(response, { 'connect-src': isNamed ? `'self' ws://${host}` : "'none'" });
    if (!isNamed) {
      sendText(response, 403, this.#options.refusal);
    } else if (request.method === 'POST' && pathOf(request) === askingPath) {
      this.#answerAsking(request, response);
    } else {
      this.#answerWindow(request, response);
    }
  }

  #answerWindow(request: IncomingMessage, response: ServerResponse): void {
    const ticket = ticketOf(request);
    const cookie = ticket === undefined ? undefined : this.#key.admit(ticket);
    if (cookie !== undefined) {
      response.writeHead(303, { location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' }).end();
    } else if (!this.#key.isKnown(request.headers.cookie) || comesFromElsewhere(request)) {
      sendText(response, 403, this.#options.refusal);
    } else {
      sendFile(request, response, this.#options.files);
    }
  }

  /** A page of the internet cannot send this header without asking first, and is then refused. */
  #answerAsking(request: IncomingMessage, response: ServerResponse): void {
    const secret = request.headers[askingHeader];
    if (typeof secret !== 'string' || !isSame(secret, this.#options.askingSecret)) {
      sendText(response, 403, this.#options.refusal);
      return;
    }
    sendText(response, 200, this.newAddress());
  }

  #judgeUpgrade(request: IncomingMessage): 403 | 404 | 503 | undefined {
    const { cookie, origin } = request.headers;
    const isOurs = namesLoopback(request, this.port) && this.#key.isKnown(cookie) && origin === originOf(request);
    if (!isOurs) return 403;
    if (pathOf(request) !== enginePath) return 404;
    return this.#screens.size >= screensMax ? 503 : undefined;
  }

  #welcome(socket: WebSocket): void {
    const { engine, onBug } = this.#options;
    this.#screens.add(socket);
    socket.on('error', () => socket.terminate());
    socket.once('close', () => {
      this.#screens.delete(socket);
      this.#tell();
    });
    serveScreen(screenWire(socket), engine, onBug);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function ticketOf(request: IncomingMessage): string | undefined {
  if (request.method !== 'GET' || pathOf(request) !== '/') return undefined;
  return new URLSearchParams((request.url ?? '').split('?')[1] ?? '').get('ticket') ?? undefined;
}

/** A browser that tells where a request comes from is believed; the cookie's own rule keeps older ones out. */
function comesFromElsewhere(request: IncomingMessage): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const isForeign = typeof site === 'string' && site !== 'same-origin' && site !== 'none';
  return isForeign || (origin !== undefined && origin !== originOf(request));
}

function originOf({ headers: { host = '' } }: IncomingMessage): string {
  return `http://${host}`;
}

function refuseUpgrade(socket: Duplex, status: 403 | 404 | 503): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
