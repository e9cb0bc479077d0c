/**
 * Two books that are not one: which of them stays, and how the other side's gives way to it.
 *
 *   caller asks ──CHOICE──> listener                      only where nothing but a person can say
 *   the side that gives way: stage, then rounds as of a first sync into an empty device, on both sides
 *   it asks its person ──CONSENT──> the other side ──GRANTED──> it commits ──JOINED──> the other side
 *
 * 1. Until the commit nothing is changed on either side, but for the name of a book that was chosen of two truths: a
 *    no, a cut or a kill leaves both books as they were.
 * 2. The commit is one transaction, with a snapshot before it. After it the session goes on as any other, so what was
 *    set aside or merged goes to the other side, and the proof is that of the device's own book.
 * 3. Of two truths the one that stays gets its new name before the other one goes. So in the worst moment for a cut the
 *    choice is known already, and only the consent is asked again.
 */
import { toLineage, type Greeting } from './greeting.ts';
import { bytesEqual, type ChoiceReason } from './hello.ts';
import type { Choice, HelloBody } from './message.ts';
import type { BookSize, SessionQuestion } from './question.ts';
import type { BookJoin } from './report.ts';
import { bringTogether, startRounds } from './rounds.ts';
import { ask, enter, fault, put, receive, say, type Script, type SessionContext } from './script.ts';
import type { StagedCommit } from './session-store.ts';

/** How one side's book gives way to the other's. */
interface GivingWay {
  readonly side: 'here' | 'there';
  readonly how: StagedCommit['how'];
  readonly cause: 'truth' | 'chosen-here' | 'chosen-there';
  /** Both are of one book: what is not known to have been synced is kept. */
  readonly keepsSetAside: boolean;
  /** Of two truths: the book that stays descends from both from now on. */
  readonly unites: boolean;
}

/** Does nothing where both sides have one book. */
export function* meet(context: SessionContext, greeting: Greeting): Script<void> {
  const { agreement } = greeting;
  switch (agreement.kind) {
    case 'same': case 'adopt-here': case 'adopt-there': return;
    case 'replace-here': case 'replace-there': {
      const side = agreement.kind === 'replace-here' ? 'here' : 'there';
      yield* giveWay(context, greeting, { side, how: 'replace', cause: 'truth', keepsSetAside: true, unites: false });
      return;
    }
    case 'choose': {
      const choice = yield* choose(context, greeting, agreement.reason);
      yield* giveWay(context, greeting, toGivingWay(context, choice, agreement.reason));
    }
  }
}

function* choose(context: SessionContext, { mine, theirs }: Greeting, reason: ChoiceReason): Script<Choice> {
  yield* enter(context, 'deciding');
  if (context.options.role === 'listener') {
    const { choice } = yield* receive('choice');
    const isFitting = choice !== 'merge' || reason === 'different-book';
    return isFitting ? choice : yield* fault({ kind: 'bad-value' });
  }
  const answer = yield* put({ kind: 'choose-book', reason, here: toSize(mine), there: toSize(theirs) });
  const choice = answerToChoice[answer];
  yield* say({ kind: 'choice', choice });
  return choice;
}

/** The caller's answer. */
const answerToChoice = { merge: 'merge', 'keep-here': 'keep-caller', 'keep-there': 'keep-listener' } as const;

function toSize({ accountCount: accounts, entryCount: entries }: HelloBody): BookSize {
  return { accounts, entries };
}

function toGivingWay({ options: { role } }: SessionContext, choice: Choice, reason: ChoiceReason): GivingWay {
  const isCaller = role === 'caller';
  const areTruths = reason === 'two-truths';
  return {
    side: isCaller === (choice === 'keep-caller') ? 'there' : 'here',
    how: choice === 'merge' ? 'merge' : 'replace',
    cause: isCaller ? 'chosen-here' : 'chosen-there',
    keepsSetAside: areTruths,
    unites: areTruths,
  };
}

function* giveWay(context: SessionContext, { mine, theirs }: Greeting, giving: GivingWay): Script<void> {
  const { tally } = context;
  tally.staging = giving.side;
  if (giving.side === 'here') yield* ask('stage', (store) => store.stage());
  // What is refused by the staged book is left out of it: the session will end as set aside.
  yield* bringTogether(context, startRounds(context));
  yield* enter(context, 'deciding');
  const how: BookJoin['how'] = giving.how === 'merge' ? 'merged' : 'replaced';
  if (giving.side === 'there') {
    yield* receive('consent');
    const lineage = giving.unites
      ? yield* ask('uniteGenerations', (store) => store.uniteGenerations(toLineage(theirs)))
      : toLineage(mine);
    yield* say({ kind: 'granted', ...lineage });
    yield* enter(context, 'joining');
    tally.countJoined('there', how, yield* receive('joined'));
    return;
  }
  yield* put(toQuestion(giving));
  yield* say({ kind: 'consent' });
  const { identity, generationChain } = yield* receive('granted');
  if (!bytesEqual(identity.bookId, toLineage(theirs).identity.bookId)) return yield* fault({ kind: 'bad-value' });
  yield* enter(context, 'joining');
  yield* ask('snapshot', (store) => store.snapshot(context.wallMs));
  const joined = yield* ask('commitStaged', (store) => store.commitStaged({
    how: giving.how, lineage: { identity, generationChain }, keepsSetAside: giving.keepsSetAside,
    wallMs: context.wallMs,
  }));
  tally.countJoined('here', how, joined);
  yield* say({ kind: 'joined', ...joined });
}

function toQuestion(
  { how, cause, keepsSetAside }: GivingWay,
): Extract<SessionQuestion, { readonly kind: 'confirm-replace' | 'confirm-merge' }> {
  return how === 'merge' ? { kind: 'confirm-merge' } : { kind: 'confirm-replace', cause, keepsSetAside };
}
