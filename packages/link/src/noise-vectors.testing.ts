/** Writes `../vectors/tandem.json`: `node packages/link/src/noise-vectors.testing.ts`. See `../vectors/README.md`. */
import { writeFileSync } from 'node:fs';
import { bytesToHex } from '@noble/hashes/utils.js';
import { tagBytes } from './noise-cipher.ts';
import { newKeyPair, startHandshake, type NoiseHandshake } from './noise.ts';
import { parseProtocolName, type Role } from './noise-pattern.ts';
import { seededRandom } from './random.testing.ts';

const patterns = ['XKpsk3', 'XXpsk3', 'XXfallback', 'XXfallback+psk1', 'NNpsk0+psk2', 'NXpsk0+psk1+psk2', 'X1X1psk4',
  'KK1psk1', 'Xpsk0+psk1'];
const payloads = ['', 'clé', '12 comptes, 10 482 écritures', 'identique', 'x'.repeat(300), '✓'];

export function makeVectors(): unknown {
  return { vectors: patterns.map(makeVector) };
}

function makeVector(patternName: string): Record<string, unknown> {
  const protocol_name = `Noise_${patternName}_25519_ChaChaPoly_SHA256`;
  const parsed = parseProtocolName(protocol_name);
  if (!parsed.ok) throw new Error(parsed.error.kind);
  const { pattern } = parsed.value;
  const random = seededRandom(protocol_name);
  const prologue = new TextEncoder().encode('Tandem');
  const keys = {
    initiator: { fixed: newKeyPair(random), ephemeral: newKeyPair(random) },
    responder: { fixed: newKeyPair(random), ephemeral: newKeyPair(random) },
  };
  const psks = Array.from({ length: pattern.pskCount }, () => random(32));
  const start = (role: Role): NoiseHandshake => {
    const other = role === 'initiator' ? 'responder' : 'initiator';
    const started = startHandshake({
      protocol: parsed.value, role, prologue, staticKeys: keys[role].fixed, ephemeralKeys: keys[role].ephemeral,
      remoteStatic: pattern.known[other].includes('s') ? keys[other].fixed.publicKey : undefined,
      remoteEphemeral: keys[other].ephemeral.publicKey,
      randomBytes: () => keys[role].ephemeral.secretKey, pskFor: (place) => psks[place],
    });
    if (!started.ok) throw new Error(started.error.kind);
    return started.value;
  };
  const side = (role: Role, prefix: string): Record<string, unknown> => {
    const other = role === 'initiator' ? 'responder' : 'initiator';
    const isKnown = pattern.known[other].includes('s');
    return {
      [`${prefix}_prologue`]: bytesToHex(prologue),
      ...(psks.length > 0 && { [`${prefix}_psks`]: psks.map((psk) => bytesToHex(psk)) }),
      [`${prefix}_static`]: bytesToHex(keys[role].fixed.secretKey),
      [`${prefix}_ephemeral`]: bytesToHex(keys[role].ephemeral.secretKey),
      ...(isKnown && { [`${prefix}_remote_static`]: bytesToHex(keys[other].fixed.publicKey) }),
    };
  };
  const handshakes = { initiator: start('initiator'), responder: start('responder') };
  return {
    protocol_name, ...side('initiator', 'init'), ...side('responder', 'resp'),
    messages: exchange(handshakes, pattern.isOneWay),
    handshake_hash: bytesToHex(handshakes.initiator.handshakeHash),
  };
}

function exchange(
  handshakes: Record<Role, NoiseHandshake>, isOneWay: boolean,
): { payload: string; ciphertext: string }[] {
  const opening = handshakes.initiator.turn ?? 'initiator';
  let transports: Record<Role, ReturnType<NoiseHandshake['split']>> | undefined;
  return payloads.map((text, index) => {
    const payload = new TextEncoder().encode(text);
    const sender = isOneWay || index % 2 === 0 ? opening : opening === 'initiator' ? 'responder' : 'initiator';
    const receiver = sender === 'initiator' ? 'responder' : 'initiator';
    let ciphertext = new Uint8Array(payload.length + tagBytes);
    if (handshakes.initiator.isComplete) {
      transports ??= { initiator: handshakes.initiator.split(), responder: handshakes.responder.split() };
      transports[sender].sending.encryptInto(ciphertext, payload);
    } else {
      const written = handshakes[sender].writeMessage(payload);
      if (!written.ok) throw new Error(written.error.kind);
      ciphertext = new Uint8Array(written.value);
      const read = handshakes[receiver].readMessage(ciphertext);
      if (!read.ok) throw new Error(read.error.kind);
    }
    return { payload: bytesToHex(payload), ciphertext: bytesToHex(ciphertext) };
  });
}

if (import.meta.main) {
  const target = new URL('../vectors/tandem.json', import.meta.url);
  writeFileSync(target, `${JSON.stringify(makeVectors(), undefined, 1)}\n`);
}
