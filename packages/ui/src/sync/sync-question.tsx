/** What is asked where two books meet that are not one: nothing has changed yet, and the focus is on leaving it so. */
import type { CommandParameters, SyncQuestionView } from '@tandem/contract';
import type { ReactNode } from 'react';
import type { SyncTexts } from '../messages/sync-messages.ts';
import type { ScreenSize } from './screen-size.ts';
import { SyncChooseBook } from './sync-choose-book.tsx';
import { SyncConfirmMerge } from './sync-confirm-merge.tsx';
import { SyncConfirmReplace } from './sync-confirm-replace.tsx';
import './sync-question.css';
import './sync.css';

export type SyncAnswer = CommandParameters<'answer-question'>['answer'];

export interface SyncQuestionProps {
  readonly size: ScreenSize;
  readonly question: SyncQuestionView;
  readonly peer: string;
  readonly onAnswer: (answer: SyncAnswer) => void;
  /** No: neither book changes. */
  readonly onCancel: () => void;
}

export function SyncQuestion({ question, onAnswer, ...rest }: SyncQuestionProps): ReactNode {
  switch (question.kind) {
    case 'choose-book': {
      return <SyncChooseBook key={question.reason} {...rest} question={question} onAnswer={onAnswer} />;
    }
    case 'confirm-replace':
      return <SyncConfirmReplace {...rest} question={question} onYes={() => onAnswer('yes')} />;
    case 'confirm-merge': return <SyncConfirmMerge {...rest} question={question} onYes={() => onAnswer('yes')} />;
  }
}

/** Of the dialog on the PC, of the bar on the phone. */
export function questionTitle({ question: texts }: SyncTexts, question: SyncQuestionView): string {
  switch (question.kind) {
    case 'choose-book': return texts.choose.title[question.reason];
    case 'confirm-replace': return texts.replace.title;
    case 'confirm-merge': return texts.merge.title;
  }
}
