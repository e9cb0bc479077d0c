/** Every source file is reached from an entry of a package, a command, or a test. */
import { posix } from 'node:path';
import { findImports, findNamedFiles } from './imports.ts';
import { isCode, type Fault, type SourceFile } from './source-file.ts';

/** Started by hand, as their own heads say. */
const byHand = /^(packages\/[^/]+\/bench\/[^/]+\.ts|tools\/balances\.mjs)$/;

export function findDeadFiles(files: readonly SourceFile[]): Fault[] {
  const sources = new Map(files.filter(({ path }) => isCode(path)).map((file) => [file.path, file]));
  const waiting = [...sources.keys()].filter((path) => path.endsWith('.test.ts') || byHand.test(path));
  waiting.push(...files.filter(({ path }) => posix.basename(path) === 'package.json').flatMap(findEntries));
  const reached = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const file = sources.get(path);
    if (file === undefined || reached.has(path)) continue;
    reached.add(path);
    const folder = posix.dirname(path);
    const imported = findImports(file).map(({ specifier }) => specifier);
    const relative = imported.filter((specifier) => specifier.startsWith('.'));
    waiting.push(...relative.map((specifier) => posix.join(folder, specifier)), ...findNamedFiles(file));
  }
  return [...sources.keys()]
    .filter((path) => !reached.has(path) && !path.endsWith('.d.ts'))
    .map((path) => `${path}: nothing reaches it`);
}

/** Whatever a package.json names: its exports, bins and scripts. */
function findEntries({ path, text }: SourceFile): string[] {
  return [...text.matchAll(/[\w./-]+\.(?:tsx?|mjs)\b/g)].map((match) => posix.join(posix.dirname(path), match[0]));
}
