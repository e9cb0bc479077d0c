/** Makes the Android app: a signed APK, the same bytes for the same sources, tools and key. */
import { createHash } from 'node:crypto';
import {
  cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { currentEnvironment, dataFolder } from '@tandem/host';
import { buildPages } from '../build-pages.ts';
import { appSource, outFolder, readVersion, root, type AppSource } from './app-source.ts';
import { compileApp, type CompiledApp } from './compile.ts';
import { findReleaseKey, openLocalKey, signApk, verifySignatures, type SigningKey } from './signing-key.ts';
import { findAndroidTools, type AndroidTools } from './tools.ts';
import { writeZip, type ZipEntry } from './zip.ts';

/** As `tandem.json` beside the APK has it. */
export interface BuiltApp {
  readonly versionName: string;
  readonly versionCode: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly certificateSha256: string;
}

export interface BuildPlaces {
  readonly out: string;
  /** Of this computer's own key, where no release key is named. */
  readonly keys: string;
}

const usualPlaces = (): BuildPlaces => ({ out: outFolder, keys: join(dataFolder(currentEnvironment()), 'keys') });

/**
 * Into `out`: the APK by its version and as `tandem.apk`, `tandem.json`, and the page for those who build with Gradle.
 * A sentence where tools are missing. Throws where sources or network are at fault.
 */
export async function buildAndroidApp(
  say: (line: string) => void, { out, keys } = usualPlaces(),
): Promise<BuiltApp | { readonly missing: string }> {
  const tools = await findAndroidTools(say);
  if ('missing' in tools) return tools;
  await buildPages(() => say('Building the page of the phone…'), ['apps/phone']);
  const key = await findKey(tools, keys, say);
  say('Compiling and signing the app…');
  return withWorkFolder(async (folder) => {
    const signed = join(folder, 'signed.apk');
    await packApp(tools, await compileAppIn(tools, folder), listPage(), key, signed);
    const built = await describe(tools, signed);
    publish(signed, built, out);
    return built;
  });
}

export async function withWorkFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const parent = join(root, 'node_modules/.cache/android');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'work-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function compileAppIn(
  tools: AndroidTools, folder: string, source: AppSource = appSource,
): Promise<CompiledApp> {
  return compileApp(tools, source, readVersion(), folder);
}

/** Packs, aligns and signs. */
export async function packApp(
  tools: AndroidTools, app: CompiledApp, page: readonly ZipEntry[], key: SigningKey, signed: string,
): Promise<void> {
  const entries = [...app.resources, { name: 'classes.dex', bytes: app.dex }, ...page];
  const unsigned = `${signed}.unsigned`;
  writeFileSync(unsigned, writeZip(entries, mustStore));
  await signApk(tools, key, unsigned, signed);
}

/** The table of resources is mapped into memory; fonts and pictures are compressed already. */
function mustStore(name: string): boolean {
  return name === 'resources.arsc' || /\.(woff2|png|webp)$/.test(name);
}

/** In the app the service worker has nothing to do: its files are there. Licences go with what they are of. */
export function listPage(): ZipEntry[] {
  const home = join(root, 'apps/phone/out');
  return globSync('*', { cwd: home }).filter((name) => name !== 'service-worker.js' && !name.startsWith('.'))
    .map((name) => ({ name: `assets/www/${name}`, bytes: readFileSync(join(home, name)) }));
}

async function findKey(tools: AndroidTools, keys: string, say: (line: string) => void): Promise<SigningKey> {
  const key = findReleaseKey(process.env) ?? await openLocalKey(tools.java, keys, say);
  say(`Signing with ${key.isRelease ? 'the release key' : 'a key of this computer alone, no release key'}.`);
  return key;
}

export async function describe(tools: AndroidTools, apk: string): Promise<BuiltApp> {
  const bytes = readFileSync(apk);
  const { certificate } = await verifySignatures(tools, apk);
  const { name, code } = readVersion();
  return {
    versionName: name, versionCode: code, bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'), certificateSha256: certificate,
  };
}

/** The PC may be handing over the former app: a file of these is whole at every moment. */
function publish(apk: string, built: BuiltApp, out: string): void {
  rmSync(join(out, 'assets'), { recursive: true, force: true });
  for (const { name, bytes } of listPage()) {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), bytes);
  }
  const versioned = `tandem-${built.versionName}.apk`;
  const partial = join(out, 'partial');
  for (const name of [versioned, 'tandem.apk']) {
    cpSync(apk, partial);
    renameSync(partial, join(out, name));
  }
  for (const name of globSync('tandem-*.apk', { cwd: out }).filter((name) => name !== versioned)) {
    rmSync(join(out, name));
  }
  writeFileSync(partial, `${JSON.stringify(built, undefined, 2)}\n`);
  renameSync(partial, join(out, 'tandem.json'));
}
