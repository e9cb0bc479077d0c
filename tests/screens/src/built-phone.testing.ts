/** The phone's program as it is built, file by file, and what a server says with each. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface BuiltFile {
  readonly type: string;
  readonly bytes: Buffer;
}

/** As the PC sends it with the phone's page, and the Android shell. */
export const phonePolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
  + "style-src 'self'; font-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; manifest-src 'self'; "
  + "connect-src 'self' ws:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

const typeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.png': 'image/png', '.webp': 'image/webp',
  '.webmanifest': 'application/manifest+json',
};

/** By path; `/` is the page. */
export function readBuiltPhone(folder = join(import.meta.dirname, '../../../apps/phone/out')): Map<string, BuiltFile> {
  return new Map(readdirSync(folder).map((name) => [
    name === 'index.html' ? '/' : `/${name}`,
    { type: typeOfFile(name), bytes: readFileSync(join(folder, name)) },
  ]));
}

export function typeOfFile(name: string): string {
  return typeByExtension[extname(name)] ?? 'text/plain';
}
