/** Who may call a door of this computer: the rule for whom a phone may call, from the other end. */
import type { Socket } from 'node:net';
import { classifyAddress, parseAddress } from '@tandem/link';

export function isNearCaller({ remoteAddress = '' }: Pick<Socket, 'remoteAddress'>): boolean {
  const address = parseAddress(remoteAddress.split('%')[0] ?? '');
  if (address === undefined) return false;
  switch (classifyAddress(address)) {
    case 'private': case 'link-local': case 'unique-local': case 'loopback': return true;
    case 'public': case 'not-a-host': return false;
  }
}
