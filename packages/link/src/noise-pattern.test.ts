import assert from 'node:assert/strict';
import test from 'node:test';
import { parseProtocolName, type HandshakePattern, type Token } from './noise-pattern.ts';

const ends = ['N', 'K', 'X', 'K1', 'X1'];
const starts = [...ends, 'I', 'I1'];

test('L-3 the interactive patterns are those that their names tell', () => {
  for (const initiator of starts) {
    for (const responder of ends) {
      const { known, messages, pskCount, isOneWay } = patternOf(initiator + responder);
      assert.deepEqual({ known, pskCount, isOneWay }, {
        known: { initiator: initiator.startsWith('K') ? ['s'] : [], responder: responder.startsWith('K') ? ['s'] : [] },
        pskCount: 0, isOneWay: false,
      }, initiator + responder);
      assert.deepEqual(messages, messagesOf(initiator, responder).map((tokens, index) => ({
        from: index % 2 === 0 ? 'initiator' : 'responder', tokens,
      })), initiator + responder);
    }
  }
});

test('L-3 the one-way patterns are those that their names tell', () => {
  for (const [name, tokens] of [['N', ['e', 'es']], ['K', ['e', 'es', 'ss']], ['X', ['e', 'es', 's', 'ss']]] as const) {
    assert.deepEqual(patternOf(name), {
      known: { initiator: name === 'K' ? ['s'] : [], responder: ['s'] }, messages: [{ from: 'initiator', tokens }],
      pskCount: 0, isOneWay: true,
    });
  }
});

test('L-3 a name holds nothing before, after or between its parts', () => {
  for (const name of ['xNoise_XX_25519_ChaChaPoly_SHA256', 'Noise_XX_25519_ChaChaPoly_SHA256\n',
    'Noise_XX_25519_ChaChaPoly_SHA256 ', 'Noise_X_X_25519_ChaChaPoly_SHA256x!', 'Noise__25519_ChaChaPoly_SHA256']) {
    assert.deepEqual(parseProtocolName(name), { ok: false, error: { kind: 'not-a-protocol-name' } }, name);
  }
  for (const modifier of ['apsk1', 'psk1a', 'psk', 'psk1fallback', 'fallback1', 'psk0+fallback']) {
    const refused = modifier.split('+').at(-1);
    assert.deepEqual(parseProtocolName(`Noise_XX${modifier}_25519_ChaChaPoly_SHA256`),
      { ok: false, error: { kind: 'unusable-modifier', modifier: refused } }, modifier);
  }
});

test('L-3 a refusal says which part it does not know', () => {
  assert.deepEqual(parseProtocolName('Noise_XX_448_ChaChaPoly_SHA256'),
    { ok: false, error: { kind: 'other-suite', suite: '448_ChaChaPoly_SHA256' } });
  assert.deepEqual(parseProtocolName('Noise_ZZpsk0_25519_ChaChaPoly_SHA256'),
    { ok: false, error: { kind: 'unknown-pattern', pattern: 'ZZ' } });
});

test('L-3 a name has at most 255 bytes', () => {
  const named = (modifiers: string): string => `Noise_XX${modifiers}_25519_ChaChaPoly_SHA256`;
  const longest = named(`${'psk0+'.repeat(44)}psk`);
  assert.equal(longest.length, 255);
  assert.deepEqual(parseProtocolName(longest),
    { ok: false, error: { kind: 'unusable-modifier', modifier: 'psk0' } });
  assert.deepEqual(parseProtocolName(named(`${'psk0+'.repeat(44)}psk1`)),
    { ok: false, error: { kind: 'not-a-protocol-name' } });
});

test('L-3 modifiers change the messages that they name, and count', () => {
  const { messages, pskCount } = patternOf('XXpsk0+psk3');
  assert.equal(pskCount, 2);
  assert.deepEqual(messages, [
    { from: 'initiator', tokens: ['psk', 'e'] }, { from: 'responder', tokens: ['e', 'ee', 's', 'es'] },
    { from: 'initiator', tokens: ['s', 'se', 'psk'] },
  ]);
  assert.deepEqual(patternOf('KXfallback'), {
    known: { initiator: ['e', 's'], responder: [] },
    messages: [{ from: 'responder', tokens: ['e', 'ee', 'se', 's', 'es'] }], pskCount: 0, isOneWay: false,
  });
});

/**
 * Sections 7.5 and 7.6: what each letter says of its side's static key (N none, K known, X sent when the other side has
 * spoken, I sent at once), and 1 that its Diffie-Hellman comes one message later than it could.
 */
function messagesOf(initiator: string, responder: string): Token[][] {
  const isDeferred = { initiator: initiator.endsWith('1'), responder: responder.endsWith('1') };
  const [i, r] = [initiator[0], responder[0]];
  // The message, from 0, in which each static key meets the other side's ephemeral key.
  const es = r === 'N' ? undefined : (r === 'K' ? 0 : 1) + Number(isDeferred.responder);
  const se = i === 'N' ? undefined : (i === 'X' ? 2 : 1) + Number(isDeferred.initiator);
  const isSs = r === 'K' && (i === 'K' || i === 'I') && !isDeferred.initiator && !isDeferred.responder;
  const when = (is: boolean, ...tokens: Token[]): Token[] => is ? tokens : [];
  const messages: Token[][] = [
    ['e', ...when(es === 0, 'es'), ...when(i === 'I', 's'), ...when(isSs, 'ss')],
    ['e', 'ee', ...when(se === 1, 'se'), ...when(r === 'X', 's'), ...when(es === 1, 'es')],
    i === 'X'
      ? [...when(es === 2, 'es'), 's', ...when(se === 2, 'se')]
      : [...when(se === 2, 'se'), ...when(es === 2, 'es')],
    when(se === 3, 'se'),
  ];
  return messages.filter((tokens) => tokens.length > 0);
}

function patternOf(name: string): HandshakePattern {
  const parsed = parseProtocolName(`Noise_${name}_25519_ChaChaPoly_SHA256`);
  assert.ok(parsed.ok, name);
  return parsed.value.pattern;
}
