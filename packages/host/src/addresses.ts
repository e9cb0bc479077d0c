/**
 * Under which addresses a phone may find this computer, the likeliest first. An adapter that a program has made (VPN,
 * virtual machine, container) often has a private address too, and none that a phone can reach.
 */
import type { NetworkInterfaceInfo } from 'node:os';
import { classifyAddress, ipv4AddressesMax, parseAddress, type IpAddress } from '@tandem/link';

/** As `os.networkInterfaces()` gives it. */
export type InterfaceTable = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** At most six of IPv4, then at most one of IPv6: what fits into a pairing link. */
export function rankAddresses(interfaces: InterfaceTable): IpAddress[] {
  const candidates = Object.entries(interfaces).flatMap(([name, infos = []]) => {
    const adapterRank = rankAdapter(name, infos[0]?.mac ?? '');
    return infos.filter(({ internal }) => !internal).flatMap((info) => {
      const address = parseAddress(info.address);
      const addressRank = address === undefined ? undefined : rankAddress(address);
      if (address === undefined || addressRank === undefined) return [];
      return [{ address, rank: addressRank + adapterRank }];
    });
  });
  const ranked = candidates.toSorted((left, right) => left.rank - right.rank).map(({ address }) => address);
  return [
    ...ranked.filter(({ length }) => length === 4).slice(0, ipv4AddressesMax),
    ...ranked.filter(({ length }) => length === 16).slice(0, 1),
  ];
}

/**
 * Undefined for what no phone may or can call: a link-local IPv6 address needs the name of the caller's own interface.
 * A link-local IPv4 address stands for a network without a router, behind every other.
 */
function rankAddress(address: IpAddress): number | undefined {
  switch (classifyAddress(address)) {
    case 'private': case 'unique-local': return 0;
    case 'link-local': return address.length === 4 ? 100 : undefined;
    case 'loopback': case 'public': case 'not-a-host': return undefined;
  }
}

function rankAdapter(name: string, mac: string): number {
  if (virtualNames.test(name) || virtualMacs.test(mac)) return 20;
  if (physicalNames.test(name)) return 0;
  return 10;
}

/** Linux, macOS and Windows (in English and in French), in this order. */
const physicalNames = new RegExp([
  /^(?:wlan|wlp|wlo|wlx|eth|enp|eno|ens|enx)[\w]*$/, /^en\d+$/,
  /^(?:wi-?fi|wireless network|ethernet|local area connection|connexion (?:réseau sans fil|au réseau local))(?: \d+)?$/,
].map(({ source }) => source).join('|'), 'i');

/** A star marks the adapters that Windows makes for Wi-Fi Direct. */
const virtualNames = new RegExp([
  /^(?:docker|br-|bridge|virbr|veth|lxc|lxd|cni|cali|flannel|podman|vnet|kube)/,
  /^(?:tun|tap|utun|ipsec|ppp|wg|wireguard|tailscale|zt|zerotier|ham|nordlynx|proton|mullvad|openvpn)/,
  /^(?:awdl|llw|anpi|ap\d)/,
  /^(?:vmnet|vboxnet|vmware|virtualbox|vethernet|hyper-?v|npcap|bluetooth)/,
  /\b(?:vmware|virtualbox|vethernet|hyper-v|wsl|vpn|tap-windows|wintun)\b/, /\*/,
].map(({ source }) => source).join('|'), 'i');

/** On the host side: VirtualBox's host-only adapters, VMware's VMnet, Docker's bridges. */
const virtualMacs = /^(?:0a:00:27|00:50:56:c0|02:42):/i;
