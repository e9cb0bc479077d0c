/** Names an input that never ends, and ends the process: the thread that runs it can do neither. */
import { Worker } from 'node:worker_threads';

/** Far beyond what any input may take. */
const stallMsMax = 120_000;
const textBytesMax = 1 << 20;

/** Takes each input before it is run, with the name of its target. */
export function startStallGuard(): (target: string, input: string) => void {
  const memory = new SharedArrayBuffer(8 + textBytesMax);
  // How many inputs have begun; the length of the current one's text; the text.
  const [counts, text] = [new Int32Array(memory, 0, 2), new Uint8Array(memory, 8)];
  const encoder = new TextEncoder();
  const worker = new Worker(new URL('stall-guard-worker.ts', import.meta.url), { workerData: { memory, stallMsMax } });
  worker.unref();
  return (target, input) => {
    const bytes = encoder.encode(`${target}: ${input}`).subarray(0, textBytesMax);
    text.set(bytes);
    counts[1] = bytes.length;
    Atomics.add(counts, 0, 1);
  };
}
