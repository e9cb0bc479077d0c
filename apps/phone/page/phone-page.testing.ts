/** The engine of the phone in a real browser, behind a page without screens. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import type { Page } from 'playwright-core';
import type { CommandName, CommandParameters, QueryName, QueryParameters } from '@tandem/contract';

export interface PhoneServer {
  readonly origin: string;
  close(): void;
}

const contentSecurityPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
  + "connect-src 'self' ws:";

/** `wrap` is put before the Worker's script, to break what a browser has. */
export async function servePhonePage(wrap = ''): Promise<PhoneServer> {
  const folder = import.meta.dirname;
  const [page, worker, qrReader] = await Promise.all([
    bundle({
      stdin: { contents: pageScript, resolveDir: folder, loader: 'ts' },
      define: { builtWorkerUrl: '"/worker.js"', builtQrReaderUrl: '"/qr-reader.js"' },
    }),
    bundle({
      entryPoints: [join(folder, '../src/worker.ts')], define: { builtSqliteWasmUrl: '"/sqlite3.wasm"' },
    }),
    bundle({
      entryPoints: [join(folder, '../src/qr-reader-worker.ts')], define: { builtQrWasmUrl: '"/qr.wasm"' },
    }),
  ]);
  const fileByPath = new Map<string | undefined, readonly [type: string, content: string | Uint8Array]>([
    ['/', ['text/html', '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>']],
    ['/blank', ['text/html', '<!doctype html>']],
    ['/page.js', ['text/javascript', page]],
    ['/worker.js', ['text/javascript', wrap + worker]],
    ['/qr-reader.js', ['text/javascript', qrReader]],
    ['/sqlite3.wasm', ['application/wasm', readPackage('@sqlite.org/sqlite-wasm/sqlite3.wasm')]],
    ['/qr.wasm', ['application/wasm', readPackage('zxing-wasm/reader/zxing_reader.wasm')]],
  ]);
  const server = createServer((request, response) => {
    const found = fileByPath.get(request.url);
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': found?.[0] ?? 'text/plain', 'content-security-policy': contentSecurityPolicy,
    });
    response.end(found?.[1]);
  });
  await listen(server);
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const pageScript = `
  import { connectEngine } from './engine-connection.ts';
  import { openQrReader } from './scan/qr-reader.ts';
  Object.assign(window, { connectEngine, openQrReader });
`;

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ bundle: true, format: 'esm', write: false, logLevel: 'error', ...options });
  assert(outputFiles?.[0]);
  return outputFiles[0].text;
}

function readPackage(specifier: string): Uint8Array {
  return readFileSync(fileURLToPath(import.meta.resolve(specifier)));
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
}

const waitingMsMax = 10_000;

/** A tab that has started its engine. */
export class PhoneTab {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async start(): Promise<void> {
    await this.waitUntil('window.connectEngine !== undefined');
    await this.page.evaluate('window.connection = connectEngine(); undefined');
  }

  /** Waits for a state of the connection; `takeOver` is part of its text. */
  async waitFor(kind: string): Promise<void> {
    const text = '[connection.state().kind, connection.state().takeOver].filter(Boolean).join(" ")';
    await this.waitUntil(`window.connection && ${text} === ${JSON.stringify(kind)}`);
  }

  /** The page's own policy forbids what Playwright does for this. */
  async waitUntil(expression: string): Promise<void> {
    const isTrue = await this.page.evaluate(`new Promise((resolve) => {
      const endMs = performance.now() + ${waitingMsMax};
      const look = () => {
        const isTrue = Boolean(${expression});
        if (isTrue || performance.now() > endMs) resolve(isTrue);
        else setTimeout(look, 10);
      };
      look();
    })`);
    assert(isTrue, `it did not come to: ${expression}`);
  }

  command<Name extends CommandName>(name: Name, parameters: CommandParameters<Name>): Promise<unknown> {
    return this.page.evaluate(`connection.client.command(${JSON.stringify(name)}, ${JSON.stringify(parameters)})`);
  }

  /** The first result. */
  query<Name extends QueryName>(name: Name, parameters: QueryParameters<Name>): Promise<unknown> {
    return this.page.evaluate(`new Promise((resolve, reject) => {
      const stop = connection.client.subscribe(${JSON.stringify(name)}, ${JSON.stringify(parameters)},
        (result) => { resolve(result); setTimeout(() => stop()); }, (failure) => reject(JSON.stringify(failure)));
    })`);
  }

  /** Ends the engine's Worker as a system without memory does: without a word. */
  async killWorker(): Promise<void> {
    const worker = this.page.workers().find((candidate) => candidate.url().endsWith('/worker.js'));
    assert(worker !== undefined);
    await worker.evaluate('self.close()').catch(() => {});
  }
}
