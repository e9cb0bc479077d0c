/** Loaded before a measured program (`--import`): at its exit it leaves its peak of resident memory in a file, in KiB. */
import { writeFileSync } from 'node:fs';

const path = process.env['TANDEM_BENCH_PEAK'];
if (path !== undefined) process.on('exit', () => writeFileSync(path, String(process.resourceUsage().maxRSS)));
