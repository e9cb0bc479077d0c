/** Batches through the encrypted channel: by memory, for the cost of sealing and opening, and over a real socket. */
import { dial, openListener, randomBytes, type ChannelSocket } from '@tandem/host';
import {
  Channel, newKeyPair, oneTimeKeyToPsk, parseAddress, parsePairingLink, type ChannelEffect,
} from '@tandem/link';

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
  const { fromPc, toPhone, close } = await connect();
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

interface Connection {
  readonly fromPc: ChannelSocket;
  readonly toPhone: ChannelSocket;
  readonly close: () => void;
}

async function connect(): Promise<Connection> {
  const loopback = parseAddress('127.0.0.1');
  if (loopback === undefined) throw new Error('loopback is an address');
  const opened = Promise.withResolvers<ChannelSocket>();
  const listening = await openListener({
    addresses: [loopback], bindAddress: '127.0.0.1', port: 0, isOnce: true, randomBytes, allowsLoopback: true,
    staticKeys: newKeyPair(randomBytes), pcName: 'pc', bookId: new Uint8Array(16), nowMs: () => performance.now(),
    onRenewed: () => {}, onTurnedAway: (reason) => opened.reject(new Error(reason)),
    onOpened: (socket) => opened.resolve(socket),
  });
  if (!listening.ok) throw new Error(listening.error.kind);
  const link = parsePairingLink(listening.value.codes.link);
  if (!link.ok) throw new Error(link.error.kind);
  const { oneTimeKey, pcPublicKey, port } = link.value;
  const dialed = await dial({
    addresses: [loopback], port, signal: new AbortController().signal,
    side: {
      staticKeys: newKeyPair(randomBytes), deviceName: 'phone', randomBytes, psk: oneTimeKeyToPsk(oneTimeKey),
      target: { mode: 'link', pcPublicKey },
    },
  });
  if (!dialed.ok) throw new Error(dialed.error.kind);
  const { socket } = dialed.value;
  return {
    fromPc: await opened.promise, toPhone: socket,
    close: () => {
      socket.cut();
      listening.value.close();
    },
  };
}
