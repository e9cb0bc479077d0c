/** What is to be settled before or above the lines: the statement, the account, the sign of the debits. */
import type { CommandParameters, ImportView } from '@tandem/contract';
import {
  AlertStrip, Button, formatCount, isSingular, Select, useEngine, useLanguage, useQuery, useTexts, type ShownFailure,
} from '@tandem/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { isFocusFree } from '../shell/zones.ts';
import { fittingAccounts } from './account-choices.ts';
import { NewAccountForm } from './new-account-form.tsx';

interface ImportTargetProps {
  readonly preview: ImportView;
  readonly onFailure: (failure: ShownFailure | undefined) => void;
}

export function ImportTarget({ preview, onFailure }: ImportTargetProps): ReactNode {
  const engine = useEngine();
  const { import: words } = useTexts();
  const accounts = useQuery('accounts', {});
  const [isCreating, setIsCreating] = useState(false);
  const [hasKeptSigns, setHasKeptSigns] = useState(false);
  const currency = preview.statements[preview.statement]?.currency;
  const fitting = currency === undefined ? [] : fittingAccounts(accounts, currency);
  const isAsked = accounts !== undefined && (isCreating || (fitting.length === 0 && preview.accountId === null));

  const mustChoose = accounts !== undefined && !isAsked && preview.accountId === null;
  const choices = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (mustChoose && isFocusFree()) choices.current?.querySelector('button')?.focus();
  }, [mustChoose]);

  async function choose(chosen: Partial<CommandParameters<'choose-import'>>): Promise<void> {
    const { accountId, statement, isNegated } = preview;
    const answer = await engine.command('choose-import', { accountId, statement, isNegated, ...chosen });
    onFailure(answer.ok ? undefined : answer.error);
  }

  const statementChoice = preview.statements.length > 1 && (
    // Another statement may be of another account: it is asked for again.
    <StatementChoice preview={preview} onChoose={(statement) => void choose({ statement, accountId: null })} />
  );
  return (
    <>
      {isAsked && currency !== undefined
        ? (
          <>
            <div className="import-target">{statementChoice}</div>
            <NewAccountForm
              currency={currency} isFirst={fitting.length === 0}
              onCreated={(accountId) => {
                setIsCreating(false);
                void choose({ accountId });
              }}
              onCancel={fitting.length === 0 ? undefined : () => setIsCreating(false)}
            />
          </>
        )
        : (
          <div ref={choices} className="import-target">
            {statementChoice}
            <Select
              label={words.account} value={preview.accountId ?? ''} placeholder={words.chooseAccount}
              options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(accountId) => void choose({ accountId })}
            />
            <Button kind="quiet" icon="plus" onClick={() => setIsCreating(true)}>{words.newAccount}</Button>
            {preview.accountId === null && <p className="import-target__note">{words.chooseAccountNote}</p>}
          </div>
        )}
      {preview.accountId !== null && preview.hasPositiveDebits && !hasKeptSigns && !preview.isNegated && (
        <AlertStrip
          kind="warn" icon="warn"
          action={
            <>
              <Button kind="plain" onClick={() => void choose({ isNegated: true })}>{words.negate}</Button>
              <Button kind="quiet" onClick={() => setHasKeptSigns(true)}>{words.keepSigns}</Button>
            </>
          }
        >
          {words.positiveDebits}
        </AlertStrip>
      )}
      {preview.isNegated && (
        <AlertStrip kind="info" icon="info"
          action={<Button kind="quiet" onClick={() => void choose({ isNegated: false })}>{words.keepSigns}</Button>}>
          {words.negated}
        </AlertStrip>
      )}
    </>
  );
}

interface StatementChoiceProps {
  readonly preview: ImportView;
  readonly onChoose: (statement: number) => void;
}

function StatementChoice({ preview, onChoose }: StatementChoiceProps): ReactNode {
  const language = useLanguage();
  const { import: words } = useTexts();
  return (
    <Select
      label={words.statement} value={String(preview.statement)}
      options={preview.statements.map(({ maskedNumber, currency, lines }, index) => ({
        value: String(index),
        label: words.statementChoice(
          maskedNumber === '' ? words.unnamedStatement : maskedNumber, currency,
          words.lines(formatCount(lines, language), isSingular(lines, language)),
        ),
      }))}
      onChange={(value) => onChoose(Number(value))}
    />
  );
}
