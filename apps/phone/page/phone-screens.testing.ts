/** The whole phone page in a real browser, with an engine that can be made to wait. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface PhoneScreensServer {
  readonly origin: string;
  /** From now on the engine's script does not come before `release`. */
  hold(): void;
  release(): void;
  close(): void;
}

/** As the PC serves it. */
const contentSecurityPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
  + "style-src 'self'; font-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; manifest-src 'self'; "
  + "connect-src 'self' ws:";

const typeByEnding: Readonly<Record<string, string>> = {
  js: 'text/javascript', css: 'text/css', html: 'text/html; charset=utf-8', wasm: 'application/wasm',
  woff2: 'font/woff2',
};

export async function servePhoneScreens(): Promise<PhoneScreensServer> {
  const files = await buildScreens();
  const waiting = new Set<ServerResponse>();
  let isHeld = false;
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url ?? '';
    const content = files.get(path);
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': typeByEnding[path.split('.').at(-1) ?? ''] ?? 'text/plain',
      'content-security-policy': contentSecurityPolicy,
    });
    if (isHeld && path === '/worker.js') waiting.add(response);
    else response.end(content);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  const release = (): void => {
    isHeld = false;
    for (const response of waiting) response.end(files.get('/worker.js'));
    waiting.clear();
  };
  return {
    origin: `http://localhost:${address.port}`,
    hold: () => {
      isHeld = true;
    },
    release,
    close: () => {
      release();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function buildScreens(): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = import.meta.dirname;
  const { outputFiles } = await build({
    entryPoints: {
      main: join(folder, 'main.tsx'), worker: join(folder, '../src/worker.ts'),
      'qr-reader': join(folder, '../src/qr-reader-worker.ts'),
    },
    bundle: true, format: 'esm', write: false, outdir: '/', publicPath: '/', jsx: 'automatic', logLevel: 'error',
    assetNames: '[name]', loader: { '.woff2': 'file' },
    define: {
      'process.env.NODE_ENV': '"production"', builtWorkerUrl: '"/worker.js"', builtQrReaderUrl: '"/qr-reader.js"',
      builtSqliteWasmUrl: '"/sqlite3.wasm"', builtQrWasmUrl: '"/qr.wasm"',
    },
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [`/${basename(path)}`, contents]));
  files.set('/sqlite3.wasm', readPackage('@sqlite.org/sqlite-wasm/sqlite3.wasm'));
  files.set('/qr.wasm', readPackage('zxing-wasm/reader/zxing_reader.wasm'));
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
    .replace('{{style}}', '<link rel="stylesheet" href="/main.css">')
    .replace('{{script}}', '<script type="module" src="/main.js"></script>');
  return files.set('/index.html', new TextEncoder().encode(html));
}

function readPackage(specifier: string): Uint8Array {
  return readFileSync(fileURLToPath(import.meta.resolve(specifier)));
}
