#!/usr/bin/env node
// `npx tandem`: on a Node too old to run TypeScript, starts again on the pinned one.
import { spawn } from 'node:child_process';
import * as module from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseRuntime, nodeMajorMin } from '../../../tools/link-runtime.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const isNewEnough = Number.parseInt(process.versions.node) >= nodeMajorMin;
const runtime = isNewEnough ? process.execPath : chooseRuntime(root);

if (isNewEnough) {
  module.enableCompileCache(join(root, 'node_modules', '.cache', 'compile'));
  const { main } = await import('../src/main.ts');
  const code = await main(process.argv.slice(2));
  if (typeof code === 'number') process.exitCode = code;
} else if (runtime === undefined) {
  process.stderr.write(`This Node is ${process.version}: run "npm ci" in the project's folder first, or install Node `
    + `${nodeMajorMin} or newer.\n`);
  process.exitCode = 1;
} else {
  const child = spawn(runtime, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal gives Ctrl-C to the child as well: this process only waits for its end.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => { if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal); });
  }
  child.on('exit', (code, signal) => process.exit(signal === null ? code ?? 1 : 128 + constants.signals[signal]));
}
