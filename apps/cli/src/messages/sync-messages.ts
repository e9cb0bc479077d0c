/** The sentences of `start`, `listen` and `join`. */
import type { InBoth, TextsOf } from './texts.ts';

/** Why a sync did not happen or did not end well. */
export type SyncFailure =
  | { readonly kind: 'not-yet' };

export interface SyncMessages {
  readonly failure: TextsOf<SyncFailure>;
  /** The lines of `tandem help CMD`. */
  readonly help: Readonly<Record<'start' | 'listen' | 'join', readonly string[]>>;
  /** One line of `tandem help`. */
  readonly summary: Readonly<Record<'start' | 'listen' | 'join', string>>;
}

export const syncMessages: InBoth<SyncMessages> = {
  fr: {
    failure: { 'not-yet': 'Cette commande n’existe pas encore.' },
    help: { start: [], listen: [], join: [] },
    summary: { start: '', listen: '', join: '' },
  },
  en: {
    failure: { 'not-yet': 'This command does not exist yet.' },
    help: { start: [], listen: [], join: [] },
    summary: { start: '', listen: '', join: '' },
  },
};
