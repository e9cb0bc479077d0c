/**
 * The files of a built page, read once: what is served is one build whole, whatever happens to its folder meanwhile,
 * and a path that is not in the list is nowhere.
 */
import { globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface ServedFile {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** The name has a hash of the content in it: the same name is the same file for ever. */
  readonly isImmutable: boolean;
}

/** By the path of a request: `/main-2F3A.js`, and `/` for the page itself. */
export type ServedFiles = ReadonlyMap<string, ServedFile>;

/** Undefined where nothing has been built. */
export function readServedFiles(folder: string): ServedFiles | undefined {
  const files = new Map<string, ServedFile>();
  for (const name of globSync('*.*', { cwd: folder })) {
    const contentType = contentTypes[extname(name)];
    if (contentType === undefined) continue;
    const path = name === 'index.html' ? '/' : `/${name}`;
    files.set(path, {
      bytes: readFileSync(join(folder, name)), contentType, isImmutable: /-[0-9A-Z]{8}\.\w+$/.test(name),
    });
  }
  return files.has('/') ? files : undefined;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};
