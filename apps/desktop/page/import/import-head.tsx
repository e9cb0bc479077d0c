/** Where the lines go, which file they are of. */
import type { ImportView } from '@tandem/contract';
import { Button, formatCount, formatDay, isSingular, useLanguage, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { allAccounts } from './account-choices.ts';

interface ImportHeadProps {
  readonly preview: ImportView;
  readonly onOtherFile: () => void;
}

export function ImportHead({ preview, onOtherFile }: ImportHeadProps): ReactNode {
  const language = useLanguage();
  const { import: words } = useTexts();
  const accounts = useQuery('accounts', {});
  const account = allAccounts(accounts).find(({ id }) => id === preview.accountId);
  const statement = preview.statements[preview.statement];
  const lines = statement?.lines ?? preview.lines.length;
  const facts = [
    preview.fileName,
    words.lines(formatCount(lines, language), isSingular(lines, language)),
    ...(preview.firstDay === null || preview.lastDay === null
      ? [] : [words.period(formatDay(preview.firstDay), formatDay(preview.lastDay))]),
    ...(statement === undefined ? [] : [statement.currency]),
  ];
  return (
    <header className="import__head">
      <div className="import__titles">
        <h1 className="import__title">{account === undefined ? words.title : words.titleInto(account.name)}</h1>
        <p className="import__facts">{facts.join(' · ')}</p>
      </div>
      <Button kind="plain" onClick={onOtherFile}>{words.otherFile}</Button>
    </header>
  );
}
