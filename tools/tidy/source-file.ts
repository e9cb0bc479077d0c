/** What the rules look at, and what they answer. A rule is a function over files, so that a test can seed a fault. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceFile {
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** `path:line: what is wrong`, or without a line where the whole file is meant. */
export type Fault = string;

/** Every text file that is or could be committed. */
export function readRepository(root: string): SourceFile[] {
  const listing = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26,
  });
  return listing.split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .map((path) => ({ path, bytes: readFileSync(join(root, path)) }))
    .filter(({ bytes }) => !bytes.subarray(0, 8000).includes(0)) // a NUL byte: not text
    .map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') }));
}

export function isCode(path: string): boolean {
  return /\.(ts|mts|mjs|tsx)$/.test(path);
}

/** Tests and what only tests use. */
export function isTestCode(path: string): boolean {
  return /\.(test|testing)\.tsx?$/.test(path) || path.startsWith('tests/');
}

export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
