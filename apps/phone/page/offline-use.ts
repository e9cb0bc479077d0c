import { ProgramUpdate } from './program/program-update.ts';
import { shell } from './shell/shell.ts';

/** Undefined where the browser has no use without a network. The shell has every file in itself, and updates itself. */
export const programUpdate: ProgramUpdate | undefined = shell === undefined && 'serviceWorker' in navigator
  ? new ProgramUpdate(navigator.serviceWorker, () => location.reload()) : undefined;

/** A program that stays open for days looks for a new version now and then. */
const lookEveryMs = 3_600_000;

/** After the first load the page works without a network. A browser that refuses changes nothing else. */
export function registerOfflineUse(): void {
  const update = programUpdate;
  if (update === undefined) return;
  // Behind everything that the first screen needs.
  addEventListener('load', () => {
    register(update).catch((error: unknown) => console.warn(error));
  }, { once: true });
}

async function register(update: ProgramUpdate): Promise<void> {
  const registration = await navigator.serviceWorker.register('/service-worker.js');
  update.watch(registration);
  lookNowAndThen(registration);
}

function lookNowAndThen(registration: ServiceWorkerRegistration): void {
  let lastMs = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - lastMs < lookEveryMs) return;
    lastMs = performance.now();
    registration.update().catch(() => {
      // Without a network there is nothing newer.
    });
  });
}
