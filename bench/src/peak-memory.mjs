/**
 * Loaded before a measured program (`--import`): at its exit it leaves its peak of resident memory in a file, in KiB.
 * Plain JavaScript, since a TypeScript file would load the stripper that a program with warm caches never needs.
 */
import { writeFileSync } from 'node:fs';

const path = process.env['TANDEM_BENCH_PEAK'];
if (path !== undefined) process.on('exit', () => writeFileSync(path, String(process.resourceUsage().maxRSS)));
