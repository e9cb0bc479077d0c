/**
 * The codes that the PC shows: a link (QR, or text to copy) and a short code to type, renewed together every
 * 120 seconds and after one use. A code that was shown before is answered as used or expired, not as unknown.
 *
 * Beside them, the invitation that goes with the phone's program: a link that lives for 15 minutes, since a download,
 * its installation and a first start may come before its use. See `docs/adr/0018`.
 */
import {
  formatPairingLink, formatPairingLinkToCopy, formatShortCode, invitationLifeMs, oneTimeKeyLifeMs, oneTimeKeyToPsk,
  OneTimeKeys, pskToKeyId, type Caller, type ChannelMode, type IpAddress, type KeyId, type KeyVerdict,
  type PairingLink, type PcSide, type Psk, type RandomBytes,
} from '@tandem/link';

export interface PairingCodes {
  /** As the QR holds it. */
  readonly link: string;
  /** The same, for a text field. */
  readonly linkToCopy: string;
  /** Undefined without an IPv4 address. */
  readonly shortCode: string | undefined;
}

export interface PairingPlace {
  readonly pcPublicKey: Uint8Array;
  readonly addresses: readonly IpAddress[];
  readonly allowsLoopback: boolean;
  /** 16 bytes; zeros for a copy without a book. */
  readonly bookId: Uint8Array;
  readonly pcName: string;
  readonly randomBytes: RandomBytes;
  /** Monotonic. */
  readonly nowMs: () => number;
}

const bookIdBytesShown = 4;
/** An invitation that is handed out has at least the rest of its life left. */
const invitationHandedOutMs = 300_000;

export class PairingDesk {
  readonly #place: PairingPlace;
  readonly #keys: OneTimeKeys;
  readonly #invitedKeys: OneTimeKeys;
  #issuedAtMs = 0;
  #invitation: { readonly link: string; readonly keyId: KeyId; readonly issuedAtMs: number } | undefined;

  constructor(place: PairingPlace) {
    this.#place = place;
    this.#keys = new OneTimeKeys(place.randomBytes);
    this.#invitedKeys = new OneTimeKeys(place.randomBytes, invitationLifeMs);
  }

  get isRunOut(): boolean {
    return this.#place.nowMs() - this.#issuedAtMs >= oneTimeKeyLifeMs;
  }

  /** New codes; those before open nothing any more. */
  issue(port: number): PairingCodes {
    const { addresses, nowMs } = this.#place;
    this.#keys.expireAll();
    this.#issuedAtMs = nowMs();
    const link = this.#linkOf(this.#keys.issue('link', this.#issuedAtMs), port);
    const address = addresses.find(({ length }) => length === 4);
    const shortCode = address === undefined
      ? undefined
      : formatShortCode({ address, port, secret: this.#keys.issue('short-code', this.#issuedAtMs) });
    return { link: formatPairingLink(link), linkToCopy: formatPairingLinkToCopy(link), shortCode };
  }

  /** The link for a phone's program, without spaces: the same one until it is used or gets old. */
  invite(port: number): string {
    const nowMs = this.#place.nowMs();
    const known = this.#invitation;
    if (known !== undefined && nowMs - known.issuedAtMs < invitationHandedOutMs
      && this.#invitedKeys.judge(known.keyId, 'link', nowMs) === 'ok') {
      return known.link;
    }
    const secret = this.#invitedKeys.issue('link', nowMs);
    const link = formatPairingLinkToCopy(this.#linkOf(secret, port));
    this.#invitation = { link, keyId: pskToKeyId(oneTimeKeyToPsk(secret)), issuedAtMs: nowMs };
    return link;
  }

  /** What a channel asks about keys. */
  get answers(): Pick<PcSide, 'judgeKey' | 'pskFor' | 'spendKey'> {
    const { nowMs } = this.#place;
    return {
      judgeKey: (keyId: KeyId, mode): KeyVerdict => this.#keysOf(keyId, mode).judge(keyId, mode, nowMs()),
      pskFor: ({ keyId, mode }: Caller): Psk | undefined => this.#keysOf(keyId, mode).pskFor(keyId, mode, nowMs()),
      spendKey: ({ keyId, mode }: Caller): boolean => this.#keysOf(keyId, mode).spend(keyId, mode, nowMs()),
    };
  }

  #keysOf(keyId: KeyId, mode: ChannelMode): OneTimeKeys {
    return this.#keys.judge(keyId, mode, this.#place.nowMs()) === 'unknown' ? this.#invitedKeys : this.#keys;
  }

  #linkOf(oneTimeKey: Uint8Array, port: number): PairingLink {
    const { addresses, allowsLoopback, bookId, pcName, pcPublicKey } = this.#place;
    return {
      pcPublicKey, oneTimeKey, port, addresses, allowsLoopback, bookId: bookId.subarray(0, bookIdBytesShown), pcName,
    };
  }
}
