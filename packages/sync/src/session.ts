/**
 * The whole session, from HELLO to BYE, as a script that both sides run; only who greets first, who chooses and whose
 * book gives way differ.
 *
 * 1. Both sides decide every branch from messages that both have seen, so they always wait for the same kind of
 *    message. What one side alone knows (an edit, a repaired hash) shows in its next sums.
 * 2. `identical` needs the peer's DONE, equal in every figure to a proof read after the last COMMIT here.
 * 3. Every loop is bounded: `roundsMax` exchanges and failed proofs together, and one audit, for each pair of books.
 */
import { greet } from './greeting.ts';
import { meet } from './meeting.ts';
import { exchangeProofs } from './proof.ts';
import { audit, bringTogether, close, startRounds } from './rounds.ts';
import type { Script, SessionContext } from './script.ts';

export function* runSession(context: SessionContext): Script<never> {
  const { tally } = context;
  const greeting = yield* greet(context);
  yield* meet(context, greeting);
  const isAuditDue = greeting.mine.auditDue || greeting.theirs.auditDue;
  const rounds = startRounds(context);
  for (;;) {
    if ((yield* bringTogether(context, rounds)) === 'withheld') {
      return yield* close(context, { kind: 'set-aside', refused: tally.refusedCount, faults: tally.faults });
    }
    if (isAuditDue && !rounds.isAudited) {
      yield* audit(context, rounds);
      continue;
    }
    const proofs = yield* exchangeProofs(context);
    if (proofs.verdict === 'equal') {
      if (tally.faults > 0) return yield* close(context, { kind: 'set-aside', refused: 0, faults: tally.faults });
      return yield* close(context, { kind: 'identical', isConfirmed: false, proof: proofs.mine });
    }
    // Someone typed since ROOT; or equal hashes cover unequal rows, and then nothing is left to try after the audit.
    if (rounds.isAudited && proofs.verdict === 'figures-differ') {
      return yield* close(context, { kind: 'not-identical' });
    }
    if (rounds.left === 0) {
      return yield* close(context, { kind: proofs.verdict === 'roots-differ' ? 'still-changing' : 'not-identical' });
    }
    rounds.left -= 1;
    if (!rounds.isAudited) yield* audit(context, rounds);
  }
}
