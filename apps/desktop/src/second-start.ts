/** A second start on a book that is open already: one more window of the program that has it. */
import { findBrowsers } from './browsers.ts';
import type { ProgramContext, ProgramEnd } from './program-context.ts';
import { askRunningProgram } from './running-program.ts';
import { openWindow, windowProfile } from './window.ts';

/** The other program sees the page come; this one gives the browser that long to fail. */
const openingMsMax = 3000;

/** `address` opens one window; a browser that could not be started has not used it up. */
export async function showRunning(
  { environment, options, say, texts }: ProgramContext, profileFolder: string, address: string,
): Promise<ProgramEnd> {
  say(texts.alreadyRunning);
  const opened = options.hasWindow && await openWindow({
    browsers: findBrowsers(environment), home: environment.home, profileFolder,
    newAddress: () => address,
    untilConnected: (signal) => untilAborted(signal, openingMsMax),
  });
  if (opened === false || opened === undefined) say(texts.address(address));
  return 'over';
}

const tries = 6;
const stepMs = 300;

/** Another start of a moment ago has the book and may not answer yet; or it is another program, as the command line. */
export async function joinStarting(context: ProgramContext, folder: string, bookPath: string): Promise<ProgramEnd> {
  for (let tried = 0; tried < tries && !context.signal.aborted; tried += 1) {
    const address = await askRunningProgram(folder, bookPath);
    if (address !== undefined) return showRunning(context, windowProfile(folder, bookPath), address);
    await untilAborted(context.signal, stepMs);
  }
  context.complain(context.texts.bookInUse(bookPath));
  return 'failed';
}

async function untilAborted(signal: AbortSignal, ms: number): Promise<void> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
  if (either.aborted) return;
  await new Promise<void>((resolve) => {
    either.addEventListener('abort', () => resolve(), { once: true });
  });
}
