/** Addresses with a hash in them, which the build knows and puts in the place of these names. */
declare const builtWorkerUrl: string;
declare const builtQrReaderUrl: string;

export const builtFiles = {
  /** `apps/phone/src/worker.ts` */
  worker: () => builtWorkerUrl,
  /** `apps/phone/src/qr-reader-worker.ts` */
  qrReader: () => builtQrReaderUrl,
} as const;
