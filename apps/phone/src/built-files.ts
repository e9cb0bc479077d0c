/** What only the build knows: addresses with a hash in them, put in the place of these names. */
declare const builtSqliteWasmUrl: string;
declare const builtQrWasmUrl: string;
declare const builtFileUrls: readonly string[];
declare const builtVersion: string;

export const builtFiles = {
  sqliteWasm: () => builtSqliteWasmUrl,
  qrWasm: () => builtQrWasmUrl,
  /** The address of every file of the page and `/`, for use without a network; for the service worker alone. */
  all: () => builtFileUrls,
  /** Another one for every change of any of these files. */
  version: () => builtVersion,
} as const;
