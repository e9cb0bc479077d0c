/** The PC hands the phone's program over: what its window shows at every moment. */
import type { SyncShowingCode } from './sync-view.ts';

export type InstallView =
  | { readonly kind: 'closed' }
  /** There is none on this computer yet. `isMakeable`: it can be made from here. */
  | { readonly kind: 'not-made'; readonly isMakeable: boolean; readonly failure: AppMakingFailure | null }
  /** `step` null: it has begun. */
  | { readonly kind: 'making'; readonly step: AppMakingStep | null }
  | { readonly kind: 'cannot-serve'; readonly cause: 'no-network' | 'address-in-use' | 'not-allowed' | 'other' }
  | InstallOffer;

/** In this order; each may be left out where its work is there already. */
export type AppMakingStep = 'tools' | 'page' | 'package';

export type AppMakingFailure =
  /** Programs that this computer lacks, by the names of their Debian packages; none where no package helps. */
  | { readonly kind: 'tools-missing'; readonly packages: readonly string[] }
  /** What it is made with could not be downloaded. */
  | { readonly kind: 'no-download' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'failed' };

export interface InstallOffer {
  readonly kind: 'offering';
  /** Best first; at least one. `url` is that of the file. */
  readonly addresses: readonly { readonly url: string; readonly network: SyncShowingCode['addresses'][0]['network'] }[];
  readonly fileName: string;
  readonly versionName: string;
  /** Of the file as it is handed out now. */
  readonly bytes: number;
  /** Hexadecimal: of the file as it is handed out now, and of the certificate that signs it. */
  readonly sha256: string;
  readonly certificateSha256: string;
  /** The file brings a pairing code along: the phone calls by itself. */
  readonly isInviting: boolean;
  /** One for each phone, in the order of their coming; 0 to 100, rounded down. */
  readonly downloads: readonly number[];
}
