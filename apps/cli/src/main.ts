/** The command `tandem`: finds the command, gives it what it needs of the world, and tells how it ended. */
import { parseArgs } from 'node:util';
import { currentEnvironment, deviceName } from '@tandem/host';
import { success, type Language } from '@tandem/ledger';
import { SqliteError } from '@tandem/sqlite';
import { commandNames, type CommandName } from './command-names.ts';
import { globalOptions, type Command, type CommandContext, type Outcome } from './command.ts';
import { taskFailed, usageFailed, type Failure } from './failure.ts';
import { catalogueOf, describeFailure } from './messages/catalogue.ts';
import { createOutput, oneLine } from './output.ts';
import { syncExitCode } from './sync-failure.ts';

/** A command's module is loaded when it runs, so that none pays for the others. */
const commands: Readonly<Record<CommandName, () => Promise<{ readonly command: Command }>>> = {
  start: () => import('./commands/start.ts'),
  account: () => import('./commands/account.ts'),
  sample: () => import('./commands/sample.ts'),
  add: () => import('./commands/add.ts'),
  edit: () => import('./commands/edit.ts'),
  delete: () => import('./commands/delete.ts'),
  accounts: () => import('./commands/accounts.ts'),
  entries: () => import('./commands/entries.ts'),
  import: () => import('./commands/import.ts'),
  export: () => import('./commands/export.ts'),
  listen: () => import('./commands/listen.ts'),
  join: () => import('./commands/join.ts'),
  conflicts: () => import('./commands/conflicts.ts'),
  journal: () => import('./commands/journal.ts'),
  undo: () => import('./commands/undo.ts'),
  bin: () => import('./commands/bin.ts'),
  devices: () => import('./commands/devices.ts'),
  backup: () => import('./commands/backup.ts'),
  backups: () => import('./commands/backups.ts'),
  restore: () => import('./commands/restore.ts'),
  check: () => import('./commands/check.ts'),
};

/** Returns the exit code: 0 good, 1 failed, 2 wrong usage, 130 after Ctrl-C. */
export async function main(argv: readonly string[]): Promise<number> {
  leaveWhenReaderLeaves();
  const language = chooseLanguage(argv, process.env);
  const context = createContext(argv, language ?? 'fr');
  const result = language === undefined ? wrongLanguage(argv) : await runCommandLine(context, argv);
  if (result.ok) return 0;
  process.stderr.write(`${oneLine(describeFailure(context.catalogue, result.error))}\n`);
  return exitCodeOf(result.error);
}

function exitCodeOf(failure: Failure): number {
  switch (failure.kind) {
    case 'usage': return 2;
    case 'task': return 1;
    case 'sync': return syncExitCode(failure.error);
  }
}

/** The one boundary: what the world broke becomes a sentence, and so does a defect of ours. */
export async function runCommandLine(context: CommandContext, argv: readonly string[]): Promise<Outcome> {
  try {
    return await run(context, argv);
  } catch (error) {
    if (error instanceof SqliteError && error.failure !== 'misuse' && error.failure !== 'constraint') {
      return taskFailed({ kind: 'sqlite', error: error.failure });
    }
    if (process.env['TANDEM_DEBUG'] !== undefined) console.error(error);
    return taskFailed({ kind: 'bug', message: String(error) });
  }
}

async function run(context: CommandContext, argv: readonly string[]): Promise<Outcome> {
  const { help, words } = readGlobal(argv);
  const [first, second] = words;
  if (first === undefined) return showHelp(context, undefined);
  if (first.value === 'help') return showHelp(context, second?.value);
  const name = commandNames.find((known) => known === first.value);
  if (name === undefined) return unknownCommand(first.value);
  if (help) return showHelp(context, name);
  const { command } = await commands[name]();
  return command.run(context, argv.toSpliced(first.index, 1));
}

function showHelp({ output, catalogue }: CommandContext, wanted: string | undefined): Outcome {
  const name = commandNames.find((known) => known === wanted);
  if (wanted !== undefined && name === undefined) return unknownCommand(wanted);
  const lines = name === undefined ? catalogue.generalHelp() : catalogue.help(name);
  for (const line of lines) output.line(line);
  return success(undefined);
}

function unknownCommand(name: string): Outcome {
  return usageFailed({ kind: 'unknown-command', name });
}

function wrongLanguage(argv: readonly string[]): Outcome {
  return usageFailed({ kind: 'unknown-language', text: readGlobal(argv).lang ?? '' });
}

/** `--lang` where it is given, undefined where that is no language; else the environment's, French unless English. */
function chooseLanguage(
  argv: readonly string[], variables: Readonly<Record<string, string | undefined>>,
): Language | undefined {
  const { lang } = readGlobal(argv);
  if (lang !== undefined) return lang === 'fr' || lang === 'en' ? lang : undefined;
  const named = ['TANDEM_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG']
    .map((name) => variables[name]).find((value) => value !== undefined && value !== '');
  return named?.toLowerCase().startsWith('en') === true ? 'en' : 'fr';
}

interface GlobalInput {
  readonly json: boolean;
  readonly help: boolean;
  readonly lang: string | undefined;
  /** What is no option, the command's name first. */
  readonly words: readonly { readonly index: number; readonly value: string }[];
}

/** The options of every command, read without knowing which command it is. */
function readGlobal(argv: readonly string[]): GlobalInput {
  const { values, tokens } = parseArgs({
    args: [...argv], strict: false, allowPositionals: true, tokens: true,
    options: { ...globalOptions, help: { type: 'boolean', short: 'h' } },
  });
  return {
    json: values.json === true, help: values.help === true,
    // `--lang` without a value is true, and no language.
    lang: values.lang === undefined ? undefined : String(values.lang),
    words: tokens.filter((token) => token.kind === 'positional'),
  };
}

function createContext(argv: readonly string[], language: Language): CommandContext {
  const environment = currentEnvironment();
  let signal: AbortSignal | undefined;
  return {
    output: createOutput(readGlobal(argv).json, (text) => process.stdout.write(text)),
    language,
    catalogue: catalogueOf(language),
    environment,
    deviceName: deviceName(environment),
    now: () => Date.now(),
    get signal() {
      return signal ??= createInterruptSignal();
    },
  };
}

function createInterruptSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

/** `tandem entries | head`: who reads has seen enough, and that is no failure. */
function leaveWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}
