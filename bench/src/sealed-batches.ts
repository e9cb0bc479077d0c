/** Batches through the encrypted channel: by memory, for the cost of sealing and opening, and over a real socket. */
import { randomBytes } from '@tandem/host';
import { Channel, newKeyPair, oneTimeKeyToPsk, type ChannelEffect } from '@tandem/link';
import { connectByLoopback } from './loopback.ts';

/** Returns what came out at the other end, and adds the milliseconds to `ms`. */
export function carryByMemory(
  batches: readonly Uint8Array[], ms: { encrypt: number; decrypt: number },
): readonly Uint8Array[] {
  const { pc, phone } = openChannels();
  const sealedMs = performance.now();
  const sealed = batches.flatMap((message) => transmitted(pc.step({ kind: 'send', message })));
  const openedMs = performance.now();
  const opened = sealed.flatMap((message) => phone.step({ kind: 'received', message }))
    .flatMap((effect) => effect.kind === 'deliver' ? [effect.message] : []);
  const endedMs = performance.now();
  if (opened.length !== batches.length) throw new Error(`${opened.length} of ${batches.length} batches came`);
  ms.encrypt += openedMs - sealedMs;
  ms.decrypt += endedMs - openedMs;
  return opened;
}

/** From the first batch handed over to the last one delivered: sealing, WebSocket, TCP and opening, in milliseconds. */
export async function carryBySocket(batches: readonly Uint8Array[]): Promise<number> {
  const { fromPc, toPhone, close } = await connectByLoopback();
  try {
    const startedMs = performance.now();
    await new Promise<void>((resolve, reject) => {
      let count = 0;
      toPhone.use({
        onMessage: () => {
          count += 1;
          if (count === batches.length) resolve();
        },
        onEnded: ({ kind }) => reject(new Error(kind)),
      });
      for (const batch of batches) fromPc.send(batch);
    });
    return performance.now() - startedMs;
  } finally {
    close();
  }
}

function openChannels(): { readonly pc: Channel; readonly phone: Channel } {
  const pcKeys = newKeyPair(randomBytes);
  const psk = oneTimeKeyToPsk(randomBytes(16));
  const pc = new Channel({
    device: 'pc', staticKeys: pcKeys, deviceName: 'pc', randomBytes, judgeKey: () => 'ok', pskFor: () => psk,
    spendKey: () => true,
  });
  const phone = new Channel({
    device: 'phone', staticKeys: newKeyPair(randomBytes), deviceName: 'phone', randomBytes, psk,
    target: { mode: 'link', pcPublicKey: pcKeys.publicKey },
  });
  let toPc = transmitted([...pc.step({ kind: 'start' }), ...phone.step({ kind: 'start' })]);
  while (toPc.length > 0) {
    const toPhone = toPc.flatMap((message) => transmitted(pc.step({ kind: 'received', message })));
    toPc = toPhone.flatMap((message) => transmitted(phone.step({ kind: 'received', message })));
  }
  return { pc, phone };
}

function transmitted(effects: readonly ChannelEffect[]): Uint8Array[] {
  return effects.flatMap((effect) => effect.kind === 'transmit' ? [effect.message] : []);
}
