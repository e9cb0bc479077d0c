/** Two channels with somebody between them: whatever he does, an end has a name, and nothing false is delivered. */
import assert from 'node:assert/strict';
import { createRandomSequence, type RandomSequence } from '@tandem/ledger';
import {
  Channel, newKeyPair, oneTimeKeyToPsk, shortSecretToPsk, type ChannelEffect, type ChannelEnd, type ChannelMode,
  type ChannelPeer, type ChannelSide,
} from '@tandem/link';
import { applyByteEdits, drawByteEdit, fromHex, toHex, type ByteEdit } from '../byte-edits.ts';
import { openTarget, withoutEach, type Target } from '../target.ts';

type Meddling =
  | { readonly how: 'edit'; readonly at: number; readonly edits: readonly ByteEdit[] }
  | { readonly how: 'drop' | 'repeat' | 'reflect' | 'hold'; readonly at: number } // `hold`: behind the next one
  | { readonly how: 'forge'; readonly at: number; readonly hex: string };

interface Input {
  readonly mode: ChannelMode;
  readonly knowsKey: boolean;
  /** By the number of the message under way. */
  readonly meddlings: readonly Meddling[];
}

/** Longest of both ways' talk: four of the handshake and those below. */
const messagesMax = 40;
/** Of each side, before it is open. */
const openingMessages = 2;
/** What each side says once the channel is open: nothing, little, and more than one fragment. */
const sentLengths = [0, 3, 70_000, 1];

export const handshake: Target = {
  name: 'handshake', cpuMsMax: 1500, executions: 250,
  open: () => openTarget<Input>({
    draw: (random) => ({
      mode: random.pick(['link', 'short-code']), knowsKey: random.chance(0.9),
      meddlings: Array.from({ length: 1 + random.below(random.pick([1, 3])) }, () => drawMeddling(random)),
    }),
    extend: (input, random) => ({ ...input, meddlings: [...input.meddlings, drawMeddling(random)] }),
    shrink: (input) => withoutEach(input.meddlings).map((meddlings) => ({ ...input, meddlings })),
    run: runInput,
  }),
};

function drawMeddling(random: RandomSequence): Meddling {
  const at = random.below(random.chance(0.7) ? 4 : 20);
  const how = random.pick(['edit', 'edit', 'edit', 'forge', 'drop', 'repeat', 'reflect', 'hold'] as const);
  if (how === 'forge') return { how, at, hex: toHex(random.bytes(random.below(random.pick([8, 200, 2000])))) };
  if (how !== 'edit') return { how, at };
  const count = 1 + random.below(random.pick([1, 3]));
  return { how, at, edits: Array.from({ length: count }, () => drawByteEdit(random, 150, [])) };
}

function runInput({ mode, knowsKey, meddlings }: Input): void {
  const [phone, pc] = openSides(mode, knowsKey);
  let held: { readonly to: Side; readonly bytes: Uint8Array } | undefined;
  let isDisturbed = false;
  phone.start();
  pc.start();
  for (let at = 0; at < messagesMax; at += 1) {
    const from = phone.outbox.length > 0 ? phone : pc;
    const to = from === phone ? pc : phone;
    const bytes = from.outbox.shift();
    if (bytes === undefined) break;
    const late = held;
    held = undefined;
    const meddling = meddlings.find((each) => each.at === at);
    isDisturbed ||= meddling !== undefined;
    if (meddling?.how === 'hold') held = { to, bytes };
    else for (const [receiver, arriving] of arrivals(meddling, from, to, bytes)) receiver.take(arriving);
    late?.to.take(late.bytes);
    sayMore(phone);
    sayMore(pc);
  }
  for (const side of [phone, pc]) side.close();
  assertHonest(phone, pc);
  assertHonest(pc, phone);
  if (knowsKey && !isDisturbed) {
    for (const { delivered } of [phone, pc]) assert.equal(delivered.length, sentLengths.length, 'something was lost');
  }
  if (phone.peer === undefined && pc.peer === undefined) return;
  assert.ok(knowsKey, 'a channel opened without the key');
  if (phone.peer === undefined || pc.peer === undefined) return;
  assert.equal(phone.peer.sixDigits, pc.peer.sixDigits);
  assert.deepEqual(phone.peer.handshakeHash, pc.peer.handshakeHash);
}

function arrivals(
  meddling: Meddling | undefined, from: Side, to: Side, bytes: Uint8Array,
): readonly (readonly [Side, Uint8Array])[] {
  switch (meddling?.how) {
    case undefined: case 'hold': return [[to, bytes]];
    case 'drop': return [];
    case 'repeat': return [[to, bytes], [to, bytes]];
    case 'reflect': return [[from, bytes]];
    case 'forge': return [[to, fromHex(meddling.hex)], [to, bytes]];
    case 'edit': return [[to, applyByteEdits(bytes, meddling.edits)]];
  }
}

function sayMore(side: Side): void {
  const length = sentLengths[side.sent.length];
  if (side.channel.isOpen && length !== undefined) side.send(new Uint8Array(length).fill(side.sent.length + 1));
}

/** What it heard before it opened, and everything delivered, was said, in this order; every end has a name. */
function assertHonest(side: Side, other: Side): void {
  assert.ok(side.end !== undefined, 'a closed channel has an end');
  assert.ok(side.delivered.length <= other.sent.length, 'more was delivered than was said');
  for (const [place, message] of side.delivered.entries()) assert.deepEqual(message, other.sent[place]);
  if (side.delivered.length > 0) assert.ok(side.peer !== undefined, 'delivered before it was open');
  // The other may never open, so that nothing but the bytes tells.
  if (side.peer !== undefined) assert.deepEqual(side.heardBeforeOpen, other.transmitted.slice(0, openingMessages));
}

class Side {
  readonly channel: Channel;
  readonly outbox: Uint8Array[] = [];
  readonly transmitted: Uint8Array[] = [];
  readonly heardBeforeOpen: Uint8Array[] = [];
  readonly sent: Uint8Array[] = [];
  readonly delivered: Uint8Array[] = [];
  peer: ChannelPeer | undefined;
  end: ChannelEnd | undefined;

  constructor(side: ChannelSide) {
    this.channel = new Channel(side);
  }

  start(): void {
    this.#carryOut(this.channel.step({ kind: 'start' }));
  }

  take(message: Uint8Array): void {
    if (this.peer === undefined) this.heardBeforeOpen.push(message);
    this.#carryOut(this.channel.step({ kind: 'received', message: message.slice() }));
  }

  send(message: Uint8Array): void {
    this.sent.push(message);
    this.#carryOut(this.channel.step({ kind: 'send', message }));
  }

  close(): void {
    this.#carryOut(this.channel.step({ kind: 'closed' }));
  }

  #carryOut(effects: readonly ChannelEffect[]): void {
    for (const effect of effects) {
      assert.equal(this.end, undefined, 'nothing comes after the end');
      switch (effect.kind) {
        case 'transmit': {
          const message = effect.message.slice();
          this.outbox.push(message);
          this.transmitted.push(message);
          break;
        }
        case 'deliver': this.delivered.push(effect.message.slice()); break;
        case 'opened': this.peer = effect.peer; break;
        case 'ended': this.end = effect.reason; break;
      }
    }
  }
}

function openSides(mode: ChannelMode, knowsKey: boolean): readonly [Side, Side] {
  const random = createRandomSequence(1);
  const [phoneKeys, pcKeys] = [newKeyPair(random.bytes), newKeyPair(random.bytes)];
  const toPsk = mode === 'link' ? oneTimeKeyToPsk : shortSecretToPsk;
  const length = mode === 'link' ? 16 : 10;
  const [psk, otherPsk] = [toPsk(random.bytes(length)), toPsk(random.bytes(length))];
  const phone = new Side({
    device: 'phone', staticKeys: phoneKeys, deviceName: 'Téléphone', randomBytes: random.bytes,
    psk: knowsKey ? psk : otherPsk,
    target: mode === 'link' ? { mode, pcPublicKey: pcKeys.publicKey } : { mode },
  });
  const pc = new Side({
    device: 'pc', staticKeys: pcKeys, deviceName: 'PC', randomBytes: random.bytes,
    judgeKey: () => 'ok', pskFor: () => psk, spendKey: () => true,
  });
  return [phone, pc];
}
