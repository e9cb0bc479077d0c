/** Each dependency is recorded in docs/adr/, and the lock names no host. */
import { posix } from 'node:path';
import { lineOf, type Fault, type SourceFile } from './source-file.ts';

export function findDependencyFaults(files: readonly SourceFile[]): Fault[] {
  const records = files.filter(({ path }) => path.startsWith('docs/adr/')).map(({ text }) => text).join('\n');
  const manifests = files.filter(({ path }) => posix.basename(path) === 'package.json');
  const unrecorded = manifests.flatMap(({ path, text }) =>
    dependencyNames(text).filter((name) => !records.includes(`\`${name}\``))
      .map((name) => `${path}: docs/adr/ does not say what \`${name}\` saves and what was weighed`));
  const locks = files.filter(({ path }) => posix.basename(path) === 'package-lock.json');
  return [...unrecorded, ...locks.flatMap(findHosts)];
}

function findHosts({ path, text }: SourceFile): Fault[] {
  return [...text.matchAll(/"resolved":\s*"[a-z+]+:\/\//g)]
    .map((match) => `${path}:${lineOf(text, match.index)}: the lock names the host it came from`);
}

function dependencyNames(manifest: string): string[] {
  const parsed: unknown = JSON.parse(manifest);
  if (typeof parsed !== 'object' || parsed === null) return [];
  const names = Object.entries(parsed)
    .filter(([key]) => /^(dev|optional|peer)?dependencies$/i.test(key))
    .flatMap(([, versions]) => Object.keys(versionsOf(versions)));
  return [...new Set(names)].filter((name) => name !== 'tandem' && !name.startsWith('@tandem/'));
}

function versionsOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
