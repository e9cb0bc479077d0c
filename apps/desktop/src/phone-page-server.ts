/**
 * The phone's program served to this computer, for trying it without a phone. An origin of its own: it holds nothing of
 * the PC, and its book is in the browser that opens it. `localhost` counts as a secure place, as the camera and the
 * private file system want it.
 *
 * The address is that of the book in the browser: a free port is looked for from a fixed one on, always the same.
 */
import type { Server } from 'node:http';
import {
  bindLoopback, closeServer, createLoopbackServer, namesLoopback, sendFile, sendText,
} from './loopback-server.ts';
import { setPageHeaders, type PagePolicy } from './page-headers.ts';
import type { ServedFiles } from './served-files.ts';

export const phonePagePort = 4178;
const portsTried = 20;

const policy: PagePolicy = {
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'media-src': "'self' blob:",
  /** The PC of a code has any address of the home network. */
  'connect-src': "'self' ws:",
};

/** Undefined where no port at all is free. */
export async function openPhonePageServer(
  files: ServedFiles, refusal: string, firstPort = phonePagePort,
): Promise<PhonePageServer | undefined> {
  const ports = [...Array.from({ length: portsTried }, (_, index) => firstPort + index), 0];
  for (const port of ports) {
    const server = createLoopbackServer();
    const bound = await bindLoopback(server, port);
    if (typeof bound === 'number') return new PhonePageServer(server, bound, files, refusal);
  }
  return undefined;
}

export class PhonePageServer {
  readonly port: number;
  readonly #server: Server;
  #isUsed = false;

  constructor(server: Server, port: number, files: ServedFiles, refusal: string) {
    this.#server = server;
    this.port = port;
    server.on('request', (request, response) => {
      setPageHeaders(response, policy, ['camera']);
      if (!namesLoopback(request, port)) {
        sendText(response, 403, refusal);
        return;
      }
      this.#isUsed = true;
      sendFile(request, response, files);
    });
  }

  get address(): string {
    return `http://localhost:${this.port}/`;
  }

  /** Somebody tries the phone's page here. */
  get isUsed(): boolean {
    return this.#isUsed;
  }

  close(): Promise<void> {
    return closeServer(this.#server);
  }
}
