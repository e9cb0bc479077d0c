/** An HTTP server that only this computer reaches, for files that were read before. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ServedFiles } from './served-files.ts';

const loopbackAddress = '127.0.0.1';
const connectionsMax = 256;

export type BindFailure = 'address-in-use' | 'not-allowed' | 'other';

export function createLoopbackServer(): Server {
  const server = createServer({ headersTimeout: 5000, requestTimeout: 10_000 });
  server.maxConnections = connectionsMax;
  return server;
}

/** 0: any free port. The port that it is then, or why there is none. */
export async function bindLoopback(server: Server, port: number): Promise<number | BindFailure> {
  const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve);
    server.listen({ port, host: loopbackAddress }, () => {
      server.off('error', resolve);
      resolve(undefined);
    });
  });
  if (error?.code === 'EADDRINUSE') return 'address-in-use';
  if (error?.code === 'EACCES') return 'not-allowed';
  if (error !== undefined) return 'other';
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('a TCP server has a port');
  return bound.port;
}

/**
 * The caller named this server as one that can only be reached here. A page of the internet whose name was pointed to
 * this computer (DNS rebinding) comes with that name.
 */
export function namesLoopback({ headers: { host } }: IncomingMessage, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

export function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

export function sendFile(request: IncomingMessage, response: ServerResponse, files: ServedFiles): void {
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (!isReading) {
    response.setHeader('allow', 'GET, HEAD');
    sendText(response, 405, 'Only reading is possible here.');
    return;
  }
  const file = files.get(pathOf(request));
  if (file === undefined) {
    sendText(response, 404, 'There is no such page.');
    return;
  }
  response.writeHead(200, {
    'content-type': file.contentType,
    'content-length': file.bytes.length,
    'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
}

/** One sentence. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8', 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store',
  });
  response.end(text);
}

/** Ends every connection, too. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
