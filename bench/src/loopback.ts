/** A real listener and a real dialer on loopback, in this process: an open channel over a WebSocket. */
import { openListener, openNodeSocket, randomBytes } from '@tandem/host';
import { newKeyPair, oneTimeKeyToPsk, parseAddress, parsePairingLink } from '@tandem/link';
import { dial, type ChannelSocket } from '@tandem/transport';

export interface Connection {
  readonly fromPc: ChannelSocket;
  readonly toPhone: ChannelSocket;
  readonly close: () => void;
}

export async function connectByLoopback(): Promise<Connection> {
  const loopback = parseAddress('127.0.0.1');
  if (loopback === undefined) throw new Error('loopback is an address');
  const opened = Promise.withResolvers<ChannelSocket>();
  const listening = await openListener({
    addresses: [loopback], bindAddress: '127.0.0.1', port: 0, isOnce: true, randomBytes, allowsLoopback: true,
    staticKeys: newKeyPair(randomBytes), pcName: 'pc', bookId: new Uint8Array(16), nowMs: () => performance.now(),
    wallMs: () => Date.now(), onRenewed: () => {}, onTurnedAway: (reason) => opened.reject(new Error(reason)),
    onOpened: (socket) => opened.resolve(socket),
  });
  if (!listening.ok) throw new Error(listening.error.kind);
  const link = parsePairingLink(listening.value.codes.link);
  if (!link.ok) throw new Error(link.error.kind);
  const { oneTimeKey, pcPublicKey, port } = link.value;
  const dialed = await dial({
    addresses: [loopback], port, signal: new AbortController().signal, wallMs: () => Date.now(),
    side: {
      staticKeys: newKeyPair(randomBytes), deviceName: 'phone', randomBytes, psk: oneTimeKeyToPsk(oneTimeKey),
      target: { mode: 'link', pcPublicKey },
    },
  }, openNodeSocket);
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
