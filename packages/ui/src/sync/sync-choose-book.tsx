/** Two books that both hold data: what should become of them. The focus is on changing nothing. */
import { useState, type ReactNode } from 'react';
import type { CommandParameters, SyncQuestionView } from '@tandem/contract';
import { Button } from '../controls/button.tsx';
import { ChoiceCards, type ChoiceCard } from '../controls/choice-cards.tsx';
import { isSingular } from '../formatting/counted.ts';
import { formatCount } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';
import type { OfKind } from '../messages/texts.ts';
import { FocusedButton } from './focused-button.tsx';
import type { ScreenSize } from './screen-size.ts';
import { SyncFooter } from './sync-footer.tsx';

type ChooseBook = OfKind<SyncQuestionView, 'choose-book'>;
type Choice = Exclude<CommandParameters<'answer-question'>['answer'], 'yes'>;

interface SyncChooseBookProps {
  readonly size: ScreenSize;
  readonly question: ChooseBook;
  readonly peer: string;
  readonly onAnswer: (answer: Choice) => void;
  readonly onCancel: () => void;
}

export function SyncChooseBook({ size, question, peer, onAnswer, onCancel }: SyncChooseBookProps): ReactNode {
  const { question: texts } = useTexts().sync;
  const { choose } = texts;
  const canMerge = question.reason === 'different-book';
  const [choice, setChoice] = useState<Choice | undefined>(canMerge ? 'merge' : undefined);
  const options: readonly ChoiceCard<Choice>[] = [
    ...(canMerge ? [{ value: 'merge', ...choose.merge(peer) } as const] : []),
    { value: 'keep-there', ...choose.keepThere(peer) },
    { value: 'keep-here', ...choose.keepHere(peer) },
  ];
  return (
    <div className={`sync sync--${size} sync-question`}>
      <div className="sync__body">
        <p>{choose.intro[question.reason]}</p>
        <dl className="sync-question__books">
          <Book device={choose.here} book={question.here} />
          <Book device={peer} book={question.there} />
        </dl>
        <ChoiceCards label={choose.choices} options={options} value={choice} onChange={setChoice} />
      </div>
      <SyncFooter
        size={size}
        note={choice === undefined ? choose.unchosen : choose.nothingYet}
        other={<FocusedButton kind="plain" onClick={onCancel}>{texts.no}</FocusedButton>}
        main={
          <Button kind="main" isDisabled={choice === undefined} onClick={() => {
            if (choice !== undefined) onAnswer(choice);
          }}>
            {choose.next}
          </Button>
        }
      />
    </div>
  );
}

function Book({ device, book }: { readonly device: string; readonly book: ChooseBook['here'] }): ReactNode {
  const language = useLanguage();
  const { choose } = useTexts().sync.question;
  const counted = (count: number, say: (count: string, isOne: boolean) => string): string =>
    say(formatCount(count, language), isSingular(count, language));
  const held = [
    ...(book.name === '' ? [] : [book.name]),
    ...(book.accounts === null ? [] : [counted(book.accounts, choose.accounts)]),
    counted(book.entries, choose.entries),
  ];
  return (
    <div>
      <dt>{device}</dt>
      <dd>{held.join(' · ')}</dd>
    </div>
  );
}
