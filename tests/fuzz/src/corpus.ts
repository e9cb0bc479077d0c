/** The files beside the code: samples to begin with, and every input that ever failed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');

/** Bytes by file name; `.hex` files hold them as text. */
export function readCorpus(folder: string): ReadonlyMap<string, Uint8Array> {
  const path = join(home, 'corpus', folder);
  return new Map(listFiles(path).map((name) => {
    const bytes = readFileSync(join(path, name));
    return [name, new Uint8Array(name.endsWith('.hex') ? Buffer.from(bytes.toString('latin1').trim(), 'hex') : bytes)];
  }));
}

/** Inputs that failed once, by file name. */
export function readRegressions(target: string): ReadonlyMap<string, string> {
  const path = join(home, 'regressions', target);
  return new Map(listFiles(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

function listFiles(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : [];
}
