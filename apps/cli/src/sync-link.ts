/** What `tandem join` was given: a pairing link or a short code, and whom it leads to. */
import {
  callableAddresses, oneTimeKeyToPsk, parsePairingLink, parseShortCode, shortSecretToPsk, type IpAddress,
  type PhoneSide,
} from '@tandem/link';
import { failure, success, type Result } from '@tandem/ledger';
import type { SyncFailure } from './sync-failure.ts';

export interface Destination extends Pick<PhoneSide, 'psk' | 'target'> {
  readonly addresses: readonly IpAddress[];
  readonly port: number;
}

/** Longer than any short code with its hyphens and some spaces. */
const shortCodeLengthMax = 60;

export function parseDestination(text: string): Result<Destination, SyncFailure> {
  return looksLikeLink(text) ? readLink(text) : readShortCode(text);
}

function looksLikeLink(text: string): boolean {
  return /^\s*TDM/i.test(text) || text.includes(':') || text.length > shortCodeLengthMax;
}

function readLink(text: string): Result<Destination, SyncFailure> {
  const link = parsePairingLink(text);
  if (!link.ok) return failure({ kind: 'link', error: link.error });
  const { allowsLoopback, oneTimeKey, pcPublicKey, port } = link.value;
  const addresses = callableAddresses(link.value.addresses, allowsLoopback);
  if (!addresses.ok) return failure(addresses.error);
  return success({
    addresses: addresses.value, port, psk: oneTimeKeyToPsk(oneTimeKey), target: { mode: 'link', pcPublicKey },
  });
}

/** Typed by hand from a screen, so loopback in it means this very computer. */
function readShortCode(text: string): Result<Destination, SyncFailure> {
  const code = parseShortCode(text);
  if (!code.ok) return failure({ kind: 'short-code', error: code.error });
  const { address, port, secret } = code.value;
  const addresses = callableAddresses([address], true);
  if (!addresses.ok) return failure(addresses.error);
  return success({
    addresses: addresses.value, port, psk: shortSecretToPsk(secret), target: { mode: 'short-code' },
  });
}
