/** A line between the phone and the PC that can be held: what was on its way arrives when it is let go, or never. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { parsePairingLink } from '@tandem/link';
import { changeLink } from './changed-codes.testing.ts';

export interface HeldLine {
  /** What the PC shows to be copied, but by way of this line. */
  readonly link: string;
  release(): void;
  close(): void;
}

/**
 * `linkText` as the PC shows it. `bytesMax`: of the PC to the phone, before it holds; 0: the phone's call is taken, and
 * not passed on.
 */
export async function openHeldLine(linkText: string, bytesMax: number): Promise<HeldLine> {
  const parsed = parsePairingLink(linkText);
  assert(parsed.ok, 'no link of ours');
  const { port: pcPort } = parsed.value;
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let bytesLeft = bytesMax;
  const whenPassed = (act: () => void): void => {
    if (bytesLeft > 0) act();
    else waiting.push(act);
  };
  const closeAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const join = (near: Socket): void => {
    const far = connect(pcPort, '127.0.0.1');
    for (const socket of [near, far]) sockets.add(socket.on('error', closeAll).on('close', closeAll));
    near.pipe(far);
    far.on('data', (bytes) => {
      whenPassed(() => near.write(bytes));
      bytesLeft -= bytes.length;
    });
  };
  const server = createServer((near) => whenPassed(() => join(near)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  return {
    link: changeLink(linkText, { port: address.port }),
    release() {
      bytesLeft = Infinity;
      for (const act of waiting.splice(0)) act();
    },
    close() {
      closeAll();
      server.close();
    },
  };
}
