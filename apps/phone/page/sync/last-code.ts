/** How the last code came, as long as the page lives: another try begins there, and a mistyped code is corrected. */

export type LastCode = { readonly kind: 'scanned' } | { readonly kind: 'typed'; readonly text: string };

let last: LastCode = { kind: 'scanned' };

export function rememberCode(code: LastCode): void {
  last = code;
}

export function lastCode(): LastCode {
  return last;
}

/** The code is of no use any more, the way is. */
export function forgetCodeText(): void {
  if (last.kind === 'typed') last = { kind: 'typed', text: '' };
}
