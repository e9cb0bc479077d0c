/** An expected failure is data: `kind` is closed, carries what a sentence needs, and no sentence. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

export function succeed<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function fail<Failure>(error: Failure): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error };
}

/** Fills a new array of that many bytes from a cryptographic source; the only randomness this package knows. */
export type RandomBytes = (length: number) => Uint8Array;
