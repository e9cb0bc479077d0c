/** This device's book is about to become that of the other one: what goes, what comes, what is set aside. */
import type { SyncQuestionView } from '@tandem/contract';
import type { ReactNode } from 'react';
import { AlertStrip } from '../controls/alert-strip.tsx';
import { Button } from '../controls/button.tsx';
import { BookDifference } from '../differences/book-difference.tsx';
import { isSingular } from '../formatting/counted.ts';
import { formatCount } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';
import type { OfKind } from '../messages/texts.ts';
import { FocusedButton } from './focused-button.tsx';
import type { ScreenSize } from './screen-size.ts';
import { SyncFooter } from './sync-footer.tsx';

interface SyncConfirmReplaceProps {
  readonly size: ScreenSize;
  readonly question: OfKind<SyncQuestionView, 'confirm-replace'>;
  readonly peer: string;
  readonly onYes: () => void;
  readonly onCancel: () => void;
}

export function SyncConfirmReplace({ size, question, peer, onYes, onCancel }: SyncConfirmReplaceProps): ReactNode {
  const language = useLanguage();
  const { question: texts } = useTexts().sync;
  const { replace } = texts;
  const { cause, difference, unsynced } = question;
  return (
    <div className={`sync sync--${size} sync-question`}>
      <div className="sync__body">
        <p>{replace.cause[cause](peer)}</p>
        <BookDifference difference={difference} here={replace.onlyHere} there={replace.onlyThere} />
        {unsynced === 0
          ? <p className="sync-question__note">{replace.allSynced}</p>
          : (
            <AlertStrip kind="warn" icon="conflict">
              {replace.unsynced(formatCount(unsynced, language), isSingular(unsynced, language))}
            </AlertStrip>
          )}
      </div>
      <SyncFooter
        size={size}
        note={replace.backup}
        other={<FocusedButton kind="plain" onClick={onCancel}>{texts.no}</FocusedButton>}
        main={<Button kind="danger" onClick={onYes}>{replace.yes}</Button>}
      />
    </div>
  );
}
