/** `npm start`: reads the command line, runs the program, and tells how it ended. */
import { join } from 'node:path';
import type { AppHandover } from '@tandem/engine';
import { currentEnvironment, dataFolder } from '@tandem/host';
import { SqliteError } from '@tandem/sqlite';
import { parseCommandLine } from './command-line.ts';
import type { ProgramContext, ProgramEnd } from './program-context.ts';
import { runProgram } from './program.ts';
import { languageOfEnvironment, startMessages, type StartTexts } from './start-messages.ts';

export type PreparePages = (onBuild: () => void) => Promise<void>;

const exitCodes: Readonly<Record<ProgramEnd, number>> = { over: 0, failed: 1, interrupted: 130 };
const usageExitCode = 2;

/** Returns the exit code: 0 when the window was closed, 1 failed, 2 wrong usage, 130 after Ctrl-C. */
export async function main(
  argv: readonly string[], preparePages: PreparePages, makeApp?: AppHandover['make'],
): Promise<number> {
  const environment = currentEnvironment();
  const ofEnvironment = languageOfEnvironment(environment.variables);
  const parsed = parseCommandLine(argv, startMessages[ofEnvironment]);
  if (!parsed.ok) {
    complain(parsed.error);
    return usageExitCode;
  }
  const options = parsed.value;
  const texts = startMessages[options.language ?? ofEnvironment];
  const context: ProgramContext = {
    options, environment, texts, language: ofEnvironment,
    pages: { desktop: join(import.meta.dirname, '../out'), phone: join(import.meta.dirname, '../../phone/out') },
    appFolder: environment.variables['TANDEM_APP'] ?? join(import.meta.dirname, '../../phone/android/out'),
    makeApp,
    signal: interruptSignal(),
    preparePages: () => tryPreparing(preparePages, texts),
    say: (line) => process.stdout.write(`${line}\n`),
    complain, onBug,
  };
  try {
    return exitCodes[await runProgram(context)];
  } catch (error) {
    complain(describeThrown(error, texts, dataFolder(environment)));
    if (process.env['TANDEM_DEBUG'] !== undefined) complain(String(error instanceof Error ? error.stack : error));
    return exitCodes.failed;
  }
}

async function tryPreparing(preparePages: PreparePages, texts: StartTexts): Promise<boolean> {
  try {
    await preparePages(() => process.stdout.write(`${texts.building}\n`));
    return true;
  } catch (error) {
    complain(texts.notBuilt(error instanceof Error ? error.message : String(error)));
    return false;
  }
}

function describeThrown(error: unknown, texts: StartTexts, folder: string): string {
  if (!(error instanceof SqliteError)) return texts.bug(String(error));
  switch (error.failure) {
    case 'full': return texts.diskFull(folder);
    case 'misuse': case 'constraint': case 'range': return texts.bug(error.message);
    case 'busy': case 'read-only': case 'not-a-database': case 'corrupt': case 'cannot-open': case 'io':
      return texts.folderRefused(folder);
  }
}

/** The first one closes the book; a second one ends the process, and SQLite takes back what was not committed. */
function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

/** Where it happened, and not what was in it: a message may name what a user typed. */
function onBug(bug: unknown): void {
  const isWhole = process.env['TANDEM_DEBUG'] !== undefined;
  if (!(bug instanceof Error)) complain(isWhole ? String(bug) : 'Tandem: a defect');
  else if (isWhole) complain(String(bug.stack));
  else complain([`Tandem: ${bug.name}`, ...(bug.stack ?? '').split('\n').filter(isFrame).slice(0, 5)].join('\n'));
}

function isFrame(line: string): boolean {
  return /^\s+at /.test(line);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
