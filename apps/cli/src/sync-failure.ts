/** Why a sync did not happen, or did not end well: data, from which the catalogue makes one sentence. */
import type { KeyStoreFailure, ListenFailure } from '@tandem/host';
import type { AddressKind, PairingLinkFailure, ShortCodeFailure } from '@tandem/link';
import type { SnapshotFaultReason } from '@tandem/replica';
import type { SessionOutcome } from '@tandem/sync';
import type { DialFailure, SyncEnd } from '@tandem/transport';

export type UnfinishedOutcome = Exclude<SessionOutcome, { readonly kind: 'identical' }>;

export type SyncFailure =
  | { readonly kind: 'key-file'; readonly error: KeyStoreFailure }
  | { readonly kind: 'listen'; readonly error: ListenFailure }
  /** `--address` names no private address of IPv4 or IPv6. */
  | { readonly kind: 'bad-address'; readonly text: string }
  | { readonly kind: 'link'; readonly error: PairingLinkFailure }
  | { readonly kind: 'short-code'; readonly error: ShortCodeFailure }
  | { readonly kind: 'no-callable-address'; readonly found: readonly AddressKind[] }
  /** An unknown PC, and nobody at a terminal who could compare the digits. */
  | { readonly kind: 'consent-needed' }
  | { readonly kind: 'consent-declined' }
  /** Two books that differ, and nobody at a terminal who could choose. */
  | { readonly kind: 'choice-needed'; readonly isTwoTruths: boolean }
  /** A book that is to be replaced or merged, and nobody at a terminal who could agree. */
  | { readonly kind: 'confirmation-needed' }
  | { readonly kind: 'dial'; readonly error: DialFailure }
  /** The phone had the right code, and went before it said anything: its user may have said no. */
  | { readonly kind: 'phone-left' }
  | {
    readonly kind: 'ended'; readonly outcome: UnfinishedOutcome; readonly cut: SyncEnd['cut'];
    readonly progress: SyncEnd['records'];
  }
  /** The backup that goes before a sync could not be made. */
  | { readonly kind: 'no-backup'; readonly reason: SnapshotFaultReason }
  /** Ctrl-C. */
  | { readonly kind: 'interrupted' };

/** 2: the command line is to be written otherwise. 130: what a shell expects after Ctrl-C. */
export function syncExitCode({ kind }: SyncFailure): number {
  switch (kind) {
    case 'bad-address': case 'consent-needed': case 'choice-needed': case 'confirmation-needed': return 2;
    case 'interrupted': return 130;
    case 'key-file': case 'listen': case 'link': case 'short-code': case 'no-callable-address':
    case 'consent-declined': case 'dial': case 'phone-left': case 'ended':
    case 'no-backup':
      return 1;
  }
}
