/** Every tool of the Android build, found or fetched. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { takeBookLock } from '@tandem/host';
import { findDebianTools, type DebianTools, type MissingTools } from './debian-packages.ts';
import { findNpmTools, type NpmTools } from './npm-packages.ts';
import { run } from './run.ts';

export interface AndroidTools extends NpmTools, DebianTools {}

export const cache = join(import.meta.dirname, '../../node_modules/.cache/android');

const waitMs = 200;

/**
 * A sentence where something is missing: what to install. Throws what npm says when it cannot fetch. One process at a
 * time fetches; the others find what it left. None waits for ever: what it runs has its time.
 */
export async function findAndroidTools(
  say: (line: string) => void,
): Promise<AndroidTools | MissingTools> {
  mkdirSync(cache, { recursive: true });
  let lock = takeBookLock(join(cache, 'tools'));
  while (lock === undefined) {
    await setTimeout(waitMs);
    lock = takeBookLock(join(cache, 'tools'));
  }
  try {
    return await findOrFetch(say);
  } finally {
    lock.release();
  }
}

async function findOrFetch(say: (line: string) => void): Promise<AndroidTools | MissingTools> {
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
