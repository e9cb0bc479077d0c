import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { randomBytes } from '@tandem/host';
import { newKeyPair, parseAddress, parsePairingLink } from '@tandem/link';
import type { ListenRequest, Listening } from '@tandem/engine';
import { describeAddresses, networkOf } from './network-names.ts';
import { pcReach, type ListeningPlace } from './pc-reach.ts';

const loopback = { text: '127.0.0.1', bytes: Uint8Array.of(127, 0, 0, 1) };

test('an adapter’s name tells the network', () => {
  for (const [name, network] of [
    ['wlan0', 'wifi'], ['wlp3s0', 'wifi'], ['Wi-Fi', 'wifi'], ['Wi-Fi 2', 'wifi'],
    ['Connexion réseau sans fil', 'wifi'],
    ['eth0', 'cable'], ['enp0s31f6', 'cable'], ['Ethernet', 'cable'], ['Connexion au réseau local 2', 'cable'],
    ['en0', 'other'], ['tun0', 'other'], ['', 'other'],
  ] as const) assert.equal(networkOf(name), network, name);
});

test('addresses are shown with their port, this computer’s own only where there is no other', () => {
  const info = { netmask: '', mac: '', internal: false, cidr: null };
  const interfaces = {
    wlan0: [{ ...info, address: '192.168.1.20', family: 'IPv4' as const }],
    eth0: [{ ...info, address: 'fd00::2', family: 'IPv6' as const, scopeid: 0 }],
  };
  const [wifi, cable] = [parseAddress('192.168.1.20'), parseAddress('fd00::2')];
  assert.ok(wifi && cable);
  assert.deepEqual(describeAddresses([wifi, loopback.bytes, cable], 4000, interfaces), [
    { text: '192.168.1.20:4000', network: 'wifi' }, { text: '[fd00::2]:4000', network: 'cable' },
  ]);
  assert.deepEqual(describeAddresses([loopback.bytes], 1, interfaces), [{ text: '127.0.0.1:1', network: 'other' }]);
});

test('a phone on this computer is told its address last, and only while it is tried here', async (t) => {
  for (const isPhoneHere of [true, false]) {
    const opened = await listen(t, { address: undefined, port: 0, isPhoneHere: () => isPhoneHere });
    if (!opened.ok) {
      assert.deepEqual([isPhoneHere, opened.cause], [false, 'no-network']);
      continue;
    }
    const link = parsePairingLink(opened.value.codes.link);
    assert.ok(link.ok);
    const own = link.value.addresses.filter((address) => address[0] === 127);
    assert.deepEqual([own.length, link.value.allowsLoopback], isPhoneHere ? [1, true] : [0, false]);
  }
});

test('a port that is taken is told', async (t) => {
  const first = await listen(t, { address: loopback, port: 0, isPhoneHere: () => true });
  assert.ok(first.ok);
  const port = Number(first.value.addresses[0]?.text.split(':')[1]);
  assert.deepEqual(await listen(t, { address: loopback, port, isPhoneHere: () => true }), {
    ok: false, cause: 'address-in-use',
  });
});

test('an address that this computer does not have is no network', async (t) => {
  const address = { text: '192.168.255.254', bytes: Uint8Array.of(192, 168, 255, 254) };
  const opened = await listen(t, { address, port: 0, isPhoneHere: () => false });
  assert.deepEqual(opened, { ok: false, cause: 'no-network' });
});

async function listen(t: TestContext, place: ListeningPlace): Promise<
  { readonly ok: true; readonly value: Listening } | { readonly ok: false; readonly cause: string }
> {
  const request: ListenRequest = {
    staticKeys: newKeyPair(randomBytes), pcName: 'Essai', bookId: new Uint8Array(16),
    wallMs: () => 0, onRenewed: () => {}, onTurnedAway: () => {}, onOpened: () => {},
  };
  const opened = await pcReach(place).listen(request);
  if (opened.ok) t.after(() => opened.value.close());
  return opened;
}
