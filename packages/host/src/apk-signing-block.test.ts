import assert from 'node:assert/strict';
import test from 'node:test';
import { readApkLayout, withApkPair } from './apk-signing-block.ts';
import { digestOfSigned, makeApk, schemeV2Id } from './apk-signing-block.testing.ts';

const invitationId = 0x54444d31;

test('a pair is added to a signed package, and what is signed keeps its bytes', () => {
  for (const comment of ['', 'a comment at the end']) {
    const apk = makeApk(10_000, comment);
    const before = readApkLayout(apk) ?? assert.fail();
    const stamped = withApkPair(apk, { id: invitationId, value: Buffer.from('TDM1:ABC') }) ?? assert.fail();
    const after = readApkLayout(stamped) ?? assert.fail();
    assert.deepEqual(after.pairs.map(({ id }) => id), [schemeV2Id, invitationId]);
    assert.deepEqual(after.pairs[0], before.pairs[0]);
    assert.equal(Buffer.from(after.pairs[1]?.value ?? []).toString(), 'TDM1:ABC');
    assert.equal(after.blockStart, before.blockStart);
    assert.equal((after.centralDirectoryStart - after.blockStart) % 4096, 0);
    assert.equal(digestOfSigned(stamped), digestOfSigned(apk));
    assert.equal(stamped.subarray(after.endRecordStart + 22).toString(), comment);
  }
});

test('another pair of the same id takes its place, and every length of a value fills whole pages', () => {
  let apk = makeApk();
  for (let length = 2490; length < 2560; length += 1) {
    apk = withApkPair(apk, { id: invitationId, value: Buffer.alloc(length, 'x') }) ?? assert.fail();
    const { blockStart, centralDirectoryStart, pairs } = readApkLayout(apk) ?? assert.fail();
    assert.equal((centralDirectoryStart - blockStart) % 4096, 0, `${length}`);
    assert.deepEqual(pairs.map(({ value }) => value.length), [1500, length]);
  }
  assert.equal(digestOfSigned(apk), digestOfSigned(makeApk()));
});

test('what is no signed package is left alone', () => {
  const apk = makeApk();
  const { blockStart, centralDirectoryStart } = readApkLayout(apk) ?? assert.fail();
  const cut = apk.subarray(0, -1);
  const unsigned = Buffer.from(apk);
  unsigned.fill(0, centralDirectoryStart - 16, centralDirectoryStart);
  const otherSize = Buffer.from(apk);
  otherSize.writeBigUInt64LE(7n, blockStart);
  const endless = Buffer.from(apk);
  endless.writeBigUInt64LE(2n ** 63n, blockStart + 8);
  const strangers = [Buffer.alloc(0), Buffer.from('TDM1'), Buffer.alloc(70_000)];
  for (const broken of [cut, unsigned, otherSize, endless, ...strangers]) {
    assert.equal(withApkPair(broken, { id: invitationId, value: Buffer.of(1) }), undefined);
  }
});
