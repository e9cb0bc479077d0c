import assert from 'node:assert/strict';
import test from 'node:test';
import { concatBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { parseAddress, type IpAddress } from './address.ts';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { fitDeviceName } from './device-name.ts';
import {
  formatPairingLink, formatPairingLinkToCopy, linkTextLengthMax, parsePairingLink, type PairingLink,
} from './pairing-link.ts';
import { taggedHash } from './pairing-key.ts';
import { seededRandom } from './random.testing.ts';

const random = seededRandom('link');
const usual: PairingLink = {
  pcPublicKey: random(32), oneTimeKey: random(16), port: 47_113, bookId: random(4), pcName: 'PC-CUISINE',
  addresses: [address('192.168.1.20'), address('10.0.0.7'), address('fd12:3456::20')], allowsLoopback: false,
};
const links = fc.record({
  pcPublicKey: bytes(32), oneTimeKey: bytes(16), port: fc.integer({ min: 1, max: 65_535 }), bookId: bytes(4),
  pcName: fc.string({ unit: 'grapheme', maxLength: 40 }).map((name) => fitDeviceName(name, 32)),
  addresses: fc.tuple(fc.array(bytes(4), { maxLength: 6 }), fc.array(bytes(16), { maxLength: 1 }))
    .map(([ipv4, ipv6]) => [...ipv4, ...ipv6]).filter((list) => list.length > 0),
  allowsLoopback: fc.boolean(),
}, { noNullPrototype: true });

test('L-31 a link reads back from the QR and from the text to copy', () => {
  fc.assert(fc.property(links, (link) => {
    const text = formatPairingLink(link);
    assert.match(text, /^TDM1:[0-9A-Z $%*+\-./:]*[0-9]$/);
    assert.ok(text.length <= 249 && text.length < linkTextLengthMax);
    const copy = formatPairingLinkToCopy(link);
    assert.doesNotMatch(copy, /\s/);
    for (const form of [text, ` \n${text} \r\n`, text.toLowerCase(), copy, copy.replaceAll(/.{60}/g, '$&\r\n')]) {
      assert.deepEqual(parsePairingLink(form), { ok: true, value: link });
    }
  }));
});

test('L-31 a usual link has about 170 characters', () => {
  assert.ok(formatPairingLink(usual).length <= 170, String(formatPairingLink(usual).length));
});

test('L-31 a long name is shortened, an impossible link is a bug', () => {
  const named = parsePairingLink(formatPairingLink({ ...usual, pcName: 'é'.repeat(30) }));
  assert.ok(named.ok);
  assert.equal(named.value.pcName, 'é'.repeat(16));
  const ipv4 = address('10.0.0.1');
  for (const change of [{ port: 0 }, { port: 65_536 }, { port: 1.5 }, { addresses: [] }, { bookId: random(5) },
    { addresses: Array.from({ length: 7 }, () => ipv4) }, { addresses: [random(16), random(16)] },
    { addresses: [random(5)] }, { oneTimeKey: random(15) }, { pcPublicKey: random(33) }]) {
    assert.throws(() => formatPairingLink({ ...usual, ...change }), /impossible/);
  }
});

test('L-32 what is no link of ours', () => {
  for (const text of ['', ' ', 'https://example.org', 'TDM1', 'WIFI:S:home;;', 'TDMX:ABC', `TDM1:${'A'.repeat(400)}`]) {
    assert.deepEqual(parsePairingLink(text), { ok: false, error: { kind: 'not-ours' } }, text.slice(0, 20));
  }
});

test('L-32 another version is named, by prefix or by the byte inside', () => {
  assert.deepEqual(parsePairingLink('tdm12:whatever'), { ok: false, error: { kind: 'other-version', version: 12 } });
  const inside = textOf(bodyOf(usual).with(0, 3));
  assert.deepEqual(parsePairingLink(inside), { ok: false, error: { kind: 'other-version', version: 3 } });
});

test('L-32 one wrong, missing, added or swapped character is mistyped', () => {
  const text = formatPairingLink(usual);
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:!é';
  const places = fc.integer({ min: 5, max: text.length - 1 });
  fc.assert(fc.property(places, fc.nat({ max: alphabet.length - 1 }), (at, pick) => {
    const other = alphabet.charAt(pick);
    const swapped = text.slice(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.slice(at + 1);
    const changes = [text.slice(0, at) + text.slice(at + 1), `${text.slice(0, at)}${other}${text.slice(at)}`,
      text.slice(0, at)];
    if (other !== text.charAt(at)) changes.push(text.slice(0, at) + other + text.slice(at + 1));
    if (at > 5 && swapped !== text) changes.push(swapped);
    for (const changed of changes) {
      if (changed.trim() === text) continue; // a space added at the end
      assert.deepEqual(parsePairingLink(changed), { ok: false, error: { kind: 'mistyped' } }, changed);
    }
  }), { numRuns: 500 });
});

test('L-32 an intact text that says something impossible is malformed', () => {
  const body = bodyOf(usual);
  const counts = 51;
  const cases = [
    body.with(49, 0).with(50, 0), // port 0
    body.with(counts, 0b0111), // 7 IPv4
    body.with(counts, 0b10_1010), // an unknown bit
    body.with(counts, 0), // no address
    body.subarray(0, 60), // ends inside the addresses
    body.subarray(0, 78), // ends inside the book id
    body.subarray(0, 80), // no name
    concatBytes(body, new Uint8Array(40).fill(65)), // a name of 50 bytes
    concatBytes(body, Uint8Array.of(0xff)), // a name that is no UTF-8
    concatBytes(body, Uint8Array.of(10)), // a name with a line break
    Uint8Array.of(1),
  ];
  for (const [index, changed] of cases.entries()) {
    assert.deepEqual(parsePairingLink(textOf(changed)), { ok: false, error: { kind: 'malformed' } }, String(index));
  }
});

test('L-33 arbitrary text and arbitrary intact bodies give a link or a typed refusal', () => {
  const kinds = new Set(['not-ours', 'other-version', 'mistyped', 'malformed']);
  const texts = fc.oneof(fc.string(), fc.string().map((tail) => `TDM1:${tail}`),
    fc.uint8Array({ minLength: 1, maxLength: 150 }).map((body) => textOf(body.with(0, 1))));
  fc.assert(fc.property(texts, (text) => {
    const parsed = parsePairingLink(text);
    if (!parsed.ok) assert.ok(kinds.has(parsed.error.kind));
  }), { numRuns: 1000 });
});

function bodyOf(link: PairingLink): Uint8Array {
  const all = decodeBase45(formatPairingLink(link).slice(5));
  assert.ok(all);
  return all.subarray(0, all.length % 2 === 1 && (all.length - 3) % 2 === 0 && isBody(all, 3) ? -3 : -4);
}

function isBody(all: Uint8Array, length: number): boolean {
  const body = all.subarray(0, -length);
  return Buffer.compare(taggedHash('link checksum', body).subarray(0, length), all.subarray(-length)) === 0;
}

function textOf(body: Uint8Array): string {
  const length = body.length % 2 === 0 ? 3 : 4;
  return `TDM1:${encodeBase45(concatBytes(body, taggedHash('link checksum', body).subarray(0, length)))}`;
}

function bytes(length: number): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ minLength: length, maxLength: length });
}

function address(text: string): IpAddress {
  const parsed = parseAddress(text);
  assert.ok(parsed);
  return parsed;
}
