/** Every tool of the Android build, found or fetched. */
import { join } from 'node:path';
import { findDebianTools, type DebianTools, type MissingTools } from './debian-packages.ts';
import { findNpmTools, type NpmTools } from './npm-packages.ts';
import { run } from './run.ts';

export interface AndroidTools extends NpmTools, DebianTools {}

export const cache = join(import.meta.dirname, '../../node_modules/.cache/android');

/** A sentence where something is missing: what to install. Throws what npm says when it cannot fetch. */
export async function findAndroidTools(
  say: (line: string) => void,
): Promise<AndroidTools | MissingTools> {
  const debian = await findDebianTools(cache, say);
  if ('missing' in debian) return debian;
  const npm = await findNpmTools(cache, say);
  if (npm === undefined) {
    return {
      missing: `There is no aapt2 for ${process.platform} on ${process.arch}: build on Linux x64.`, packages: [],
    };
  }
  return { ...npm, ...debian };
}

export function runJava(
  tools: Pick<AndroidTools, 'java'>, classPath: string, main: string, args: readonly string[], env = process.env,
): Promise<string> {
  const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'];
  return run(join(tools.java, 'java'), [...quick, '-cp', classPath, main, ...args], { env });
}
