/** `npm run bench`: measures what the product promises to take, beside raw inserts on the same machine. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages } from '../../tools/build-pages.ts';
import { parseBenchOptions, usage, type BenchOptions, type PartName } from './bench-options.ts';
import { measureChanges } from './changes.ts';
import { sectionToObject, type Section } from './figures.ts';
import { measureCodeScan } from './code-scan.ts';
import { measureFirstSync } from './first-sync.ts';
import { measureImport } from './import-lines.ts';
import { measurePcScreens } from './pc-screens.ts';
import { measurePhoneKeypad } from './phone-keypad.ts';
import { measurePhoneMemory } from './phone-memory.ts';
import { measurePhoneSync } from './phone-sync.ts';
import type { BenchRun } from './program.ts';
import { measureStages } from './stages.ts';
import { sectionsToText } from './table.ts';
import { measureWarmChanges } from './warm-changes.ts';

const smallFirstEntries = 10_000;
const smallChangedEntries = 1000;
const importedLines = 10_000;
/** Unless `--runs` says it; those of a large book are long. */
const runsByBook = { small: 5, large: 3 };
const partsInBrowser: ReadonlySet<PartName> = new Set(['phone', 'screens', 'memory', 'scan']);
const benchTimeMsMax = 30 * 60_000;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = parseBenchOptions(args);
    if (options.isHelp) process.stdout.write(usage);
    else await runBench(options);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

interface Machine {
  readonly node: string;
  readonly platform: string;
  readonly processors: number;
  readonly processor: string;
  /** Of the last 1, 5 and 15 minutes. */
  readonly loadBefore: readonly number[];
  readonly loadAfter: readonly number[];
  readonly seconds: number;
}

async function runBench(options: BenchOptions): Promise<void> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort(new Error('interrupted'));
  const timer = setTimeout(() => controller.abort(new Error('it took too long')), benchTimeMsMax);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, interrupt);
  const startedMs = performance.now();
  const loadBefore = loadavg();
  const run: BenchRun = {
    folder: makeFolder(), signal: controller.signal,
    say: (line) => void process.stderr.write(`${secondsSince(startedMs).toFixed(0).padStart(4)} s  ${line}\n`),
  };
  try {
    const sections = await measure(run, options);
    const machine: Machine = {
      node: process.version, platform: `${process.platform} ${process.arch}`, processors: cpus().length,
      processor: cpus()[0]?.model ?? 'unknown', loadBefore, loadAfter: loadavg(),
      seconds: Math.round(secondsSince(startedMs)),
    };
    const json = `${JSON.stringify({ machine, sections: sections.map(sectionToObject) }, undefined, 2)}\n`;
    if (options.out !== undefined) writeFileSync(options.out, json);
    process.stdout.write(options.isJson ? json : toText(sections, machine));
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    controller.abort();
    rmSync(run.folder, { recursive: true, force: true, maxRetries: 5 });
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, interrupt);
  }
}

async function measure(run: BenchRun, { entries, parts, runs }: BenchOptions): Promise<Section[]> {
  const sections: Section[] = [];
  const sizes = [...new Set([Math.min(smallFirstEntries, entries), entries])];
  const runsOf = (size: number): number => runs ?? (size > smallFirstEntries ? runsByBook.large : runsByBook.small);
  if (parts.includes('first')) {
    for (const size of sizes) sections.push(await measureFirstSync(run, size, runsOf(size)));
  }
  if (parts.includes('changes')) {
    const changedSizes = [smallChangedEntries, entries] as const;
    sections.push(...await measureChanges(run, changedSizes, runs ?? runsByBook.large));
    sections.push(await measureWarmChanges(run, changedSizes));
  }
  if (parts.includes('import')) sections.push(await measureImport(run, importedLines, runs ?? runsByBook.small));
  if (parts.some((part) => partsInBrowser.has(part))) await buildPages((home) => run.say(`Building ${home}`));
  if (parts.includes('phone')) {
    for (const size of sizes) sections.push(...await measurePhoneSync(run, size, runs ?? runsByBook.large));
  }
  if (parts.includes('screens')) {
    sections.push(await measurePcScreens(run, entries, runs ?? runsByBook.large));
    sections.push(...await measurePhoneKeypad(run, entries, runs ?? runsByBook.small));
  }
  if (parts.includes('memory')) sections.push(await measurePhoneMemory(run, entries, runs ?? runsByBook.large));
  if (parts.includes('scan')) sections.push(...await measureCodeScan(run, runs ?? runsByBook.small));
  if (parts.includes('stages')) {
    for (const size of sizes) sections.push(await measureStages(run, size, runsOf(size)));
  }
  return sections;
}

/** On the disk of the project: the system's temporary folder is often in memory, where nothing is durable. */
function makeFolder(): string {
  const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, 'bench-'));
}

function toText(sections: readonly Section[], machine: Machine): string {
  const { loadAfter, loadBefore, node, platform, processor, processors, seconds } = machine;
  const [before, after] = [loadBefore, loadAfter].map(([minute]) => minute?.toFixed(1));
  return `${sectionsToText(sections)}
Node ${node}, ${platform}, ${processors} × ${processor}; ${seconds} s; load ${before} before, ${after} after
`;
}

function secondsSince(startedMs: number): number {
  return (performance.now() - startedMs) / 1000;
}
