/** Whether a session of the simulation may end as it did. */
import type { SessionReport } from '@tandem/sync';
import type { BookContents } from './book-contents.ts';
import type { Violation } from './oracle.ts';
import type { SessionSide } from './simulated-session.ts';

export function findEndFault(side: SessionSide, peer: SessionSide, { outcome }: SessionReport): Violation | undefined {
  const [name, other] = [side.device.name, peer.device.name];
  const fault = (text: string): Violation => ({ check: 'bad-end', text: `the ${name} ${text}` });
  switch (outcome.kind) {
    case 'identical': {
      const [mine, theirs] = [side.proven, peer.proven];
      if (mine !== undefined && theirs !== undefined && areSame(mine, theirs)) return undefined;
      const text = `the ${name} said identical to the ${other} over\n${mine?.text}\nagainst\n${theirs?.text}`;
      return { check: 'false-identical', text };
    }
    case 'cut': case 'cancelled': case 'still-changing':
      return undefined;
    case 'refused':
      return outcome.refusal === 'no-book' ? undefined : fault(`was refused: ${outcome.refusal}`);
    case 'store-failed':
      if (outcome.isDiskFull && side.wasDiskFull) return undefined;
      return fault(`has a store that failed: ${String(outcome.cause)}`);
    case 'peer-failed':
      return outcome.reason === 'disk-full' && peer.wasDiskFull ? undefined : fault(`heard of ${outcome.reason}`);
    case 'protocol-fault':
      return fault(`met a fault: ${outcome.fault.kind}`);
    case 'set-aside': case 'not-identical':
      return fault(`ended a session with ${outcome.kind}`);
  }
}

function areSame(left: BookContents, right: BookContents): boolean {
  const isLaterSame = left.laterText === undefined || right.laterText === undefined
    || left.laterText === right.laterText;
  return left.text === right.text && isLaterSame;
}
