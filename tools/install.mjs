// `npm ci` with its progress in sight and its failures in plain words. Runs on Node 20.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const networkFault =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b/;

/**
 * Installs the packages of the lock; resolves with npm's exit code, or 130 when interrupted.
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {Promise<number>}
 */
export async function installPackages(root, say) {
  const count = countPackages(join(root, 'package-lock.json'));
  say(`Installing ${count} packages with npm (the first time, and whenever package-lock.json changes) ...`);
  const started = Date.now();
  const ticker = setInterval(() => {
    say(`  still installing, ${Math.round((Date.now() - started) / 1000)} s`);
  }, 5000);
  const { code, output } = await runNpm(root, ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional']);
  clearInterval(ticker);
  if (code === 0) {
    say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
    return 0;
  }
  if (code !== 130) say(`${output.trim()}\n\n${explainFailure(output)}`);
  return code;
}

/**
 * What a person can do about a failed `npm ci`.
 * @param {string} output what npm printed
 */
export function explainFailure(output) {
  const fault = networkFault.exec(output)?.[1];
  if (fault !== undefined) {
    return `npm could not reach its registry (${fault}), so the packages are not installed. `
      + 'Check the network connection and the proxy settings of npm, then run the same command again.';
  }
  if (/\b(CERT_|SELF_SIGNED|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY)/.test(output)) {
    return 'npm does not trust the certificate of its registry: the network probably has a proxy that opens '
      + 'connections. Give npm its certificate (npm config set cafile ...), then run the same command again.';
  }
  if (/\b(ENOSPC|EACCES|EPERM|EROFS)\b/.test(output)) {
    return 'npm could not write into this folder: see the disk\'s free space and the permissions of node_modules, '
      + 'and close programs that use files of it. Then run the same command again.';
  }
  return 'npm could not install the packages; its own message is above. Nothing else was touched.';
}

/** @param {string} lockPath */
function countPackages(lockPath) {
  /** @typedef {{ packages: Record<string, { link?: boolean, os?: string[], cpu?: string[] }> }} Lock */
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by npm, lockfileVersion 3
  const lock = /** @type {Lock} */ (JSON.parse(readFileSync(lockPath, 'utf8')));
  return Object.entries(lock.packages).filter(([path, { link, os, cpu }]) =>
    path.startsWith('node_modules/') && link !== true
    && (os === undefined || os.includes(process.platform)) && (cpu === undefined || cpu.includes(process.arch))).length;
}

/**
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
function runNpm(root, args) {
  const cli = process.env['npm_execpath'];
  const isNpm = cli !== undefined && /npm-cli\.c?js$/.test(cli);
  const options = { cwd: root, shell: !isNpm && process.platform === 'win32' };
  const child = isNpm ? spawn(process.execPath, [cli, ...args], options) : spawn('npm', args, options);
  let output = '';
  const interrupt = () => child.kill('SIGTERM');
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  child.stdout.on('data', (chunk) => { output += chunk; });
  child.stderr.on('data', (chunk) => { output += chunk; });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: `npm could not be started: ${error.message}` }));
    child.on('close', (code, signal) => {
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      resolve({ code: signal === null ? code ?? 1 : 130, output });
    });
  });
}
