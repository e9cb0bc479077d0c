/** The command line of the benchmark. */
import { parseArgs } from 'node:util';

export const partNames = ['first', 'changes', 'import', 'stages', 'phone', 'screens', 'memory', 'scan'] as const;
export type PartName = (typeof partNames)[number];

export interface BenchOptions {
  readonly parts: readonly PartName[];
  /** Of the large book. */
  readonly entries: number;
  /** Undefined: as many as each part thinks right. */
  readonly runs: number | undefined;
  readonly isJson: boolean;
  readonly isHelp: boolean;
  /** The JSON goes there too. */
  readonly out: string | undefined;
}

export const usage = `npm run bench -- [--only ${partNames.join(',')}] [--entries N] [--runs N] [--json] [--out FILE]
  --only     parts, separated by commas; all of them without it
  --entries  entries of the large book, 1,000 to 1,000,000; 100,000 without it
  --runs     measured runs of each, 1 to 50; 3 or 5 without it
  --json     JSON instead of the table
  --out      JSON into this file besides
`;

/** Throws `RangeError` or what `parseArgs` throws, with a sentence for the user. */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' }, entries: { type: 'string' }, runs: { type: 'string' }, json: { type: 'boolean' },
      out: { type: 'string' }, help: { type: 'boolean', short: 'h' },
    },
  });
  return {
    parts: values.only === undefined ? partNames : values.only.split(',').map(parsePart),
    entries: values.entries === undefined ? 100_000 : parseCount('--entries', values.entries, 1000, 1_000_000),
    runs: values.runs === undefined ? undefined : parseCount('--runs', values.runs, 1, 50),
    isJson: values.json === true, isHelp: values.help === true, out: values.out,
  };
}

function parsePart(text: string): PartName {
  const part = partNames.find((name) => name === text);
  if (part === undefined) throw new RangeError(`"${text}" is no part: ${partNames.join(', ')}`);
  return part;
}

function parseCount(option: string, text: string, min: number, max: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(value >= min && value <= max)) throw new RangeError(`${option} takes a number from ${min} to ${max}: ${text}`);
  return value;
}
