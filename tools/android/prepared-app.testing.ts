/** The app, compiled once for the tests of one file, with a key of its own; or why it cannot be here. */
import { after } from 'node:test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildPages } from '../build-pages.ts';
import { compileAppIn, listPage, packApp } from './build-app.ts';
import type { CompiledApp } from './compile.ts';
import { RunError } from './run.ts';
import { openLocalKey, type SigningKey } from './signing-key.ts';
import { findAndroidTools, type AndroidTools } from './tools.ts';

export interface PreparedApp {
  readonly tools: AndroidTools;
  /** Empty but for what is named here; gone after the tests. */
  readonly folder: string;
  readonly app: CompiledApp;
  readonly key: SigningKey;
  readonly apk: string;
}

/** `obstacle` is the reason of a skip: a machine without Java, or one that reaches neither npm nor Debian. */
export async function prepareTools(): Promise<{ readonly tools?: AndroidTools; readonly obstacle?: string }> {
  try {
    const tools = await findAndroidTools(() => {});
    return 'missing' in tools ? { obstacle: tools.missing } : { tools };
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    return { obstacle: `The tools of the Android build could not be fetched: ${error.message}` };
  }
}

export async function prepareApp(tools: AndroidTools): Promise<PreparedApp> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-android-'));
  after(() => { rmSync(folder, { recursive: true, force: true }); });
  await buildPages(() => {}, ['apps/phone']);
  const key = await openLocalKey(tools.java, join(folder, 'keys'), () => {});
  const app = await compileAppIn(tools, join(folder, 'first'));
  const apk = join(folder, 'tandem.apk');
  // Whatever order a file system lists a folder in, the bytes are the same.
  await packApp(tools, app, listPage().toReversed(), key, apk);
  return { tools, folder, app, key, apk };
}

/** A file of a seeded source, below `folder`. */
export function seedFile(folder: string, name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}
