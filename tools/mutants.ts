/**
 * `npm run mutants [-- --only NAME]`
 *
 * Mutation testing with Stryker: each expression of a group of files is changed in turn, and its tests must go red.
 * Prints what survived; the exit code is 1 if less than `killedShareMin` of a group was killed. Stryker is in no
 * package.json: it is fetched into `.cache` the first time. Survivors are explained in `tools/mutants/RESULTS.md`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutantGroups, type MutantGroup } from './mutants/groups.ts';
import { formatReport, parseReport, sumUp } from './mutants/report.ts';
import { runCommand } from './run-command.ts';

const version = '10.1.1';
const killedShareMin = 0.9;
const installMsMax = 10 * 60_000;
const groupMsMax = 6 * 3_600_000;
/** Only if `limits.ts` fails: it ends a mutant that never ends, and no busy machine reaches this. */
const stallMsMax = 600_000;

/** From the root, and from the root of its copy. */
const preload = 'tools/mutants/end-early.ts';
const reporter = 'tools/mutants/first-failure.ts';
const plugin = 'tools/mutants/bug-messages.ts';
const testCommand = `node --import ./${preload} --test --test-isolation=none --test-reporter=./${reporter}`;

const root = join(import.meta.dirname, '..');
const home = join('.cache', 'mutants');
const stryker = join(root, home, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, strict: false, options: { only: { type: 'string' } } });
  const { only, ...others } = values;
  const chosen = mutantGroups.filter(({ name }) => only === undefined || name === only);
  if (chosen.length === 0 || positionals.length > 0 || Object.keys(others).length > 0) {
    console.error(`npm run mutants [-- --only ${mutantGroups.map(({ name }) => name).join('|')}]`);
    return 2;
  }
  if (!await installStryker()) return 1;
  let isGood = true;
  for (const group of chosen) isGood = await runGroup(group) && isGood;
  return isGood ? 0 : 1;
}

async function installStryker(): Promise<boolean> {
  if (existsSync(stryker)) return true;
  console.log(`Fetching Stryker ${version} into ${home} (61 MB, once; no package.json changes) ...`);
  mkdirSync(join(root, home), { recursive: true });
  writeFileSync(join(root, home, 'package.json'), '{ "private": true }\n');
  const { exitCode, output } = await runCommand('npm', [
    'install', '--prefix', join(root, home), '--no-save', '--no-audit', '--no-fund', '--ignore-scripts',
    `@stryker-mutator/core@${version}`,
  ], installMsMax);
  if (exitCode !== 0) console.error(output);
  return exitCode === 0;
}

/** Whether enough was killed. */
async function runGroup(group: MutantGroup): Promise<boolean> {
  const reportPath = join(home, `${group.name}.json`);
  const configPath = join(home, `${group.name}.config.json`);
  writeFileSync(join(root, configPath), JSON.stringify(toConfig(group, reportPath), undefined, 2));
  // The types are taken away once, not for each mutant.
  process.env['NODE_COMPILE_CACHE'] = join(root, home, 'compiled');
  const { exitCode, output } = await runCommand(process.execPath, [stryker, 'run', join(root, configPath)], groupMsMax);
  if (exitCode !== 0) {
    const how = exitCode === undefined ? 'by a signal' : `with ${exitCode}`;
    console.error(`${group.name}: Stryker ended ${how}\n${output}`);
    return false;
  }
  const mutants = parseReport(readFileSync(join(root, reportPath), 'utf8'));
  console.log(formatReport(group.name, mutants));
  return sumUp(mutants).killedShare >= killedShareMin;
}

/** See https://stryker-mutator.io/docs/stryker-js/configuration/ */
function toConfig({ files, tests }: MutantGroup, reportPath: string): object {
  return {
    mutate: files,
    testRunner: 'command',
    // A process for each file: most mutants are killed by the first, and need not load the others.
    commandRunner: { command: tests.map((test) => `${testCommand} ${test}`).join(' && ') },
    plugins: [`./${plugin}`],
    ignorers: ['bug-messages'],
    // A mutant of a module's own constants would need a process of its own to be seen: the command starts one.
    ignoreStatic: false,
    reporters: ['json'],
    jsonReporter: { fileName: reportPath },
    tempDirName: join(home, 'sandboxes'),
    cleanTempDir: 'always',
    // The packages are found in the folder above the sandbox.
    symlinkNodeModules: false,
    ignorePatterns: ['out', 'apps', 'docs', 'bench', 'tests', '.cache'],
    // Stryker would rewrite the tsconfig with an interface that TypeScript 7 does not have; Node needs none.
    tsconfigFile: 'none.json',
    disableTypeChecks: 'packages/**/*.ts',
    concurrency: Math.max(1, Math.floor(availableParallelism() / 2)),
    timeoutMS: stallMsMax,
    allowConsoleColors: false,
  };
}
