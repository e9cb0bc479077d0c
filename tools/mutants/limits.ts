/** A thread beside the tests of a mutant that ends them when they take far more than the tests do: memory, or work. */

const memoryBytesMax = 2 ** 30;
/** Of the processor, so that a busy machine makes no difference. */
const cpuMicrosecondsMax = 60_000_000;
const lookEveryMs = 200;

setInterval(() => {
  const { user, system } = process.cpuUsage();
  if (process.memoryUsage.rss() > memoryBytesMax || user + system > cpuMicrosecondsMax) {
    process.kill(process.pid, 'SIGKILL');
  }
}, lookEveryMs);
