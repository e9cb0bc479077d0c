/** Addresses as the sync window shows them: with the kind of network that the adapter's name tells. */
import { classifyAddress, equalAddresses, formatAddress, parseAddress, type IpAddress } from '@tandem/link';
import type { InterfaceTable } from '@tandem/host';
import type { Listening } from '@tandem/engine';

type ShownAddress = Listening['addresses'][number];

/** Without this computer's own one, unless it is the only one. */
export function describeAddresses(
  addresses: readonly IpAddress[], port: number, interfaces: InterfaceTable,
): readonly ShownAddress[] {
  const ofNetwork = addresses.filter((address) => classifyAddress(address) !== 'loopback');
  return (ofNetwork.length === 0 ? addresses : ofNetwork).map((address) => ({
    text: address.length === 4 ? `${formatAddress(address)}:${port}` : `[${formatAddress(address)}]:${port}`,
    network: networkOf(adapterOf(address, interfaces) ?? ''),
  }));
}

function adapterOf(address: IpAddress, interfaces: InterfaceTable): string | undefined {
  const found = Object.entries(interfaces).find(([, infos = []]) => infos.some((info) => {
    const parsed = parseAddress(info.address);
    return parsed !== undefined && equalAddresses(parsed, address);
  }));
  return found?.[0];
}

/** Linux and Windows (in English and in French); macOS numbers its adapters and does not say which is which. */
export function networkOf(adapter: string): ShownAddress['network'] {
  if (/^(?:wlan|wlp|wlo|wlx|wi-?fi|wireless|connexion réseau sans fil)/i.test(adapter)) return 'wifi';
  if (/^(?:eth|enp|eno|ens|enx|local area connection|connexion au réseau local)/i.test(adapter)) return 'cable';
  return 'other';
}
