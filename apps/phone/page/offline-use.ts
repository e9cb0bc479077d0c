import { shell } from './shell/shell.ts';

/**
 * After the first load the page works without a network. A browser that refuses changes nothing else; the shell has
 * every file in itself.
 */
export function registerOfflineUse(): void {
  if (shell !== undefined || !('serviceWorker' in navigator)) return;
  // Behind everything that the first screen needs.
  addEventListener('load', () => {
    navigator.serviceWorker.register('/service-worker.js').catch((error: unknown) => console.warn(error));
  }, { once: true });
}
