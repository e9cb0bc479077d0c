/** What only a person can say, and what they may answer. Saying no is the ordinary cancel, which changes nothing. */
import type { ChoiceReason } from './hello.ts';

export interface BookSize {
  readonly accounts: number;
  readonly entries: number;
}

export type SessionQuestion =
  /** Both books hold data. Asked on the caller only. */
  | {
    readonly kind: 'choose-book';
    /** With `two-truths` there is no 'merge'. */
    readonly reason: ChoiceReason;
    readonly here: BookSize;
    readonly there: BookSize;
  }
  /**
   * This device's book is about to be replaced; the other one lies beside it (`ReplicaStore.stagedBook`), and nothing
   * was changed yet. `truth`: a backup was declared to be the truth there. `chosen-here`, `chosen-there`: where the
   * person is who chose.
   */
  | {
    readonly kind: 'confirm-replace';
    readonly cause: 'truth' | 'chosen-here' | 'chosen-there';
    /** Whether what is not known to have been synced will be kept as conflicts. */
    readonly keepsSetAside: boolean;
  }
  /** This device's book is about to go into the other one, which lies beside it. */
  | { readonly kind: 'confirm-merge' };

interface Answers {
  readonly 'choose-book': 'merge' | 'keep-here' | 'keep-there';
  readonly 'confirm-replace': 'yes';
  readonly 'confirm-merge': 'yes';
}

export type AnswerTo<Kind extends SessionQuestion['kind']> = Answers[Kind];
export type SessionAnswer = Answers[keyof Answers];

export function isAnswerTo<Kind extends SessionQuestion['kind']>(
  kind: Kind, answer: SessionAnswer,
): answer is AnswerTo<Kind> {
  return (kind === 'choose-book') === (answer !== 'yes');
}

/** Whether a person may answer so. */
export function isFittingAnswer(question: SessionQuestion, answer: SessionAnswer): boolean {
  if (question.kind === 'choose-book' && question.reason === 'two-truths' && answer === 'merge') return false;
  return isAnswerTo(question.kind, answer);
}
