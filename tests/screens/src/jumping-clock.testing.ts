/**
 * Preloaded into the PC program by `NODE_OPTIONS`: at each SIGUSR2 its monotonic clock jumps beyond the life of a code,
 * as it may when a computer wakes up.
 */
import { pathToFileURL } from 'node:url';
import { oneTimeKeyLifeMs } from '@tandem/link';

let aheadMs = 0;
const read = performance.now.bind(performance);
performance.now = () => read() + aheadMs;
process.on('SIGUSR2', () => {
  aheadMs += oneTimeKeyLifeMs + 1000;
});

export const jumpingClock = { NODE_OPTIONS: `--import=${pathToFileURL(import.meta.filename).href}` } as const;
