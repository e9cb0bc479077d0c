/** A line between the phone and the PC that is slow, and can be cut. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { formatPairingLinkToCopy, parsePairingLink, type PairingLink } from '@tandem/link';

export interface HomeLine {
  /** What the PC shows to be copied, but by way of this line. */
  readonly link: string;
  /** Drops both sides. */
  cut(): void;
}

/** `linkText` as the PC shows it; `bytesPerMs` in each direction. */
export async function openHomeLine(linkText: string, bytesPerMs: number): Promise<HomeLine> {
  const link = readLink(linkText);
  const sockets = new Set<Socket>();
  const closeAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const pass = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on('error', closeAll).on('close', closeAll).on('data', (bytes) => {
      to.write(bytes);
      from.pause();
      setTimeout(() => from.resume(), bytes.length / bytesPerMs);
    });
  };
  const server = createServer((near) => {
    const far = connect(link.port, '127.0.0.1');
    pass(near, far);
    pass(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  return {
    link: formatPairingLinkToCopy({ ...link, port: address.port }),
    cut() {
      closeAll();
      server.close();
    },
  };
}

/** A code that the PC has never shown. */
export function forgeLink(linkText: string): string {
  const link = readLink(linkText);
  return formatPairingLinkToCopy({ ...link, oneTimeKey: link.oneTimeKey.map((byte) => byte ^ 1) });
}

function readLink(text: string): PairingLink {
  const parsed = parsePairingLink(text);
  assert(parsed.ok, 'no link of ours');
  return parsed.value;
}
