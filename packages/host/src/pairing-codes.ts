/**
 * The codes that the PC shows: a link (QR, or text to copy) and a short code to type, renewed together every
 * 120 seconds and after one use. A code that was shown before is answered as used or expired, not as unknown.
 */
import {
  formatPairingLink, formatPairingLinkToCopy, formatShortCode, oneTimeKeyLifeMs, OneTimeKeys, type Caller,
  type IpAddress, type KeyId, type KeyVerdict, type PcSide, type Psk, type RandomBytes,
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

export class PairingDesk {
  readonly #place: PairingPlace;
  readonly #keys: OneTimeKeys;
  #issuedAtMs = 0;

  constructor(place: PairingPlace) {
    this.#place = place;
    this.#keys = new OneTimeKeys(place.randomBytes);
  }

  get isRunOut(): boolean {
    return this.#place.nowMs() - this.#issuedAtMs >= oneTimeKeyLifeMs;
  }

  /** New codes; those before open nothing any more. */
  issue(port: number): PairingCodes {
    const { addresses, allowsLoopback, bookId, nowMs, pcName, pcPublicKey } = this.#place;
    this.#keys.expireAll();
    this.#issuedAtMs = nowMs();
    const link = {
      pcPublicKey, oneTimeKey: this.#keys.issue('link', this.#issuedAtMs), port, addresses, allowsLoopback,
      bookId: bookId.subarray(0, bookIdBytesShown), pcName,
    };
    const address = addresses.find(({ length }) => length === 4);
    const shortCode = address === undefined
      ? undefined
      : formatShortCode({ address, port, secret: this.#keys.issue('short-code', this.#issuedAtMs) });
    return { link: formatPairingLink(link), linkToCopy: formatPairingLinkToCopy(link), shortCode };
  }

  /** What a channel asks about keys. */
  get answers(): Pick<PcSide, 'judgeKey' | 'pskFor' | 'spendKey'> {
    const { nowMs } = this.#place;
    return {
      judgeKey: (keyId: KeyId, mode): KeyVerdict => this.#keys.judge(keyId, mode, nowMs()),
      pskFor: ({ keyId, mode }: Caller): Psk | undefined => this.#keys.pskFor(keyId, mode, nowMs()),
      spendKey: ({ keyId, mode }: Caller): boolean => this.#keys.spend(keyId, mode, nowMs()),
    };
  }
}
