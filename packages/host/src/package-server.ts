/**
 * Hands one file over the home network: the phone's program. Open only while a window offers it, it knows one path and
 * reading alone, sends no cookie and keeps no name of a caller.
 *
 * 1. Callers from beyond the home network are closed at once, whatever interface they came in by.
 * 2. A caller names this computer by its address: a page of the internet whose name was pointed here (DNS rebinding)
 *    comes with that name, and gets nothing.
 * 3. What counts as sent was taken by the system: the next part goes when the last one went. A phone that fetches its
 *    parts side by side, or goes on after a cut, is one download.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { addRange, parseRange, rangesLength, type ByteRange } from './byte-ranges.ts';
import { errorToFailure, type ListenFailure } from './listener.ts';
import { isNearCaller } from './near-caller.ts';

export interface PackageServerOptions {
  /** Undefined: on all interfaces. */
  readonly bindAddress: string | undefined;
  /** `/tandem.apk`. */
  readonly path: string;
  readonly contentType: string;
  /** As it is to be handed out now; read for each request. */
  readonly content: () => Buffer;
  /** After each part: some 50 times for a file of 3 MB. */
  readonly onProgress: () => void;
}

export interface PackageDownload {
  readonly sentBytes: number;
  readonly bytes: number;
}

export type PackageServerResult =
  | { readonly ok: true; readonly value: PackageServer }
  | { readonly ok: false; readonly error: ListenFailure };

const socketsMax = 32;
const transfersMax = 8;
/** Of phones whose download is remembered. */
const callersMax = 8;
const partBytes = 65_536;
const idleMsMax = 30_000;

export async function openPackageServer(options: PackageServerOptions): Promise<PackageServerResult> {
  const server = new PackageServer(options);
  const failure = await server.bind();
  return failure === undefined ? { ok: true, value: server } : { ok: false, error: failure };
}

interface Caller {
  readonly etag: string;
  readonly bytes: number;
  sent: readonly ByteRange[];
}

export class PackageServer {
  readonly #options: PackageServerOptions;
  readonly #server: Server;
  /** By address, the oldest first. */
  readonly #callerByAddress = new Map<string, Caller>();
  #transfers = 0;
  #port = 0;

  constructor(options: PackageServerOptions) {
    this.#options = options;
    this.#server = createServer({ headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 5000 });
    this.#server.maxConnections = socketsMax;
    this.#server.on('connection', (socket) => {
      if (!isNearCaller(socket)) socket.destroy();
      socket.setTimeout(idleMsMax, () => socket.destroy());
    });
    this.#server.on('clientError', (_error, socket) => socket.destroy());
    this.#server.on('request', (request, response) => this.#answer(request, response));
  }

  get port(): number {
    return this.#port;
  }

  /** One for each phone, in the order of their coming. */
  get downloads(): readonly PackageDownload[] {
    return [...this.#callerByAddress.values()].map(({ bytes, sent }) => ({ sentBytes: rangesLength(sent), bytes }));
  }

  async bind(): Promise<ListenFailure | undefined> {
    const { bindAddress } = this.#options;
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      this.#server.once('error', resolve);
      this.#server.listen({ port: 0, ...(bindAddress === undefined ? {} : { host: bindAddress }) }, () => {
        this.#server.off('error', resolve);
        resolve(undefined);
      });
    });
    if (error !== undefined) return errorToFailure(error, 0);
    const bound = this.#server.address();
    if (bound === null || typeof bound === 'string') throw new Error('a TCP server has a port');
    this.#port = bound.port;
    return undefined;
  }

  /** No new callers; downloads that run come to their end. */
  shut(): void {
    this.#server.close();
    this.#server.closeIdleConnections();
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cache-control', 'no-store');
    if (!namesAddress(request, this.#port) || request.url !== this.#options.path) return refuse(response, 404);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return refuse(response, 405);
    }
    if (this.#transfers >= transfersMax) return refuse(response, 503);
    const content = this.#options.content();
    const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
    const { range, 'if-range': ifRange } = request.headers;
    const asked = range === undefined || (ifRange !== undefined && ifRange !== etag)
      ? undefined : parseRange(range, content.length);
    response.setHeader('etag', etag);
    response.setHeader('accept-ranges', 'bytes');
    if (asked === 'unsatisfiable') {
      response.setHeader('content-range', `bytes */${content.length}`);
      return refuse(response, 416);
    }
    const { start, end } = asked ?? { start: 0, end: content.length };
    response.writeHead(asked === undefined ? 200 : 206, {
      'content-type': this.#options.contentType,
      'content-length': end - start,
      'content-disposition': `attachment; filename="${this.#options.path.slice(1)}"`,
      ...(asked === undefined ? {} : { 'content-range': `bytes ${start}-${end - 1}/${content.length}` }),
    });
    if (request.method === 'HEAD') {
      response.end();
      return undefined;
    }
    const caller = this.#callerOf(request.socket.remoteAddress ?? '', { etag, bytes: content.length, start });
    this.#transfers += 1;
    response.once('close', () => {
      this.#transfers -= 1;
    });
    this.#send(response, content, { start, end }, caller);
    return undefined;
  }

  /** Another file, or the same from its start after it was whole, is another download. */
  #callerOf(address: string, asked: { readonly etag: string; readonly bytes: number; readonly start: number }): Caller {
    const { etag, bytes, start } = asked;
    const known = this.#callerByAddress.get(address);
    const isAgain = known !== undefined && start === 0 && rangesLength(known.sent) === bytes;
    if (known !== undefined && known.etag === etag && !isAgain) return known;
    const caller: Caller = { etag, bytes, sent: [] };
    this.#callerByAddress.set(address, caller);
    const [oldest = ''] = this.#callerByAddress.keys();
    if (this.#callerByAddress.size > callersMax) this.#callerByAddress.delete(oldest);
    return caller;
  }

  #send(response: ServerResponse, content: Buffer, { start, end }: ByteRange, caller: Caller): void {
    if (response.destroyed) return;
    if (start === end) {
      response.end();
      return;
    }
    const next = Math.min(start + partBytes, end);
    response.write(content.subarray(start, next), (error) => {
      if (error !== null && error !== undefined) return;
      caller.sent = addRange(caller.sent, { start, end: next });
      this.#options.onProgress();
      this.#send(response, content, { start: next, end }, caller);
    });
  }
}

function refuse(response: ServerResponse, status: 404 | 405 | 416 | 503): void {
  response.writeHead(status, { 'content-length': 0, connection: 'close' }).end();
}

/** `192.168.1.24:41234`, `[fd00::1]:41234`. */
function namesAddress({ headers: { host = '' } }: IncomingMessage, port: number): boolean {
  const [, address, named] = /^(?:\[(?=.*\]))?(.+?)\]?(?::(\d+))?$/.exec(host) ?? [];
  return address !== undefined && isIP(address) !== 0 && Number(named ?? 80) === port;
}
