/**
 * Loaded before a file of tests: the first that fails kills the mutant, and ends the run. The reporter hears of it only
 * when the event loop turns, which is after all the tests that never wait: seconds of them.
 *
 * Stryker runs the tests without a mutant first: what they take of the processor then is noted beside them, and a
 * mutant that takes far more ends there.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach } from 'node:test';
import { Worker } from 'node:worker_threads';

const cpuNote = `${process.argv.at(-1) ?? ''}.cpu`;
const isMutant = process.env['__STRYKER_ACTIVE_MUTANT__'] !== undefined;
const soundCpuMicroseconds = isMutant && existsSync(cpuNote) ? Number(readFileSync(cpuNote, 'utf8')) : 12_000_000;

new Worker(new URL('limits.ts', import.meta.url), { execArgv: [], workerData: soundCpuMicroseconds }).unref();

afterEach((test) => {
  if (test === undefined || test.passed) return;
  process.stdout.write(`${test.name}\n`);
  process.exit(1);
});

if (!isMutant) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(cpuNote, String(user + system));
  });
}
