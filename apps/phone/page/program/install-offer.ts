/** Where the browser can install the program as an app, it says so once, early: kept until the menu is opened. */

/** https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface, not in the DOM's types. */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

let offer: BeforeInstallPromptEvent | undefined;
const listeners = new Set<() => void>();

function keepOffer(next: BeforeInstallPromptEvent | undefined): void {
  offer = next;
  for (const listener of listeners) listener();
}

/** From the program's start on. */
export function watchInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    // In our menu, and not over the keypad.
    event.preventDefault();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the event of this name
    keepOffer(event as BeforeInstallPromptEvent);
  });
  addEventListener('appinstalled', () => keepOffer(undefined));
}

export function canInstall(): boolean {
  return offer !== undefined;
}

export function onInstallOfferChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The browser's own question; it asks once. */
export function install(): void {
  void offer?.prompt();
  keepOffer(undefined);
}
