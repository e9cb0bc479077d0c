import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { decodeMessage, encodeMessage } from './message-codec.ts';
import { CANCEL_REASONS, CHOICES, PROTOCOL, VERDICTS, type Message, type MessageOf } from './message.ts';

/** Plain objects, as the decoder makes them. */
function record<Fields>(fields: { [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> }): fc.Arbitrary<Fields> {
  return fc.record(fields, { noNullPrototype: true });
}

const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const count = fc.maxSafeNat();
const sumsOf = (places: number) =>
  fc.array(fc.array(fc.nat(0xffff_ffff), { minLength: 5, maxLength: 5 }), { minLength: places, maxLength: places })
    .map((sums) => Uint32Array.from(sums.flatMap((words) => (words[0] === 0 ? [0, 0, 0, 0, 0] : words))));
const identity = record({ bookId: bytesOf(16), generation: bytesOf(16) });
const helloBody = record({
  schemaLevel: count,
  identity: fc.option(identity),
  generationChain: fc.array(bytesOf(16), { maxLength: 32 }),
  holdsData: fc.boolean(),
  auditDue: fc.boolean(),
  recordCount: count,
  accountCount: count,
  entryCount: count,
  wallMs: count,
  deviceName: fc.string({ unit: 'binary', maxLength: 16 }),
  limits: record({ messageBytesMax: fc.integer({ min: 4096, max: 2 ** 40 }), windowBytes: count }),
}).map((body) => ({ ...body, holdsData: body.holdsData && body.identity !== null }));

const kindChanges = fc.array(
  record({ kind: fc.nat(255), added: count, changed: count, deleted: count }), { maxLength: 4 });

const id = new Uint8Array(16).fill(0xa1);
const hexId = 'a1'.repeat(16);
const sums = new Uint32Array(320);
sums.set([2, 1, 0, 0, 0x8000_0000], 5);

const anyMessage: fc.Arbitrary<Message> = fc.oneof(
  helloBody.map((body): Message => ({ kind: 'hello', protocol: { min: 1, max: 3 }, body })),
  record({ kind: fc.constant('root' as const), round: count, sums: sumsOf(64) }),
  fc.array(fc.nat(63), { maxLength: 3 }).chain((tops) =>
    record({
      kind: fc.constant('sub-sums' as const),
      tops: fc.constant(tops),
      sums: sumsOf(64 * tops.length),
      isLast: fc.boolean(),
    })),
  record({
    kind: fc.constant('list' as const),
    isLast: fc.boolean(),
    pieces: fc.array(record({
      bucket: fc.nat(4095),
      rows: fc.nat(5).chain((rows) => bytesOf(rows * 24)),
    }), { maxLength: 5 }),
  }),
  record({ kind: fc.constant('expect' as const), records: count, withheld: count }),
  record({ kind: fc.constant('records' as const), seq: count, bytes: fc.uint8Array() }),
  record({
    kind: fc.constant('ack' as const),
    seq: count,
    applied: kindChanges,
    unchanged: count,
    conflicts: count,
    faults: count,
    refusedIds: fc.nat(4).chain((ids) => bytesOf(ids * 16)),
  }),
  record({ kind: fc.constant('end' as const), batches: count }),
  record({
    kind: fc.constant('done' as const),
    proof: record({
      entries: count,
      records: count,
      rootCount: count,
      root: bytesOf(16),
      fingerprint: fc.uint8Array({ minLength: 1, maxLength: 32 }),
      accounts: fc.array(record({
        id: bytesOf(16),
        balance: fc.maxSafeInteger().map((balance) => balance + 0),
      }), { maxLength: 4 }),
    }),
  }),
  record({ kind: fc.constant('bye' as const), verdict: fc.constantFrom(...VERDICTS) }),
  record({ kind: fc.constant('cancel' as const), reason: fc.constantFrom(...CANCEL_REASONS) }),
  record({ kind: fc.constant('choice' as const), choice: fc.constantFrom(...CHOICES) }),
  record({ kind: fc.constant('consent' as const) }),
  record({
    kind: fc.constant('granted' as const), identity, generationChain: fc.array(bytesOf(16), { maxLength: 32 }),
  }),
  record({ kind: fc.constant('joined' as const), applied: kindChanges, setAside: count }),
);

test('S-1 a message comes back from its bytes', () => {
  fc.assert(fc.property(anyMessage, (message) => {
    assert.deepEqual(decodeMessage(encodeMessage(message)), { ok: true, value: message });
  }), { numRuns: 2000 });
});

test('S-1 bytes that decode are the only encoding of their message', () => {
  const altered = fc.tuple(anyMessage, fc.nat(), fc.nat(255)).map(([message, place, byte]) => {
    const bytes = encodeMessage(message);
    bytes[place % bytes.length] = byte;
    return bytes;
  });
  fc.assert(fc.property(altered, (bytes) => {
    const decoded = decodeMessage(bytes);
    if (!decoded.ok || decoded.value.kind === 'hello') return;
    assert.deepEqual(encodeMessage(decoded.value), bytes);
  }), { numRuns: 5000 });
});

test('S-2 any bytes give a message or a typed fault', () => {
  const noise = fc.uint8Array({ maxLength: 400 });
  const typed = fc.tuple(fc.integer({ min: 1, max: 15 }), noise).map(([type, rest]) => Uint8Array.of(type, ...rest));
  fc.assert(fc.property(fc.oneof(noise, typed), (bytes) => {
    const decoded = decodeMessage(bytes);
    assert.equal(typeof decoded.ok, 'boolean');
  }), { numRuns: 20_000 });
  assert.deepEqual(decodeMessage(Uint8Array.of()), { ok: false, error: { kind: 'truncated' } });
  assert.deepEqual(decodeMessage(Uint8Array.of(99)), { ok: false, error: { kind: 'unknown-type', type: 99 } });
});

test('S-2 a huge count in a short message is refused before anything is allocated', () => {
  const huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
  for (const start of [[3, 1], [4, 1], [7, 0], [9, 0, 0, 0], [7, 0, 0, 0, 0, 0]]) {
    assert.equal(decodeMessage(Uint8Array.of(...start, ...huge)).ok, false);
  }
});

test('S-2 every prefix of a message is a fault', () => {
  fc.assert(fc.property(anyMessage, fc.nat(), (message, cut) => {
    const bytes = encodeMessage(message);
    const decoded = decodeMessage(bytes.subarray(0, cut % bytes.length));
    // RECORDS ends where its message ends, and the store refuses what is no batch.
    assert.ok(!decoded.ok || message.kind === 'records');
  }), { numRuns: 2000 });
});

test('S-2 each limit of a field holds to the last value, and the next one is its own fault', () => {
  const ids = (count: number): string => hexId.repeat(count);
  type Field = 'range' | 'identity' | 'chain' | 'flags' | 'name' | 'limit';
  const hello = (fields: Readonly<Partial<Record<Field, string>>>) =>
    `01${fields.range ?? '0101'}03${fields.identity ?? `01${ids(2)}`}${fields.chain ?? '00'}${fields.flags ?? '0100'}`
    + `00000000${fields.name ?? '00'}${fields.limit ?? '8020'}00`;
  const zeros = '00'.repeat(64);
  const cases: readonly (readonly [string, string])[] = [
    [hello({}), 'ok'],
    [hello({ chain: `20${ids(32)}` }), 'ok'], [hello({ chain: `21${ids(33)}` }), 'bad-value'],
    [hello({ identity: '00', flags: '0000' }), 'ok'], [hello({ identity: '00', flags: '0100' }), 'bad-value'],
    [hello({ flags: '0002' }), 'bad-value'],
    [hello({ limit: '8020' }), 'ok'], [hello({ limit: 'ff1f' }), 'bad-value'],
    [hello({ name: `40${'61'.repeat(64)}` }), 'ok'], [hello({ name: `41${'61'.repeat(65)}` }), 'bad-value'],
    [hello({ name: '01ff' }), 'bad-text'],
    [hello({ range: '0100' }), 'bad-value'], ['010209ff', 'ok'], ['010002', 'truncated'],
    ['058000', 'bad-varint'],
    [`0200ffffffff0f${'00000000'.repeat(4)}${'00'.repeat(63)}`, 'ok'],
    [`02008080808010${'00000000'.repeat(4)}${'00'.repeat(63)}`, 'bad-value'],
    [`0301013f${zeros}`, 'ok'], [`03010140${zeros}`, 'bad-value'], [`0302013f${zeros}`, 'bad-value'],
    [`0301013f${'00'.repeat(63)}`, 'truncated'],
    ['040101ff1f00', 'ok'], ['040101802000', 'bad-value'], ['040101000100', 'truncated'],
    ['0a03', 'ok'], ['0a04', 'bad-value'], ['0b04', 'ok'], ['0b05', 'bad-value'], ['0c02', 'ok'], ['0c03', 'bad-value'],
    [`09010202${hexId}20${'09'.repeat(32)}00`, 'ok'], [`09010202${hexId}21${'09'.repeat(33)}00`, 'bad-value'],
    [`0e${ids(2)}20${ids(32)}`, 'ok'], [`0e${ids(2)}21${ids(33)}`, 'bad-value'],
    [`0e${ids(2)}01${hexId.slice(2)}`, 'truncated'], ['0801', 'ok'], ['080100', 'trailing-bytes'],
    ['00', 'unknown-type'], ['10', 'unknown-type'], ['', 'truncated'],
  ];
  for (const [hex, expected] of cases) {
    const decoded = decodeMessage(Uint8Array.from(Buffer.from(hex, 'hex')));
    assert.equal(decoded.ok ? 'ok' : decoded.error.kind, expected, hex);
  }
});

/** One of each kind, with its bytes in protocol 1. */
const samples: { readonly [Kind in Message['kind']]: readonly [MessageOf<Kind>, string] } = {
  hello: [{
    kind: 'hello',
    protocol: { min: 1, max: 1 },
    body: {
      schemaLevel: 3, identity: { bookId: id, generation: id }, generationChain: [id], holdsData: true,
      auditDue: false, recordCount: 300, accountCount: 12, entryCount: 200, wallMs: 1_800_000_000_000,
      deviceName: 'é', limits: { messageBytesMax: 65_536, windowBytes: 1_048_576 },
    },
  }, `010101 03 01 ${hexId}${hexId} 01 ${hexId} 01 00 ac02 0c c801 80a0f1c2b134 02c3a9 808004 808040`],
  root: [{ kind: 'root', round: 1, sums }, `0201 00 02 01000000 00000000 00000000 00000080 ${'00'.repeat(62)}`],
  'sub-sums': [
    { kind: 'sub-sums', isLast: true, tops: [63], sums: new Uint32Array(320) }, `0301013f${'00'.repeat(64)}`,
  ],
  list: [
    { kind: 'list', isLast: true, pieces: [{ bucket: 4095, rows: new Uint8Array(24).fill(7) }] },
    `040101ff1f01${'07'.repeat(24)}`,
  ],
  expect: [{ kind: 'expect', records: 5, withheld: 1 }, '050501'],
  records: [{ kind: 'records', seq: 128, bytes: Uint8Array.of(1, 2) }, '0680010102'],
  ack: [{
    kind: 'ack', seq: 0, applied: [{ kind: 10, added: 1, changed: 2, deleted: 3 }], unchanged: 4, conflicts: 5,
    faults: 6, refusedIds: id,
  }, `0700010a01020304050601${hexId}`],
  end: [{ kind: 'end', batches: 2 }, '0802'],
  done: [{
    kind: 'done',
    proof: {
      entries: 1, records: 2, rootCount: 2, root: id, fingerprint: Uint8Array.of(9), accounts: [{ id, balance: -5 }],
    },
  }, `09010202${hexId}010901${hexId}0105`],
  bye: [{ kind: 'bye', verdict: 'not-identical' }, '0a03'],
  cancel: [{ kind: 'cancel', reason: 'internal' }, '0b04'],
  choice: [{ kind: 'choice', choice: 'keep-listener' }, '0c02'],
  consent: [{ kind: 'consent' }, '0d'],
  granted: [
    { kind: 'granted', identity: { bookId: id, generation: id }, generationChain: [id] },
    `0e${hexId}${hexId}01${hexId}`,
  ],
  joined: [
    { kind: 'joined', applied: [{ kind: 10, added: 1, changed: 2, deleted: 3 }], setAside: 4 }, '0f010a01020304',
  ],
};

/**
 * One number for all of protocol 1. It changes only with `PROTOCOL.max`: then the former samples stay, the new ones
 * stand beside them, and new transcripts are recorded beside the old ones.
 */
const pinnedHash = '1617416d2dac97ceb8ceba1fccca68a31cd98a21953c0e2a4b9f9eabda8676fc';

test('S-3 the bytes of protocol 1 are pinned', () => {
  const hash = createHash('sha256');
  for (const [message, hex] of Object.values(samples)) {
    const bytes = encodeMessage(message);
    assert.equal(Buffer.from(bytes).toString('hex'), hex.replaceAll(' ', ''), message.kind);
    assert.deepEqual(decodeMessage(bytes), { ok: true, value: message });
    hash.update(bytes);
  }
  assert.deepEqual(PROTOCOL, { min: 1, max: 1 });
  assert.equal(hash.digest('hex'), pinnedHash);
});

test('S-3 HELLO may carry more than this version knows, and no other message may', () => {
  fc.assert(fc.property(anyMessage, (message) => {
    const decoded = decodeMessage(Uint8Array.of(...encodeMessage(message), 0));
    if (message.kind === 'hello') assert.deepEqual(decoded, { ok: true, value: message });
    else if (message.kind !== 'records') assert.equal(decoded.ok, false);
  }));
});

test('S-11 a HELLO of another protocol is read as far as its range', () => {
  for (const [min, max] of [[7, 9], [2, 2], [0, 0]] as const) {
    const decoded = decodeMessage(Uint8Array.of(1, min, max, 0xff, 0xff));
    assert.deepEqual(decoded, { ok: true, value: { kind: 'hello', protocol: { min, max }, body: null } });
    assert.deepEqual(encodeMessage({ kind: 'hello', protocol: { min, max }, body: null }), Uint8Array.of(1, min, max));
  }
});

test('S-2 sums that are announced and are not there take no memory', () => {
  const tops = 100_000; // 64 sums of 20 bytes each would be 128 MB
  const message = new Uint8Array([3, 1, 0xa0, 0x8d, 0x06, ...new Uint8Array(tops)]);
  const before = process.memoryUsage().arrayBuffers;
  assert.deepEqual(decodeMessage(message), { ok: false, error: { kind: 'truncated' } });
  assert.ok(process.memoryUsage().arrayBuffers - before < 2 ** 24);
});
