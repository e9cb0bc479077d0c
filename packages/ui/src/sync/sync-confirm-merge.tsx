/** What merging this device's book into the other one would give. */
import type { SyncQuestionView } from '@tandem/contract';
import type { ReactNode } from 'react';
import { AlertStrip } from '../controls/alert-strip.tsx';
import { Button } from '../controls/button.tsx';
import { NewestEntries } from '../differences/newest-entries.tsx';
import { formatCount } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';
import type { OfKind } from '../messages/texts.ts';
import { FocusedButton } from './focused-button.tsx';
import type { ScreenSize } from './screen-size.ts';
import { SyncFooter } from './sync-footer.tsx';

interface SyncConfirmMergeProps {
  readonly size: ScreenSize;
  readonly question: OfKind<SyncQuestionView, 'confirm-merge'>;
  readonly peer: string;
  readonly onYes: () => void;
  readonly onCancel: () => void;
}

const rows = ['accounts', 'entries', 'payees', 'categories'] as const;

export function SyncConfirmMerge({ size, question, peer, onYes, onCancel }: SyncConfirmMergeProps): ReactNode {
  const language = useLanguage();
  const { question: texts } = useTexts().sync;
  const { merge: words } = texts;
  const { merge } = question;
  return (
    <div className={`sync sync--${size} sync-question`}>
      <div className="sync__body">
        <p>{words.intro(peer)}</p>
        <div className="difference__scroll">
          <table className="difference__table">
            <thead>
              <tr>
                <th scope="col"><span className="visually-hidden">{words.column.what}</span></th>
                <th scope="col">{words.column.matched}</th>
                <th scope="col">{words.column.added}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row}>
                  <th scope="row">{words.row[row]}</th>
                  {(['matched', 'added'] as const).map((column) => (
                    <td key={column} data-zero={merge[row][column] === 0 ? '' : undefined}>
                      {formatCount(merge[row][column], language)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="sync-question__note">{words.matchedNote}</p>
        {merge.differingAccounts.length > 0 && (
          <AlertStrip kind="warn">{words.differing(merge.differingAccounts.join(', '))}</AlertStrip>
        )}
        {merge.differingNames.length > 0 && (
          <AlertStrip kind="warn">
            {words.differingNames(merge.differingNames.map(({ mine, theirs }) => words.differingName(mine, theirs))
              .join(', '))}
          </AlertStrip>
        )}
        {merge.takenNames.length > 0 && (
          <p className="sync-question__note">{words.takenNames(merge.takenNames.join(', '))}</p>
        )}
        <NewestEntries title={words.newest} entries={merge.newest} total={merge.entries.added} />
      </div>
      <SyncFooter
        size={size}
        other={<FocusedButton kind="plain" onClick={onCancel}>{texts.no}</FocusedButton>}
        main={<Button kind="main" onClick={onYes}>{words.yes}</Button>}
      />
    </div>
  );
}
