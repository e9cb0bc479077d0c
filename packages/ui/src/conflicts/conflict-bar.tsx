/** What is said of all conflicts, and what settles several of them at once; a single one has its own acts. */
import type { ConflictsView, ConflictView, Id } from '@tandem/contract';
import type { ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { Select } from '../controls/select.tsx';
import { formatCount } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';
import type { ConflictTexts } from '../messages/conflict-messages.ts';
import type { ScreenSize } from '../sync/screen-size.ts';
import type { SettleHow } from './conflict-choices.ts';

interface ConflictBarProps {
  readonly size: ScreenSize;
  readonly view: ConflictsView;
  /** Of the chosen account. */
  readonly open: readonly ConflictView[];
  readonly title: ReactNode;
  readonly accountId: Id | undefined;
  readonly onChooseAccount: (accountId: Id | undefined) => void;
  readonly onSettle: (conflictIds: readonly Id[], how: SettleHow) => Promise<boolean>;
}

/** From so many on, they are looked at by account. */
const filteredFrom = 51;
const everyAccount = 'every';

export function ConflictBar(props: ConflictBarProps): ReactNode {
  const { size, view, open, title, onSettle } = props;
  const language = useLanguage();
  const { conflict: texts } = useTexts();
  const { newestShown, act } = texts;
  const shown = open.filter(({ kept }) => kept !== null).map(({ id }) => id);
  const gone = open.filter(({ kept }) => kept === null).map(({ id }) => id);
  const count = ({ length }: readonly Id[]): string => formatCount(length, language);
  return (
    <header className="conflict-bar">
      <div className="conflict-bar__said">
        {title}
        {open.length > 0 && <p>{introOf(texts, open)}</p>}
        {view.openCount > view.open.length && (
          <p>{newestShown(formatCount(view.open.length, language), formatCount(view.openCount, language))}</p>
        )}
      </div>
      {view.openCount >= filteredFrom && <AccountFilter {...props} />}
      {Math.max(shown.length, gone.length) > 1 && (
        <div className={`conflict-bar__acts conflict-bar__acts--${size}`}>
          {shown.length > 1 && (
            <Button kind="plain" onClick={() => void onSettle(shown, 'kept')}>{act.keepAll(count(shown))}</Button>
          )}
          {gone.length > 1 && (
            <>
              <Button kind="plain" onClick={() => void onSettle(gone, 'taken')}>{act.takeAllBack(count(gone))}</Button>
              <Button kind="plain" onClick={() => void onSettle(gone, 'kept')}>{act.leaveAll(count(gone))}</Button>
            </>
          )}
        </div>
      )}
    </header>
  );
}

function introOf(texts: ConflictTexts, open: readonly ConflictView[]): string {
  const changed = open.filter(({ kept }) => kept !== null);
  if (changed.length === 0) return texts.introOfGone;
  return changed.every(({ recordKind }) => recordKind === 'entry') ? texts.intro : texts.introOfAll;
}

function AccountFilter({ view, accountId, onChooseAccount }: ConflictBarProps): ReactNode {
  const { conflict: texts } = useTexts();
  const nameById = new Map(view.open.map((conflict) => [conflict.accountId, conflict.accountName]));
  const accounts = [...nameById].flatMap(([id, name]) =>
    id === null || name === null ? [] : [{ value: id, label: name }]);
  return (
    <div className="conflict-bar__filter">
      <Select
        label={texts.account} value={accountId ?? everyAccount}
        options={[{ value: everyAccount, label: texts.allAccounts }, ...accounts]}
        onChange={(chosen) => onChooseAccount(chosen === everyAccount ? undefined : chosen)}
      />
    </div>
  );
}
