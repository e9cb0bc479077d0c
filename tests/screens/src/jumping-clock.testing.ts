/**
 * Preloaded into the PC program by `NODE_OPTIONS`: each time it is poked its monotonic clock jumps beyond the life of
 * a code, as it may when a computer wakes up.
 */
import { pathToFileURL } from 'node:url';
import { oneTimeKeyLifeMs } from '@tandem/link';

let aheadMs = 0;
const read = performance.now.bind(performance);
performance.now = () => read() + aheadMs;
process.stdin.on('data', () => {
  aheadMs += oneTimeKeyLifeMs + 1000;
}).unref();

export const jumpingClock = { NODE_OPTIONS: `--import=${pathToFileURL(import.meta.filename).href}` } as const;
