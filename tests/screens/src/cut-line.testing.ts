/** A line between the phone and the PC that passes so many bytes and then drops both sides. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { formatPairingLinkToCopy, parsePairingLink, type PairingLink } from '@tandem/link';

export interface CutLine {
  /** What the PC shows to be copied, but by way of this line. */
  readonly link: string;
  close(): void;
}

/** `linkText` as the PC shows it. */
export async function openCutLine(linkText: string, bytesMax: number): Promise<CutLine> {
  const link = readLink(linkText);
  let passed = 0;
  const sockets = new Set<Socket>();
  const closeAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const pass = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on('error', closeAll).on('close', closeAll).on('data', (bytes) => {
      passed += bytes.length;
      if (passed <= bytesMax) to.write(bytes);
      else closeAll();
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
    close() {
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
