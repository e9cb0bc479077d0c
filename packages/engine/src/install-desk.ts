/**
 * The PC hands the phone's program over: owns the one view of that window.
 *
 *   closed ─open→ not-made ─make→ making → offering      closed ─open→ opening → offering | cannot-serve
 *   any ─close→ closed
 *
 * 1. The door is open only while the window is. Followed by the pairing, it takes nobody new and lets the others end.
 * 2. A phone is waited for as long: the file's pairing code is one of the sync that is opened with it.
 */
import type { AppMakingFailure, InstallView } from '@tandem/contract';
import type { AppHandover, AppOffer, AppPackage } from './app-handover.ts';

export interface InstallDeskOptions {
  /** Undefined on a device that has nothing to hand over. */
  readonly handover: AppHandover | undefined;
  /** Waits for a phone, where none is waited for yet. */
  readonly openSync: () => Promise<void>;
  readonly invite: () => string | undefined;
  readonly onChanged: () => void;
}

type State =
  | Exclude<InstallView, { readonly kind: 'offering' | 'not-made' }>
  | { readonly kind: 'opening' }
  | { readonly kind: 'not-made'; readonly failure: AppMakingFailure | null }
  | { readonly kind: 'offering'; readonly appPackage: AppPackage; readonly offer: AppOffer };

export class InstallDesk {
  readonly #options: InstallDeskOptions;
  #state: State = { kind: 'closed' };

  constructor(options: InstallDeskOptions) {
    this.#options = options;
  }

  view(): InstallView {
    const state = this.#state;
    switch (state.kind) {
      case 'not-made': return { ...state, isMakeable: this.#options.handover?.make !== undefined };
      case 'opening': return { kind: 'closed' };
      case 'offering': {
        const { versionName, certificateSha256 } = state.appPackage;
        return { kind: 'offering', versionName, certificateSha256, ...state.offer.view() };
      }
      case 'closed': case 'making': case 'cannot-serve': return state;
    }
  }

  /** Resolves once something can be shown. A window that is open already stays as it is. */
  async open(): Promise<void> {
    const { handover } = this.#options;
    if (this.#state.kind === 'cannot-serve') this.#state = { kind: 'closed' };
    if (this.#state.kind !== 'closed' || handover === undefined) return;
    await this.#offer(handover, null);
  }

  /** Resolves once it is made and offered, or the window says why not. */
  async make(): Promise<void> {
    const { handover } = this.#options;
    if (this.#state.kind !== 'not-made' || handover?.make === undefined) return;
    this.#enter({ kind: 'making', step: null });
    const failure = await handover.make((step) => {
      if (this.#isMaking()) this.#enter({ kind: 'making', step });
    });
    if (!this.#isMaking()) return;
    if (failure === undefined) await this.#offer(handover, { kind: 'failed' });
    else this.#enter({ kind: 'not-made', failure });
  }

  /** False where it was closed already. */
  close(isFollowed: boolean): boolean {
    const state = this.#state;
    if (state.kind === 'closed') return false;
    if (state.kind === 'offering' && isFollowed) state.offer.shut();
    else if (state.kind === 'offering') state.offer.close();
    this.#enter({ kind: 'closed' });
    return true;
  }

  async #offer(handover: AppHandover, failure: AppMakingFailure | null): Promise<void> {
    const appPackage = handover.find();
    if (appPackage === undefined) {
      this.#enter({ kind: 'not-made', failure });
      return;
    }
    const opening: State = { kind: 'opening' };
    this.#state = opening;
    const { invite, onChanged, openSync } = this.#options;
    await openSync();
    const opened = await handover.offer({ appPackage, invite, onProgress: onChanged });
    if (this.#state !== opening) {
      if (opened.ok) opened.value.close();
    } else if (opened.ok) {
      this.#enter({ kind: 'offering', appPackage, offer: opened.value });
    } else {
      this.#enter({ kind: 'cannot-serve', cause: opened.cause });
    }
  }

  #isMaking(): boolean {
    return this.#state.kind === 'making';
  }

  #enter(state: State): void {
    this.#state = state;
    this.#options.onChanged();
  }
}
