/**
 * The whole session, from HELLO to BYE, as a script that both sides run; only who greets first differs.
 *
 * 1. Both sides decide every branch from messages that both have seen, so they always wait for the same kind of
 *    message. What one side alone knows (an edit, a repaired hash) shows in its next sums.
 * 2. `identical` needs the peer's DONE, equal in every figure to a proof read after the last COMMIT here.
 * 3. Every loop is bounded: `roundsMax` exchanges and failed proofs together, and one audit.
 */
import { compareBooks } from './comparison.ts';
import { exchangeRecords } from './exchange.ts';
import { greet } from './greeting.ts';
import type { Verdict } from './message.ts';
import { exchangeProofs } from './proof.ts';
import type { SessionOutcome } from './report.ts';
import { ask, enter, receive, say, stop, type Script, type SessionContext } from './script.ts';

/** An outcome that both sides come to; `isConfirmed` is settled by the peer's BYE. */
type SettledOutcome = Extract<SessionOutcome, { readonly kind: Verdict }>;

export function* runSession(context: SessionContext): Script<never> {
  const { tally } = context;
  const { isAuditDue } = yield* greet(context);
  let roundsLeft = context.options.roundsMax;
  let isAudited = false;
  // Over the whole session: one exchange that changes nothing may only have crossed with an edit.
  let didChange = false;

  for (;;) {
    tally.round += 1;
    const comparison = yield* compareBooks(context);
    if (comparison.kind === 'different') {
      if (roundsLeft === 0) return yield* close(context, { kind: didChange ? 'still-changing' : 'not-identical' });
      roundsLeft -= 1;
      const exchange = yield* exchangeRecords(context, comparison.ids);
      didChange ||= exchange.changed > 0;
      if (!exchange.wasEmpty) continue;
      if (exchange.withheld > 0) {
        return yield* close(context, { kind: 'set-aside', refused: tally.refusedCount, faults: tally.faults });
      }
      // Sums that differ over rows that do not: an edit taken back meanwhile, or damaged sums for the audit to repair.
      if (isAudited) continue;
    } else if (isAudited || !isAuditDue) {
      const proofs = yield* exchangeProofs(context);
      if (proofs.verdict === 'equal') {
        if (tally.faults > 0) return yield* close(context, { kind: 'set-aside', refused: 0, faults: tally.faults });
        return yield* close(context, { kind: 'identical', isConfirmed: false, proof: proofs.mine });
      }
      // Someone typed since ROOT; or equal hashes cover unequal rows, and then nothing is left to try after the audit.
      if (isAudited && proofs.verdict === 'figures-differ') return yield* close(context, { kind: 'not-identical' });
      if (roundsLeft === 0) {
        return yield* close(context, { kind: proofs.verdict === 'roots-differ' ? 'still-changing' : 'not-identical' });
      }
      roundsLeft -= 1;
      if (isAudited) continue;
    }
    isAudited = true;
    yield* enter(context, 'proving');
    yield* ask('audit', (store) => store.audit());
  }
}

/** Says the verdict and hears the peer's: see `report.ts` for what is true when the peer's does not come. */
function* close(context: SessionContext, outcome: SettledOutcome): Script<never> {
  context.settled = outcome;
  yield* say({ kind: 'bye', verdict: outcome.kind });
  yield* enter(context, 'closing');
  const bye = yield* receive('bye');
  if (outcome.kind !== 'identical') return yield* stop(outcome);
  // Never 'identical' against the word of the peer, whatever our own comparison says.
  return yield* stop(bye.verdict === 'identical' ? { ...outcome, isConfirmed: true } : { kind: 'not-identical' });
}
