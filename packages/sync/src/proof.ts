/** DONE against DONE: what each side computed from its rows after its last COMMIT. */
import { bytesEqual } from './hello.ts';
import { ask, enter, receive, say, type Script, type SessionContext } from './script.ts';
import type { BookProof } from './session-store.ts';

export interface ProofExchange {
  readonly mine: BookProof;
  /** `figures-differ`: equal roots, and yet another count, balance or fingerprint. */
  readonly verdict: 'equal' | 'roots-differ' | 'figures-differ';
}

export function* exchangeProofs(context: SessionContext): Script<ProofExchange> {
  yield* enter(context, 'proving');
  const mine = yield* ask('proof', (store) => store.proof());
  yield* say({ kind: 'done', proof: mine });
  const { proof: theirs } = yield* receive('done');
  if (mine.rootCount !== theirs.rootCount || !bytesEqual(mine.root, theirs.root)) {
    return { mine, verdict: 'roots-differ' };
  }
  return { mine, verdict: hasSameFigures(mine, theirs) ? 'equal' : 'figures-differ' };
}

/** Every figure that a screen will show, not only the fingerprint. */
function hasSameFigures(mine: BookProof, theirs: BookProof): boolean {
  return mine.entries === theirs.entries
    && mine.records === theirs.records
    && bytesEqual(mine.fingerprint, theirs.fingerprint)
    && mine.accounts.length === theirs.accounts.length
    && mine.accounts.every((account, place) => {
      const other = theirs.accounts[place];
      return other !== undefined && bytesEqual(account.id, other.id) && account.balance === other.balance;
    });
}
