/** The modules that a file names: static and dynamic imports, and files named in strings (workers, child processes). */
import { posix } from 'node:path';
import { scan } from './scan.ts';
import { lineOf, type SourceFile } from './source-file.ts';

export interface Import {
  readonly specifier: string;
  readonly line: number;
}

const importPattern = /\b(?:from\s*|import\s*\(\s*|import\s+)(['"])([^'"\n]+)\1/g;
const filePattern = /(['"`])([^'"`\s]*\.(?:tsx?|mjs))\1/g;

export function findImports({ text }: SourceFile): Import[] {
  const { withLiterals, code } = scan(text);
  return [...withLiterals.matchAll(importPattern)]
    .filter(({ index }) => code[index] !== ' ') // an import inside a string is text
    .map((match) => ({ specifier: match[2] ?? '', line: lineOf(withLiterals, match.index) }));
}

/** Paths from the root of every file that the text may mean: relative to itself or to the root. */
export function findNamedFiles({ path, text }: SourceFile): string[] {
  return [...scan(text).withLiterals.matchAll(filePattern)].flatMap((match) => {
    const name = match[2] ?? '';
    return [posix.normalize(name), posix.join(posix.dirname(path), name)];
  });
}

/** `@noble/hashes/sha2.js` is of `@noble/hashes`; undefined for a file or a module of Node. */
export function packageOf(specifier: string): string | undefined {
  if (/^(\.|\/|node:)/.test(specifier)) return undefined;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}
