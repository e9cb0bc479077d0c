/** The table of docs/ARCHITECTURE.md gives each share of a test run the minutes that the runner enforces. */
import { installMinutes, minutesByShare } from '../suites.ts';
import type { Fault, SourceFile } from './source-file.ts';

export const runMinutes = 25;

export function findTimeTableFaults(files: readonly SourceFile[]): Fault[] {
  const text = files.find(({ path }) => path === 'docs/ARCHITECTURE.md')?.text ?? '';
  const minutes = { install: installMinutes, ...minutesByShare };
  const total = Object.values(minutes).reduce((sum, share) => sum + share, 0);
  const missing = Object.entries({ ...minutes, total: runMinutes })
    .filter(([name, count]) => !new RegExp(String.raw`^\| ${name} \| ${count} min \|`, 'm').test(text))
    .map(([name, count]) => `docs/ARCHITECTURE.md: the time table has no row "| ${name} | ${count} min |"`);
  if (total === runMinutes) return missing;
  return [...missing, `tools/suites.ts: the shares make ${total} minutes, not ${runMinutes}`];
}
