/** Why no address of a link led to the PC. */
import type { KeyVerdict } from '@tandem/link';

export type DialFailure =
  /** The right PC answered, and does not take this code. */
  | { readonly kind: 'code-refused'; readonly verdict: Exclude<KeyVerdict, 'ok'> }
  | { readonly kind: 'other-version'; readonly isOursOlder: boolean }
  /** The connection was there and ended before the handshake did. */
  | { readonly kind: 'cut' }
  /** Too many callers, or too many failures from here within a minute. */
  | { readonly kind: 'busy' }
  /** Something answered that is not the PC of the code. */
  | { readonly kind: 'another-computer' }
  /** A computer is there, and nothing listens on the port: the program is closed, or another port. */
  | { readonly kind: 'refused' }
  /** Nothing answered: another network, client isolation, a VPN, a firewall that drops. */
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'unreachable' }
  /** The user's Ctrl-C. */
  | { readonly kind: 'aborted' };

/** What says most about the PC itself comes first; no answer at all comes last. */
const byWeight = [
  'aborted', 'code-refused', 'other-version', 'cut', 'busy', 'another-computer', 'refused', 'timed-out', 'unreachable',
] as const satisfies readonly DialFailure['kind'][];

/** The one cause to tell. */
export function sumUpFailures(failures: readonly DialFailure[]): DialFailure {
  const [heaviest] = failures.toSorted((left, right) => byWeight.indexOf(left.kind) - byWeight.indexOf(right.kind));
  return heaviest ?? { kind: 'unreachable' };
}
