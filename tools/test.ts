/** `npm test [-- NAME]`: runs every check, or the suites whose name contains NAME. The last line is the result. */
import { join, relative } from 'node:path';
import { killRunningCommands } from './run-command.ts';
import { runSuite } from './run-suite.ts';
import { findSuites, minutesByShare, type Share, type Suite } from './suites.ts';
import { addTallies, emptyTally, tallyToLine } from './tally.ts';

const root = join(import.meta.dirname, '..');

for (const [signal, exitCode] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
  process.on(signal, () => {
    killRunningCommands();
    process.exit(exitCode);
  });
}
process.chdir(root);
process.exitCode = await main(process.argv.slice(2));

async function main(names: readonly string[]): Promise<0 | 1> {
  const all = findSuites(root);
  const suites = all.filter(({ name }) => names.length === 0 || names.some((part) => name.includes(part)));
  if (suites.length === 0) {
    console.log(`No suite is called like that. Suites:\n${all.map(({ name }) => `  ${name}`).join('\n')}`);
    console.log('0 passed, 0 failed');
    return 1;
  }
  const total = await runSuites(suites);
  for (const { file, name, reason } of total.skips) console.log(`skipped: ${relative(root, file)}: ${name}: ${reason}`);
  console.log(tallyToLine(total));
  return total.failed === 0 ? 0 : 1;
}

/** One after the other: each may use every core, and its time is its own. */
async function runSuites(suites: readonly Suite[]): Promise<typeof emptyTally> {
  const usedMsByShare = new Map<Share, number>();
  const nameWidth = Math.max(...suites.map(({ name }) => name.length));
  const failures: string[] = [];
  let total = emptyTally;
  for (const suite of suites) {
    process.stdout.write(`${suite.name.padEnd(nameWidth)}  `);
    const usedMs = usedMsByShare.get(suite.share) ?? 0;
    const limitMs = minutesByShare[suite.share] * 60_000;
    const end = await runSuite(suite, Math.max(limitMs - usedMs, 1));
    usedMsByShare.set(suite.share, usedMs + end.elapsedMs);
    total = addTallies(total, end.tally);
    const shareSeconds = `${seconds(usedMs + end.elapsedMs)} of ${limitMs / 1000} s for ${suite.share}`;
    console.log(`${tallyToLine(end.tally)}  ${seconds(end.elapsedMs)} s (${shareSeconds})`);
    if (end.tally.failed > 0) {
      failures.push(suite.name);
      console.log(`\n${end.output.trimEnd()}\n`);
    }
  }
  if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
  return total;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
