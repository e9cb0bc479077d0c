import assert from 'node:assert/strict';
import test from 'node:test';
import { carry, pc, pcKeys, phone } from './channel.testing.ts';
import { oneTimeKeyToPsk, pskToKeyId, shortSecretToPsk, type KeyId } from './pairing-key.ts';
import { invitationLifeMs, oneTimeKeyLifeMs, OneTimeKeys, oneTimeKeysRemembered } from './one-time-key.ts';
import { seededRandom } from './random.testing.ts';

test('L-50 a key lives 120 s by the clock that is given', () => {
  const keys = new OneTimeKeys(seededRandom('keys'));
  const keyId = idOf(keys.issue('link', 1000));
  assert.equal(keys.judge(keyId, 'link', 1000), 'ok');
  assert.equal(keys.judge(keyId, 'link', 1000 + oneTimeKeyLifeMs - 1), 'ok');
  assert.equal(keys.judge(keyId, 'link', 1000 + oneTimeKeyLifeMs), 'expired');
});

test('L-50 a call that came in time may end its handshake, a late one may not', () => {
  const keys = new OneTimeKeys(seededRandom('keys'));
  const keyId = idOf(keys.issue('link', 0));
  assert.ok(keys.pskFor(keyId, 'link', oneTimeKeyLifeMs + 9_999));
  assert.equal(keys.pskFor(keyId, 'link', oneTimeKeyLifeMs + 10_000), undefined);
  assert.equal(keys.spend(keyId, 'link', oneTimeKeyLifeMs + 10_000), false);
});

test('L-50 a key is used once', () => {
  const keys = new OneTimeKeys(seededRandom('keys'));
  const secret = keys.issue('link', 0);
  const keyId = idOf(secret);
  assert.deepEqual(keys.pskFor(keyId, 'link', 1), oneTimeKeyToPsk(secret));
  assert.equal(keys.judge(keyId, 'link', 1), 'ok', 'asking does not use it');
  assert.equal(keys.spend(keyId, 'link', 1), true);
  assert.equal(keys.spend(keyId, 'link', 1), false);
  assert.equal(keys.judge(keyId, 'link', 1), 'used');
  assert.equal(keys.judge(keyId, 'link', oneTimeKeyLifeMs), 'used', 'used says more than expired');
  assert.equal(keys.pskFor(keyId, 'link', 1), undefined);
});

test('L-50 the last 16 are remembered, and closing the window expires them all', () => {
  const keys = new OneTimeKeys(seededRandom('keys'));
  const issued = Array.from({ length: oneTimeKeysRemembered + 1 }, (_, index) => idOf(keys.issue('link', index)));
  assert.equal(keys.judge(issued[0] ?? assert.fail(), 'link', 20), 'unknown');
  assert.equal(keys.judge(issued[1] ?? assert.fail(), 'link', 20), 'ok');
  assert.equal(keys.spend(issued[2] ?? assert.fail(), 'link', 20), true);
  keys.expireAll();
  assert.equal(keys.judge(issued[1] ?? assert.fail(), 'link', 20), 'expired');
  assert.equal(keys.judge(issued[2] ?? assert.fail(), 'link', 20), 'used');
  assert.equal(keys.pskFor(issued[1] ?? assert.fail(), 'link', 20), undefined);
});

test('L-52 the key of an invitation lives 15 minutes and one use', () => {
  const keys = new OneTimeKeys(seededRandom('keys'), invitationLifeMs);
  const keyId = idOf(keys.issue('link', 0));
  assert.equal(keys.judge(keyId, 'link', 899_999), 'ok');
  assert.equal(keys.judge(keyId, 'link', 900_000), 'expired');
  assert.equal(keys.spend(keyId, 'link', 899_999), true);
  assert.equal(keys.judge(keyId, 'link', 1), 'used');
});

test('L-51 a key of a link is none of a short code, and their secrets are stretched apart', () => {
  const keys = new OneTimeKeys(seededRandom('keys'));
  const linkId = idOf(keys.issue('link', 0));
  const secret = keys.issue('short-code', 0);
  assert.equal(secret.length, 10);
  const shortId = pskToKeyId(shortSecretToPsk(secret));
  assert.equal(keys.judge(linkId, 'short-code', 1), 'unknown');
  assert.equal(keys.judge(shortId, 'short-code', 1), 'ok');
  assert.equal(keys.pskFor(shortId, 'link', 1), undefined);
  assert.throws(() => oneTimeKeyToPsk(secret), /16 bytes/);
});

test('L-14 a key of this book-keeping opens one channel', () => {
  const keys = new OneTimeKeys(seededRandom('keys'));
  const psk = oneTimeKeyToPsk(keys.issue('link', 0));
  const attempt = (seed: string): [ReturnType<typeof phone>, ReturnType<typeof pc>] => {
    const pair: [ReturnType<typeof phone>, ReturnType<typeof pc>] = [
      phone({ psk, target: { mode: 'link', pcPublicKey: pcKeys.publicKey } }, seed).start(),
      pc({
        judgeKey: (keyId, mode) => keys.judge(keyId, mode, 5), pskFor: ({ keyId, mode }) => keys.pskFor(keyId, mode, 5),
        spendKey: ({ keyId, mode }) => keys.spend(keyId, mode, 5),
      }),
    ];
    carry(...pair);
    return pair;
  };
  assert.ok(attempt('first')[0].peer);
  assert.deepEqual(attempt('second')[0].ended, { kind: 'code-refused', verdict: 'used' });
});

function idOf(secret: Uint8Array): KeyId {
  return pskToKeyId(oneTimeKeyToPsk(secret));
}
