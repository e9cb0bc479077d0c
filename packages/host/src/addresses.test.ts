import assert from 'node:assert/strict';
import type { NetworkInterfaceInfo } from 'node:os';
import { test } from 'node:test';
import { formatAddress } from '@tandem/link';
import { rankAddresses, type InterfaceTable } from './addresses.ts';

const home: InterfaceTable = {
  lo: [ipv4('127.0.0.1', '00:00:00:00:00:00', true)],
};

test('Linux: Ethernet and Wi-Fi go before bridges, containers and tunnels', () => {
  assert.deepEqual(rank({
    ...home,
    'br-4f1c2a': [ipv4('172.18.0.1', '02:42:9f:10:00:01')],
    docker0: [ipv4('172.17.0.1', '02:42:ac:11:00:01')],
    enp3s0: [ipv4('192.168.1.20', 'd8:bb:c1:00:00:01'), ipv6('fe80::1'), ipv6('fd12:3456::20')],
    tun0: [ipv4('10.8.0.6', '00:00:00:00:00:00')],
    veth12ab: [ipv4('10.1.1.1', 'aa:bb:cc:00:00:02')],
    wlp2s0: [ipv4('192.168.1.21', '3c:a9:f4:00:00:01'), ipv6('2a01:cb00::21')],
  }), ['192.168.1.20', '192.168.1.21', '172.18.0.1', '172.17.0.1', '10.8.0.6', '10.1.1.1', 'fd12:3456::20']);
});

test('Windows: a virtual adapter with an ordinary name is known by its hardware address', () => {
  assert.deepEqual(rank({
    'vEthernet (WSL)': [ipv4('172.29.48.1', '00:15:5d:00:00:01')],
    'VMware Network Adapter VMnet8': [ipv4('192.168.137.1', '00:50:56:c0:00:08')],
    'Ethernet 2': [ipv4('192.168.56.1', '0a:00:27:00:00:0f')],
    'Connexion au réseau local* 1': [ipv4('169.254.12.7', '3e:a9:f4:00:00:02')],
    'Wi-Fi': [ipv6('fe80::3'), ipv4('192.168.0.12', '3c:a9:f4:00:00:02')],
    Ethernet: [ipv4('169.254.80.1', 'd8:bb:c1:00:00:02')],
    'Loopback Pseudo-Interface 1': [ipv4('127.0.0.1', '00:00:00:00:00:00', true)],
  }), ['192.168.0.12', '172.29.48.1', '192.168.137.1', '192.168.56.1', '169.254.80.1', '169.254.12.7']);
});

test('macOS: en0 goes before bridges and utun; an adapter of unknown name in between', () => {
  assert.deepEqual(rank({
    utun3: [ipv4('10.64.0.2', '00:00:00:00:00:00')],
    bridge100: [ipv4('192.168.64.1', 'be:d0:74:00:00:01')],
    strange9: [ipv4('10.0.0.9', 'a4:83:e7:00:00:03')],
    en0: [ipv4('192.168.1.30', 'a4:83:e7:00:00:01')],
    awdl0: [ipv6('fe80::5')],
  }), ['192.168.1.30', '10.0.0.9', '10.64.0.2', '192.168.64.1']);
});

test('public addresses are never offered, and a link takes six of IPv4', () => {
  assert.deepEqual(rank({ eth0: [ipv4('81.2.3.4', 'd8:bb:c1:00:00:03'), ipv6('2a01:cb00::1')] }), []);
  const many = Array.from({ length: 9 }, (_, place) => ipv4(`10.0.0.${place + 1}`, 'd8:bb:c1:00:00:04'));
  assert.equal(rank({ eth0: many }).length, 6);
});

function rank(interfaces: InterfaceTable): string[] {
  return rankAddresses(interfaces).map(formatAddress);
}

function ipv4(address: string, mac: string, internal = false): NetworkInterfaceInfo {
  return { family: 'IPv4', address, netmask: '255.255.255.0', mac, internal, cidr: `${address}/24` };
}

function ipv6(address: string): NetworkInterfaceInfo {
  return {
    family: 'IPv6', address, netmask: 'ffff:ffff:ffff:ffff::', mac: 'd8:bb:c1:00:00:09', internal: false,
    cidr: `${address}/64`, scopeid: 0,
  };
}
