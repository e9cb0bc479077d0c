/** When the program is over: by Ctrl-C, or when its window is closed and no page is left. */
import type { PageServer } from './page-server.ts';
import type { OpenedWindow } from './window.ts';

/** A page that is reloaded is gone for less. */
const absenceMsMax = 2000;

/** Resolves at once where a page is connected, else with the first one, or when `signal` is aborted. */
export async function untilConnected(server: PageServer, signal: AbortSignal): Promise<void> {
  if (server.screens > 0 || signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const forget = server.onScreensChanged(() => {
    if (server.screens > 0) resolve();
  });
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  forget();
}

/** `window` undefined: it lives until it is stopped, as it does in a tab of the user's browser. */
export function untilOver(
  server: PageServer, window: OpenedWindow | undefined, signal: AbortSignal,
): Promise<'stopped' | 'closed'> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<'stopped'>();
  signal.addEventListener('abort', () => stop('stopped'), { once: true });
  if (signal.aborted) stop('stopped');
  if (window?.kind !== 'window') return stopped;
  // On macOS a browser stays when its last window is closed.
  const ways = process.platform === 'darwin' ? [untilLeft(server, true)] : [];
  return Promise.race([stopped, window.closed.then(() => untilLeft(server, false)), ...ways]);
}

/** Until no page has been connected for a while; with `isFirstAwaited` that counts only once there was one. */
async function untilLeft(server: PageServer, isFirstAwaited: boolean): Promise<'closed'> {
  const { promise, resolve } = Promise.withResolvers<'closed'>();
  let absence: NodeJS.Timeout | undefined;
  let isAwaited = isFirstAwaited;
  const look = (): void => {
    clearTimeout(absence);
    if (server.screens > 0) isAwaited = false;
    else if (!isAwaited) absence = setTimeout(() => resolve('closed'), absenceMsMax);
  };
  const forget = server.onScreensChanged(look);
  look();
  const result = await promise;
  forget();
  return result;
}
