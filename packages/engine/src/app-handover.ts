/** The phone's program as a PC has it and hands it over: what the engine needs of its device for that. */
import type { AppMakingFailure, AppMakingStep, InstallOffer, InstallView } from '@tandem/contract';

export interface AppHandover {
  /** Undefined where it has not been made yet. */
  find(): AppPackage | undefined;
  /** Makes it; undefined where that is not possible from here. Resolves with what went wrong. */
  readonly make: ((onStep: (step: AppMakingStep) => void) => Promise<AppMakingFailure | undefined>) | undefined;
  /** Opens a door for it in the home network. */
  offer(request: AppOfferRequest): Promise<
    { readonly ok: true; readonly value: AppOffer } | { readonly ok: false; readonly cause: CannotServe }>;
}

type CannotServe = Extract<InstallView, { readonly kind: 'cannot-serve' }>['cause'];

export interface AppPackage {
  readonly versionName: string;
  /** Hexadecimal. */
  readonly certificateSha256: string;
  readonly file: Uint8Array;
}

export interface AppOfferRequest {
  readonly appPackage: AppPackage;
  /** The pairing code that the file brings along; undefined while no phone is waited for. */
  readonly invite: () => string | undefined;
  readonly onProgress: () => void;
}

export interface AppOffer {
  view(): Omit<InstallOffer, 'kind' | 'versionName' | 'certificateSha256'>;
  /** Takes no new phone; downloads that run come to their end. */
  shut(): void;
  close(): void;
}
