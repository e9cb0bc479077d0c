// Every npm script of this repository starts here, on whatever Node npm runs on (20 or newer): it brings node_modules
// up to date, then hands over to the pinned Node, which runs the TypeScript itself.
// npm 12 runs no install script that is not allowed by name, so nothing here relies on the postinstall.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install.mjs';
import { chooseRuntime, isInstalled, linkRuntime, nodeMajorMin, stampInstalled } from './link-runtime.mjs';

/** @type {Readonly<Record<string, readonly string[]>>} */
const commandByName = {
  start: ['tools/start.ts'],
  build: ['tools/build-pages.ts'],
  'build:android': ['tools/android/main.ts'],
  pictures: ['tests/screens/src/pictures/main.ts'],
  test: ['tools/test.ts'],
  sim: ['tests/simulation/src/main.ts'],
  fuzz: ['tests/fuzz/src/main.ts'],
  kills: ['tests/screens/src/kills/main.ts'],
  mutants: ['tools/mutants.ts'],
  bench: ['bench/src/main.ts'],
  lighthouse: ['bench/src/lighthouse.ts'],
  vectors: ['tools/vectors.ts'],
};
/** How long an interrupted program may take to close its book. */
const closeTimeoutMs = 10_000;
const parentCheckMs = 1000;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.exitCode = await main(process.argv.slice(2));

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main([name = '', ...args]) {
  const command = commandByName[name];
  if (command === undefined) {
    say(`Unknown command "${name}". Commands: ${Object.keys(commandByName).join(', ')}.`);
    return 2;
  }
  if (!isInstalled(root)) {
    const code = await installPackages(root, say);
    if (code !== 0) return code;
    stampInstalled(root);
  }
  linkRuntime(root);
  const runtime = chooseRuntime(root);
  if (runtime === undefined) {
    say(`No pinned Node exists for ${process.platform} on ${process.arch}, and this one is ${process.version}: `
      + `install Node ${nodeMajorMin} or newer, then run the same command again.`);
    return 1;
  }
  const [script = '', ...firstArgs] = command;
  return runToEnd(runtime, [join(root, script), ...firstArgs, ...args]);
}

/**
 * @param {string} runtime
 * @param {string[]} args
 * @returns {Promise<number>} the child's exit code, or 128 plus the signal's number as a shell says it
 */
function runToEnd(runtime, args) {
  const path = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH']}`;
  const child = spawn(runtime, args, { stdio: 'inherit', env: { ...process.env, PATH: path } });
  // A terminal gives Ctrl-C to the child as well; only without one does it have to be passed on.
  const terminalInterrupts = process.platform === 'win32' || process.stdin.isTTY;
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    if (signal !== 'SIGINT' || !terminalInterrupts) child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), closeTimeoutMs).unref();
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, passOn);
  // Killing npm kills the shell between it and this process, which is told nothing but gets another parent.
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] !== undefined) {
    setInterval(() => { if (process.ppid !== parent) passOn('SIGTERM'); }, parentCheckMs).unref();
  }
  return new Promise((resolve) => {
    child.on('error', (error) => {
      say(`The runtime could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(signal === null ? code ?? 1 : 128 + constants.signals[signal]));
  });
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}
