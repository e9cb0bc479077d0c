/**
 * Loaded before the tests of a mutant: the first that fails kills it, and ends the run. The reporter hears of it only
 * when the event loop turns, which is after all the tests that never wait: seconds of them.
 */
import { afterEach } from 'node:test';
import { Worker } from 'node:worker_threads';

new Worker(new URL('limits.ts', import.meta.url), { execArgv: [] }).unref();

afterEach((test) => {
  if (test === undefined || test.passed) return;
  process.stdout.write(`${test.name}\n`);
  process.exit(1);
});
