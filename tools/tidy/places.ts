/** The repository speaks of no machine that it was written on, and its CI runs what everybody runs. */
import { lineOf, type Fault, type SourceFile } from './source-file.ts';

/** An absolute path into somebody's folders. A path below another (`node_modules/tmp/x`, `~/home/x`) is none. */
const machinePathPattern = /(?<![\w.~$})\]-])\/(?:work|root|tmp|home|Users|var\/folders)\/[\w.-]/g;
const hostPattern =
  /\b(?:registry\.[a-z0-9-]+\.[a-z]{2,}|[a-z0-9.-]*(?:artifactory|codeartifact|npmmirror)[a-z0-9.-]*\.[a-z]{2,})/gi;
const testRun = ['set -eu', 'cd "$(dirname "$0")/.."', 'exec npm test'];

export function findPlaceFaults(files: readonly SourceFile[]): Fault[] {
  return files.filter(({ path }) => path !== 'LICENSE').flatMap(({ path, text }) =>
    [...text.matchAll(machinePathPattern), ...text.matchAll(hostPattern)].map((match) =>
      `${path}:${lineOf(text, match.index)}: ${match[0]} is a place of one machine or network`));
}

/** `.ci/run` is `npm test` and nothing else. */
export function findCiFaults(files: readonly SourceFile[]): Fault[] {
  const run = files.find(({ path }) => path === '.ci/run');
  const lines = run?.text.split('\n').filter((line) => line !== '' && !line.startsWith('#')) ?? [];
  return lines.join('\n') === testRun.join('\n') ? [] : [`.ci/run: it is not exactly "${testRun.join('; ')}"`];
}
