/** How a phone reaches this PC: the door of `@tandem/host`, open as long as the sync window awaits one. */
import { networkInterfaces } from 'node:os';
import { openListener, randomBytes, rankAddresses, type ListenerOptions, type ListenFailure } from '@tandem/host';
import { classifyAddress, ipv4AddressesMax, type IpAddress } from '@tandem/link';
import type { ListenRequest, Reach } from '@tandem/engine';
import { describeAddresses } from './network-names.ts';

export interface ListeningPlace {
  /** Of `--address`; undefined for all networks of this computer. */
  readonly address: { readonly text: string; readonly bytes: IpAddress } | undefined;
  /** 0: any free one. */
  readonly port: number;
  /** The phone's page is being tried on this computer, and calls from it. */
  readonly isPhoneHere: () => boolean;
}

type PcReach = Extract<Reach, { readonly role: 'pc' }>;

export function pcReach(place: ListeningPlace): PcReach {
  return {
    role: 'pc',
    async listen(request) {
      const interfaces = networkInterfaces();
      const addresses = place.address === undefined
        ? withLoopback(rankAddresses(interfaces), place.isPhoneHere()) : [place.address.bytes];
      const opened = await openListener({
        addresses, bindAddress: place.address?.text, port: place.port, randomBytes, isOnce: false,
        allowsLoopback: addresses.some(isLoopback),
        nowMs: () => performance.now(), wallMs: request.wallMs,
        staticKeys: request.staticKeys, pcName: request.pcName, bookId: request.bookId,
        onRenewed: request.onRenewed, onOpened: request.onOpened,
        onTurnedAway: (reason) => {
          // Who left by itself was not turned away.
          if (reason !== 'cut') request.onTurnedAway(reasonOf(reason));
        },
      });
      if (!opened.ok) return { ok: false, cause: causeOf(opened.error) };
      const listener = opened.value;
      return {
        ok: true,
        value: {
          codes: listener.codes,
          addresses: describeAddresses(addresses, listener.port, interfaces),
          invite: () => listener.invite(),
          shut: () => listener.shut(),
          close: () => listener.close(),
        },
      };
    },
  };
}

const loopback: IpAddress = Uint8Array.of(127, 0, 0, 1);

/** Last, and only where it is of use: without a network, a code that no phone can call would be shown. */
function withLoopback(addresses: readonly IpAddress[], isPhoneHere: boolean): readonly IpAddress[] {
  if (!isPhoneHere) return addresses;
  const ofIpv4 = addresses.filter(({ length }) => length === 4).slice(0, ipv4AddressesMax - 1);
  return [...ofIpv4, loopback, ...addresses.filter(({ length }) => length === 16)];
}

function isLoopback(address: IpAddress): boolean {
  return classifyAddress(address) === 'loopback';
}

function reasonOf(
  reason: Parameters<ListenerOptions['onTurnedAway']>[0],
): Parameters<ListenRequest['onTurnedAway']>[0] {
  switch (reason) {
    case 'expired': return 'expired-code';
    case 'used': return 'used-code';
    case 'other-version': case 'unknown-mode': return 'other-version';
    default: return 'wrong-code';
  }
}

export function causeOf(failure: ListenFailure): 'no-network' | 'address-in-use' | 'not-allowed' | 'other' {
  switch (failure.kind) {
    case 'no-network': case 'address-not-here': return 'no-network';
    case 'port-in-use': return 'address-in-use';
    case 'port-forbidden': return 'not-allowed';
    case 'listen-failed': return 'other';
  }
}
