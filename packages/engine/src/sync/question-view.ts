/** The questions of a session with all that a person needs to answer them. Reads both books; changes nothing. */
import type { SyncQuestionView } from '@tandem/contract';
import { previewMerge, type BookMergePlan } from '@tandem/ledger';
import type { SessionQuestion } from '@tandem/sync';
import { differenceToView, linesMax } from '../book-difference.ts';
import type { SyncSurroundings } from './desk-sync.ts';

/** Throws `SqliteError`. */
export function questionToView(
  question: SessionQuestion, { platform, shelved, store }: SyncSurroundings, peerName: string,
): SyncQuestionView {
  if (question.kind === 'choose-book') {
    const { here, reason, there } = question;
    return {
      kind: 'choose-book', reason,
      here: { name: platform.deviceName, ...here }, there: { name: peerName, ...there },
    };
  }
  const staged = store.stagedBook;
  const difference = store.stagedDifference(linesMax);
  if (staged === undefined || difference === undefined) throw new Error('a book that is to come is not there');
  if (question.kind === 'confirm-merge') {
    const plan = previewMerge(shelved.replica, staged, platform.wallMs(), linesMax);
    return { kind: 'confirm-merge', merge: planToView(plan) };
  }
  return {
    kind: 'confirm-replace', cause: question.cause,
    difference: differenceToView(difference, shelved.database, staged.database),
    unsynced: difference.kinds.reduce((sum, { unsynced }) => sum + unsynced, 0),
  };
}

type MergePreview = Extract<SyncQuestionView, { readonly kind: 'confirm-merge' }>['merge'];

function planToView(plan: BookMergePlan): MergePreview {
  const { accounts, categories, differingAccounts, differingNames, entries, newest, payees, takenNames } = plan;
  return { accounts, categories, differingAccounts, differingNames, entries, newest, payees, takenNames };
}
