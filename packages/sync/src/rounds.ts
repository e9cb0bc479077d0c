/**
 * Comparison and exchange in turn until the two books are equal. Both sides decide every branch from messages that
 * both have seen.
 */
import { compareBooks } from './comparison.ts';
import { exchangeRecords } from './exchange.ts';
import type { Verdict } from './message.ts';
import type { SessionOutcome } from './report.ts';
import { ask, enter, receive, say, stop, type Script, type SessionContext } from './script.ts';

/** An outcome that both sides come to; `isConfirmed` is settled by the peer's BYE. */
export type SettledOutcome = Extract<SessionOutcome, { readonly kind: Verdict }>;

/** What is left to try, of a pair of books. */
export interface Rounds {
  /** Exchanges, and proofs that failed. */
  left: number;
  isAudited: boolean;
  /** Over all rounds: one exchange that changes nothing may only have crossed with an edit. */
  didChange: boolean;
}

export function startRounds(context: SessionContext): Rounds {
  return { left: context.options.roundsMax, isAudited: false, didChange: false };
}

/**
 * Returns when the sums are equal, or all that differs was refused; else the session is closed. Sums that differ still
 * after an exchange that changed and refused nothing on either side may lie: both sides audit.
 */
export function* bringTogether(context: SessionContext, rounds: Rounds): Script<'equal' | 'withheld'> {
  let isStuck = false;
  for (;;) {
    context.tally.round += 1;
    const comparison = yield* compareBooks(context);
    if (comparison.kind === 'equal') return 'equal';
    if (isStuck && !rounds.isAudited) {
      yield* audit(context, rounds);
      isStuck = false;
      continue;
    }
    if (rounds.left === 0) {
      return yield* close(context, { kind: rounds.didChange ? 'still-changing' : 'not-identical' });
    }
    rounds.left -= 1;
    const refusedBefore = context.tally.refusedCount;
    const exchange = yield* exchangeRecords(context, comparison.ids);
    if (exchange.wasEmpty && exchange.withheld > 0) return 'withheld';
    rounds.didChange ||= exchange.changed > 0;
    isStuck = exchange.changed === 0 && context.tally.refusedCount === refusedBefore;
  }
}

export function* audit(context: SessionContext, rounds: Rounds): Script<void> {
  rounds.isAudited = true;
  yield* enter(context, 'proving');
  yield* ask('audit', (store) => store.audit());
}

/** Says the verdict and hears the peer's: see `report.ts` for what is true when the peer's does not come. */
export function* close(context: SessionContext, outcome: SettledOutcome): Script<never> {
  context.settled = outcome;
  yield* say({ kind: 'bye', verdict: outcome.kind });
  yield* enter(context, 'closing');
  const bye = yield* receive('bye');
  if (outcome.kind !== 'identical') return yield* stop(outcome);
  // Never 'identical' against the word of the peer, whatever our own comparison says.
  return yield* stop(bye.verdict === 'identical' ? { ...outcome, isConfirmed: true } : { kind: 'not-identical' });
}
