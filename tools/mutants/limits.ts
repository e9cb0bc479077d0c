/** A thread beside the tests of a mutant that ends them when they take far more than the tests do: memory, or work. */
import { workerData } from 'node:worker_threads';

const memoryBytesMax = 2 ** 30;
/** Of the processor, so that a busy machine makes little difference. */
const cpuMicrosecondsMax = 1_000_000 + 5 * Number(workerData);
const lookEveryMs = 200;

setInterval(() => {
  const { user, system } = process.cpuUsage();
  if (process.memoryUsage.rss() > memoryBytesMax || user + system > cpuMicrosecondsMax) {
    process.kill(process.pid, 'SIGKILL');
  }
}, lookEveryMs);
