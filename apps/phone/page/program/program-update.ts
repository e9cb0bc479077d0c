/**
 * A new version of the program, once its files are here. It is taken when a person says so: then this tab begins anew
 * with it, and what is half typed comes back. Another tab goes on with the version it began with, and offers the same.
 */

/** Of the browser's `serviceWorker`; a test has one of its own. */
export type WorkerContainer = Pick<ServiceWorkerContainer, 'controller' | 'addEventListener'>;
export type WorkerRegistration = Pick<
  ServiceWorkerRegistration, 'waiting' | 'installing' | 'addEventListener' | 'update'
>;

export class ProgramUpdate {
  readonly #container: WorkerContainer;
  readonly #reload: () => void;
  readonly #listeners = new Set<() => void>();
  #registration: WorkerRegistration | undefined;
  #isReady = false;
  #isTaking = false;
  #hasVersion: boolean;

  constructor(container: WorkerContainer, reload: () => void) {
    this.#container = container;
    this.#reload = reload;
    this.#hasVersion = container.controller !== null;
    container.addEventListener('controllerchange', () => this.#onOtherVersion());
  }

  readonly isReady = (): boolean => this.#isReady;

  readonly onChanged = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** From the program's start on. */
  watch(registration: WorkerRegistration): void {
    this.#registration = registration;
    if (registration.waiting !== null) this.#offer();
    registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed') this.#offer();
      });
    });
  }

  take(): void {
    const waiting = this.#registration?.waiting;
    if (waiting === undefined || waiting === null) {
      // It was taken in another tab: here it is there at the next load.
      this.#reload();
      return;
    }
    this.#isTaking = true;
    waiting.postMessage('take-over', []);
  }

  #onOtherVersion(): void {
    if (this.#isTaking) {
      this.#reload();
      return;
    }
    // The first version of all begins to serve a page that was loaded without it: nothing is new.
    if (this.#hasVersion) this.#offer();
    this.#hasVersion = true;
  }

  #offer(): void {
    if (this.#container.controller === null || this.#isReady) return;
    this.#isReady = true;
    for (const listener of this.#listeners) listener();
  }
}
