/** What a command is: its options and one function. Expected failures are returned, and `main.ts` tells them. */
import { parseArgs } from 'node:util';
import type { Environment } from '@tandem/host';
import { success, type Language, type Result } from '@tandem/ledger';
import { usageFailed, type Failure, type UsageFailure } from './failure.ts';
import type { Catalogue } from './messages/catalogue.ts';
import type { Output } from './output.ts';

export interface Command {
  readonly options: OptionTable;
  /** In the order of the command line; each must be there. Written as help shows them: `FILE`. */
  readonly positionals: readonly string[];
  run(context: CommandContext, argv: readonly string[]): Outcome | Promise<Outcome>;
}

export type Outcome = Result<undefined, Failure>;

export interface CommandContext {
  readonly output: Output;
  readonly language: Language;
  readonly catalogue: Catalogue;
  readonly environment: Environment;
  /** Name of this computer, shown beside what is written here. */
  readonly deviceName: string;
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Aborted by Ctrl-C or SIGTERM. Whoever reads it promises to end soon after; in a command that never does, both end
   * the process at once, and SQLite takes back what was not committed.
   */
  readonly signal: AbortSignal;
}

/** A string option takes one value. One that is `required` is there, or the command is not run. */
export interface OptionDescriptor {
  readonly type: 'string' | 'boolean';
  readonly required?: true;
}
export type OptionTable = Readonly<Record<string, OptionDescriptor>>;

type OptionValue<Descriptor extends OptionDescriptor> = Descriptor['type'] extends 'boolean'
  ? boolean
  : Descriptor extends { readonly required: true } ? string : string | undefined;

export interface CommandInput<Options extends OptionTable> {
  readonly values: { readonly [Name in keyof Options]: OptionValue<Options[Name]> };
  readonly positionals: readonly string[];
}

/** What every command understands; `main.ts` acts on them. */
export const globalOptions = {
  json: { type: 'boolean' }, lang: { type: 'string' }, help: { type: 'boolean' },
} as const satisfies OptionTable;

/**
 * The command line after the command's name, by its tables. Strict: what is unknown, missing or too much is a failure.
 * A value may begin with a minus and a digit (`--amount -12,34`); any other `-x` after an option is taken for one.
 */
export function parseInput<const Options extends OptionTable>(
  command: { readonly options: Options; readonly positionals: readonly string[] }, argv: readonly string[],
): Result<CommandInput<Options>, Failure> {
  const table: OptionTable = { ...globalOptions, ...command.options };
  const { tokens } = parseArgs({
    args: [...argv], options: typesOf(table), allowPositionals: true, strict: false, tokens: true,
  });
  const values = new Map<string, string | boolean>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const descriptor = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (descriptor === undefined) return usageFailed({ kind: 'unknown-option', option: token.rawName });
    const { rawName: option, value } = token;
    if (descriptor.type === 'boolean') {
      if (value !== undefined) return usageFailed({ kind: 'option-takes-no-value', option });
      values.set(token.name, true);
    } else {
      const isMissing = value === undefined || (!token.inlineValue && /^-(?![\d.,])./.test(value));
      if (isMissing) return usageFailed({ kind: 'option-needs-value', option });
      values.set(token.name, value);
    }
  }
  const refused = findMissing(command, values, positionals);
  if (refused !== undefined) return usageFailed(refused);
  const booleans = Object.entries(command.options).filter(([, { type }]) => type === 'boolean').map(([name]) =>
    [name, values.get(name) ?? false] as const);
  // Every value has the type of its option, and no required one is missing.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- proven by the loop above
  const proven = Object.fromEntries([...values, ...booleans]) as CommandInput<Options>['values'];
  return success({ values: proven, positionals });
}

/** Of `--limit 20`; at most `max`. */
export function parseCount(option: string, text: string, min: number, max: number): Result<number, Failure> {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max ? success(value) : usageFailed({ kind: 'not-a-count', option, text, min, max });
}

function typesOf(table: OptionTable): Record<string, { type: 'string' | 'boolean' }> {
  return Object.fromEntries(Object.entries(table).map(([name, { type }]) => [name, { type }]));
}

function findMissing(
  { options, positionals: names }: { readonly options: OptionTable; readonly positionals: readonly string[] },
  values: ReadonlyMap<string, unknown>, positionals: readonly string[],
): UsageFailure | undefined {
  const surplus = positionals[names.length];
  if (surplus !== undefined) return { kind: 'unexpected-argument', argument: surplus };
  const missing = names[positionals.length];
  if (missing !== undefined) return { kind: 'missing-argument', argument: missing };
  const option = Object.entries(options).find(([name, { required }]) => required === true && !values.has(name));
  return option === undefined ? undefined : { kind: 'missing-option', option: `--${option[0]}` };
}
