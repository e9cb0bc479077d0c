import assert from 'node:assert/strict';
import { isIPv4, isIPv6 } from 'node:net';
import test from 'node:test';
import fc from 'fast-check';
import {
  callableAddresses, classifyAddress, equalAddresses, formatAddress, parseAddress, type IpAddress,
} from './address.ts';

test('L-40 every range at its edges', () => {
  const ranges = {
    'private': ['10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0', '192.168.255.255',
      '::ffff:192.168.1.1'],
    'link-local': ['169.254.0.1', '169.254.255.255', 'fe80::1', 'febf::1', '::ffff:169.254.0.1'],
    'unique-local': ['fc00::', 'fdff:ffff::1'],
    'loopback': ['127.0.0.1', '127.255.255.255', '::1', '::ffff:127.0.0.1'],
    'public': ['9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0',
      '169.253.0.1', '169.255.0.1', '100.64.0.1', '8.8.8.8', '126.0.0.1', '128.0.0.1', '223.255.255.255', '2001:db8::1',
      'fec0::1', 'fbff::1', 'fe7f::1', '::ffff:8.8.8.8', '64:ff9b::c0a8:101', '::2', '2002:c0a8:101::'],
    'not-a-host': ['0.0.0.0', '0.1.2.3', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255', '::', 'ff02::1',
      '::ffff:0.0.0.0', '192.0.0.1'],
  };
  for (const [kind, texts] of Object.entries(ranges)) {
    for (const text of texts) assert.equal(classifyAddress(address(text)), kind, text);
  }
  assert.throws(() => classifyAddress(new Uint8Array(5)), /4 or 16/);
});

test('L-40 only what may be called is called, in the given order', () => {
  const list = ['8.8.8.8', '192.168.1.2', '127.0.0.1', 'fd00::2', '0.0.0.0', '10.1.1.1'].map(address);
  const texts = (allowsLoopback: boolean): string[] | undefined => {
    const callable = callableAddresses(list, allowsLoopback);
    return callable.ok ? callable.value.map(formatAddress) : undefined;
  };
  assert.deepEqual(texts(false), ['192.168.1.2', 'fd00::2', '10.1.1.1']);
  assert.deepEqual(texts(true), ['192.168.1.2', '127.0.0.1', 'fd00::2', '10.1.1.1']);
});

test('L-41 a link with nothing to call is refused, with what was found', () => {
  assert.deepEqual(callableAddresses([address('8.8.8.8'), address('127.0.0.1')], false),
    { ok: false, error: { kind: 'no-callable-address', found: ['public', 'loopback'] } });
  assert.deepEqual(callableAddresses([], true), { ok: false, error: { kind: 'no-callable-address', found: [] } });
});

test('L-42 addresses read back, and read as the system reads them', () => {
  fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
    const parsed = address(text);
    const formatted = formatAddress(parsed);
    assert.ok(parsed.length === 4 ? isIPv4(formatted) : isIPv6(formatted), formatted);
    assert.deepEqual(address(formatted), parsed);
  }));
  for (const text of ['1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '1.2.3.4 ', '0x1.2.3.4', '', ':', ':::', '1::2::3',
    '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7::8:9', '12345::', 'g::', 'fe80::1%eth0', '[::1]',
    '1.2.3.4::', '::1.2.3', '192.168.1.1:80', '1:2:3:4:5:6:7:8::']) {
    assert.equal(parseAddress(text), undefined, text);
  }
});

test('L-42 arbitrary text is an address exactly when the system says so', () => {
  const shaped = fc.array(fc.constantFrom('0', '1', '9', 'a', 'f', ':', '::', '.', '255', 'ffff'), { maxLength: 20 })
    .map((parts) => parts.join(''));
  fc.assert(fc.property(fc.oneof(shaped, fc.string()), (text) => {
    if (text.includes('%')) return;
    assert.equal(parseAddress(text) !== undefined, isIPv4(text) || isIPv6(text), text);
  }), { numRuns: 2000 });
});

test('L-42 IPv6 is written as in RFC 5952', () => {
  for (const [text, formatted] of [['::', '::'], ['0:0:0:0:0:0:0:1', '::1'], ['FE80:0:0:0:1:0:0:1', 'fe80::1:0:0:1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'], ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'], ['1:2:3:4:5:6:0:0', '1:2:3:4:5:6::'],
    ['10:0:0:100:1:1:1:1', '10::100:1:1:1:1']] as const) {
    assert.equal(formatAddress(address(text)), formatted);
  }
  assert.ok(equalAddresses(address('::1'), address('0::1')));
  assert.ok(!equalAddresses(address('10.0.0.1'), address('10.0.0.2')));
});

function address(text: string): IpAddress {
  const parsed = parseAddress(text);
  assert.ok(parsed, text);
  return parsed;
}
