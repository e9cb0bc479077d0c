/** Two channels and the wire between them, for the tests. */
import { Channel } from './channel.ts';
import type { ChannelEffect, ChannelEnd, ChannelPeer, PcSide, PhoneSide } from './channel-contract.ts';
import { newKeyPair } from './noise.ts';
import { oneTimeKeyToPsk } from './pairing-key.ts';
import { seededRandom } from './random.testing.ts';
import type { RandomBytes } from './result.ts';

const random = seededRandom('channel');
export const phoneKeys = newKeyPair(random);
export const pcKeys = newKeyPair(random);
export const psk = oneTimeKeyToPsk(random(16));
export const otherPsk = oneTimeKeyToPsk(random(16));

export function phone(options: Partial<PhoneSide> = {}, seed = 'phone'): End {
  return new End(new Channel({
    device: 'phone', staticKeys: phoneKeys, deviceName: 'Téléphone de Léa', randomBytes: seededRandom(seed), psk,
    target: { mode: 'link', pcPublicKey: pcKeys.publicKey }, ...options,
  }));
}

export function pc(options: Partial<PcSide> = {}, randomBytes: RandomBytes = seededRandom('pc')): End {
  return new End(new Channel({
    device: 'pc', staticKeys: pcKeys, deviceName: 'PC-CUISINE', randomBytes,
    judgeKey: () => 'ok', pskFor: () => psk, spendKey: () => true, ...options,
  }));
}

/** A channel and what it has said so far. */
export class End {
  readonly channel: Channel;
  outbox: Uint8Array[] = [];
  delivered: Uint8Array[] = [];
  peer: ChannelPeer | undefined;
  ended: ChannelEnd | undefined;

  constructor(channel: Channel) {
    this.channel = channel;
  }

  start(): this {
    return this.take(this.channel.step({ kind: 'start' }));
  }

  receive(message: Uint8Array): this {
    return this.take(this.channel.step({ kind: 'received', message }));
  }

  send(message: Uint8Array): this {
    return this.take(this.channel.step({ kind: 'send', message }));
  }

  close(): this {
    return this.take(this.channel.step({ kind: 'closed' }));
  }

  takeOutbox(): Uint8Array[] {
    const messages = this.outbox;
    this.outbox = [];
    return messages;
  }

  private take(effects: ChannelEffect[]): this {
    for (const effect of effects) {
      switch (effect.kind) {
        case 'transmit': this.outbox.push(effect.message); break;
        case 'deliver': this.delivered.push(effect.message); break;
        case 'opened': this.peer = effect.peer; break;
        case 'ended': this.ended = effect.reason; break;
      }
    }
    return this;
  }
}

/** Carries messages both ways until nobody has any, at most `limit`; returns them in order. */
export function carry(phoneEnd: End, pcEnd: End, limit = Number.POSITIVE_INFINITY): Uint8Array[] {
  const carried: Uint8Array[] = [];
  for (;;) {
    const [from, to] = phoneEnd.outbox.length > 0 ? [phoneEnd, pcEnd] : [pcEnd, phoneEnd];
    const message = carried.length < limit ? from.outbox.shift() : undefined;
    if (message === undefined) return carried;
    carried.push(message);
    to.receive(message);
  }
}

export function openPair(phoneOptions: Partial<PhoneSide> = {}, pcOptions: Partial<PcSide> = {}): [End, End] {
  const pair: [End, End] = [phone(phoneOptions), pc(pcOptions)];
  pair[0].start();
  pair[1].start();
  carry(...pair);
  return pair;
}
