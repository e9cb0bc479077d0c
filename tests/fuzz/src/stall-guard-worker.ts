/** The thread of `stall-guard.ts`. */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

interface Guarded {
  readonly memory: SharedArrayBuffer;
  readonly stallMsMax: number;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- given by stall-guard.ts alone
const { memory, stallMsMax } = workerData as Guarded;
const [counts, text] = [new Int32Array(memory, 0, 2), new Uint8Array(memory, 8)];

let last = -1;
setInterval(() => {
  const count = Atomics.load(counts, 0);
  if (count === last && count > 0) {
    const input = new TextDecoder().decode(text.slice(0, counts[1]));
    writeSync(1, `FOUND no end within ${stallMsMax} ms: ${input}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
  last = count;
}, stallMsMax);
