/** What the phone was given, by its camera or by hand: a pairing link or a short code, and whom it leads to. */
import type { SyncEndView } from '@tandem/contract';
import {
  callableAddresses, oneTimeKeyToPsk, pairingLinkVersion, parsePairingLink, parseShortCode, shortSecretToPsk,
  type IpAddress, type PairingLinkFailure, type PhoneSide,
} from '@tandem/link';
import { failure, success, type Result } from '@tandem/ledger';

export interface Destination extends Pick<PhoneSide, 'psk' | 'target'> {
  readonly addresses: readonly IpAddress[];
  readonly port: number;
  /** Null in a short code, which has no room for it. */
  readonly pcName: string | null;
}

/** Longer than any short code with its hyphens and some spaces. */
const shortCodeLengthMax = 60;

export function parseDestination(text: string): Result<Destination, SyncEndView> {
  return looksLikeLink(text) ? readLink(text) : readShortCode(text);
}

function looksLikeLink(text: string): boolean {
  return /^\s*TDM/i.test(text) || text.includes(':') || text.length > shortCodeLengthMax;
}

function readLink(text: string): Result<Destination, SyncEndView> {
  const link = parsePairingLink(text);
  if (!link.ok) return failure(toEnd(link.error));
  const { allowsLoopback, oneTimeKey, pcName, pcPublicKey, port } = link.value;
  const addresses = callableAddresses(link.value.addresses, allowsLoopback);
  if (!addresses.ok) return failure({ kind: 'not-connected', cause: 'unreachable' });
  return success({
    addresses: addresses.value, port, pcName, psk: oneTimeKeyToPsk(oneTimeKey),
    target: { mode: 'link', pcPublicKey },
  });
}

/** A code of another version says which side to update, before anybody is called. */
function toEnd(error: PairingLinkFailure): SyncEndView {
  if (error.kind !== 'other-version') return { kind: 'bad-code', failure: error };
  return { kind: 'not-connected', cause: error.version > pairingLinkVersion ? 'update-here' : 'update-there' };
}

/** Typed by hand from a screen, so loopback in it means this very device. */
function readShortCode(text: string): Result<Destination, SyncEndView> {
  const code = parseShortCode(text);
  if (!code.ok) return failure({ kind: 'bad-code', failure: code.error });
  const { address, port, secret } = code.value;
  const addresses = callableAddresses([address], true);
  if (!addresses.ok) return failure({ kind: 'not-connected', cause: 'unreachable' });
  return success({
    addresses: addresses.value, port, pcName: null, psk: shortSecretToPsk(secret), target: { mode: 'short-code' },
  });
}
