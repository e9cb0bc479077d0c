/**
 * The PC program from its start to its end: one process that owns the book, serves the page of its window and the page
 * of the phone, and waits for phones while the sync window is open.
 */
import { Engine } from '@tandem/engine';
import { dataFolder, deviceName } from '@tandem/host';
import { findBrowsers } from './browsers.ts';
import { findLastBook } from './last-book.ts';
import { openPageServer, type PageServer } from './page-server.ts';
import { pcPlatform } from './pc-platform.ts';
import { openPreferences } from './pc-preferences.ts';
import { pcReach } from './pc-reach.ts';
import { PcShelf } from './pc-shelf.ts';
import { phoneApp } from './phone-app.ts';
import { openPhonePageServer, phonePagePort, type PhonePageServer } from './phone-page-server.ts';
import type { ProgramContext, ProgramEnd } from './program-context.ts';
import { untilConnected, untilOver } from './program-life.ts';
import { announceProgram, askRunningProgram } from './running-program.ts';
import { joinStarting, showRunning } from './second-start.ts';
import { readServedFiles, type ServedFiles } from './served-files.ts';
import { newSecret } from './window-key.ts';
import { openWindow, windowProfile, type OpenedWindow } from './window.ts';

/** Throws `SqliteError` where the data folder cannot be used. */
export async function runProgram(context: ProgramContext): Promise<ProgramEnd> {
  const { complain, environment, options, pages, texts } = context;
  const folder = dataFolder(environment);
  const bookPath = findLastBook(folder, options.bookPath).path;
  const running = await askRunningProgram(folder, bookPath);
  if (running !== undefined) return showRunning(context, windowProfile(folder, bookPath), running);
  if (!await context.preparePages()) return 'failed';
  const files = readServedFiles(pages.desktop);
  if (files === undefined) {
    complain(texts.noPages);
    return 'failed';
  }
  const isPhoneHere = { value: (): boolean => false };
  const engine = await openEngine(context, folder, () => isPhoneHere.value());
  try {
    if (isInUse(engine)) return await joinStarting(context, folder, bookPath);
    const phoneFiles = readServedFiles(pages.phone);
    const phonePage = phoneFiles === undefined ? undefined : await openPhonePageServer(phoneFiles, texts.refusal);
    isPhoneHere.value = () => phonePage?.isUsed === true;
    try {
      return await serve(context, folder, bookPath, engine, files, phonePage);
    } finally {
      await phonePage?.close();
    }
  } finally {
    await engine.close();
  }
}

function openEngine(context: ProgramContext, folder: string, isPhoneHere: () => boolean): Promise<Engine> {
  const { environment, language, onBug, options } = context;
  const name = deviceName(environment);
  return Engine.open(pcPlatform({
    deviceName: name,
    preferences: openPreferences(folder, options.language ?? language, options.language !== undefined),
    shelf: new PcShelf({
      folder, lastBook: findLastBook(folder, options.bookPath), deviceName: name, wallMs: () => Date.now(),
    }),
    reach: pcReach({ address: options.address, port: options.port, isPhoneHere }),
    handover: phoneApp({ folder: context.appFolder, address: options.address, make: context.makeApp }),
  }), onBug);
}

async function serve(
  context: ProgramContext, folder: string, bookPath: string, engine: Engine, files: ServedFiles,
  phonePage: PhonePageServer | undefined,
): Promise<ProgramEnd> {
  const { complain, onBug, options, say, signal, texts } = context;
  const secret = newSecret();
  const server = await openPageServer({ files, engine, askingSecret: secret, refusal: texts.refusal, onBug });
  if (typeof server === 'string') {
    complain(texts.cannotServe);
    return 'failed';
  }
  // The app is offered by a window; where none is left, nothing is.
  server.onScreensChanged(() => {
    if (server.screens === 0) void engine.command('close-install', { followedBy: 'nothing' });
  });
  let withdraw = (): void => {};
  let window: OpenedWindow | undefined;
  try {
    withdraw = announceProgram(folder, bookPath, { port: server.port, secret });
    tellBook(context, engine, bookPath);
    tellPhonePage(context, phonePage);
    if (options.hasWindow) window = await openOwnWindow(context, folder, bookPath, server);
    tellWindow(context, window, server);
    const end = await untilOver(server, window, signal);
    say(texts.stopping);
    return end === 'stopped' ? 'interrupted' : 'over';
  } finally {
    withdraw();
    await server.close();
    if (window?.kind === 'window') window.close();
  }
}

function openOwnWindow(
  { environment }: ProgramContext, folder: string, bookPath: string, server: PageServer,
): Promise<OpenedWindow | undefined> {
  return openWindow({
    browsers: findBrowsers(environment), home: environment.home,
    profileFolder: windowProfile(folder, bookPath),
    newAddress: () => server.newAddress(),
    untilConnected: (until) => untilConnected(server, until),
  });
}

function tellBook({ say, texts }: ProgramContext, engine: Engine, bookPath: string): void {
  const view = engine.query('book', {});
  say(view.ok && view.value.kind === 'open' ? texts.bookOpened(bookPath) : texts.noBookYet);
}

function tellPhonePage({ say, texts }: ProgramContext, phonePage: PhonePageServer | undefined): void {
  if (phonePage === undefined) {
    say(texts.noPhonePage);
    return;
  }
  say(texts.phonePage(phonePage.address));
  if (phonePage.port !== phonePagePort) say(texts.phonePageElsewhere(phonePage.port, phonePagePort));
}

function tellWindow(
  { options, say, texts }: ProgramContext, window: OpenedWindow | undefined, server: PageServer,
): void {
  if (window?.kind === 'window') {
    say(texts.windowOpened);
    return;
  }
  if (options.hasWindow) say(window === undefined ? texts.noBrowser : texts.tabOpened);
  if (window === undefined) say(texts.address(server.lastingAddress));
  say(texts.howToStop);
}

function isInUse(engine: Engine): boolean {
  const view = engine.query('book', {});
  return view.ok && view.value.kind === 'none' && view.value.damaged?.reason === 'in-use';
}
