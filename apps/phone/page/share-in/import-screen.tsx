/** A bank's file before it is imported: into which account, and how many of its lines are new. */
import type { CommandParameters, CommandResults, ImportView } from '@tandem/contract';
import {
  AlertStrip, Button, describeFailure, formatCount, formatDay, formatMoney, isSingular, Select, useEngine, useLanguage,
  useQuery, useTexts, type ShownFailure,
} from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import './import-screen.css';

type Written = CommandResults['write-import'];

export function ImportScreen(): ReactNode {
  const { phoneProgram: { shareIn: words } } = useTexts();
  const { replace } = useNavigation();
  const preview = useQuery('import', {});
  const [written, setWritten] = useState<Written | null>(null);
  if (written !== null) return <Imported written={written} />;
  if (preview === undefined) return null;
  if (preview !== null) return <Import preview={preview} onWritten={setWritten} />;
  // The Worker that held the file has ended since.
  return (
    <Screen
      title={words.title} leading="back"
      footer={<Button kind="main" onClick={() => replace({ kind: 'entry' })}>{words.toEntry}</Button>}
    >
      <AlertStrip kind="info">{words.gone}</AlertStrip>
    </Screen>
  );
}

function Imported({ written: { added, confirmed, accountId } }: { readonly written: Written }): ReactNode {
  const { import: words, phoneProgram: { shareIn } } = useTexts();
  const { replace } = useNavigation();
  return (
    <Screen
      title={words.title} leading="back"
      footer={(
        <Button kind="main" onClick={() => replace({ kind: 'register', accountId })}>{shareIn.toRegister}</Button>
      )}
    >
      <AlertStrip kind="ok">{words.imported(added, confirmed)}</AlertStrip>
    </Screen>
  );
}

interface ImportProps {
  readonly preview: ImportView;
  readonly onWritten: (written: Written) => void;
}

function Import({ preview, onWritten }: ImportProps): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const engine = useEngine();
  const { back } = useNavigation();
  const [failure, setFailure] = useState<ShownFailure | null>(null);
  const [isWriting, setIsWriting] = useState(false);
  const { accountId, lines } = preview;
  const words = texts.import;
  const taken = lines.filter(({ isTaken }) => isTaken).length;
  const reason = accountId === null ? words.chooseAccountFirst : taken === 0 ? words.nothingTaken : words.isUnwritten;

  const write = async (): Promise<void> => {
    setIsWriting(true);
    const answer = await engine.command('write-import', {});
    setIsWriting(false);
    if (answer.ok) onWritten(answer.value);
    else setFailure(answer.error);
  };
  const choose = async (chosen: Partial<CommandParameters<'choose-import'>>): Promise<void> => {
    const { statement, isNegated } = preview;
    const answer = await engine.command('choose-import', { accountId, statement, isNegated, ...chosen });
    setFailure(answer.ok ? null : answer.error);
  };
  const leave = (): void => {
    void engine.command('close-import', {});
    back();
  };
  return (
    <Screen
      title={words.title} leading="back" onLeading={leave}
      footer={(
        <div className="entry__save">
          <p className="entry__reason" id="import-reason">{isWriting ? words.writing : reason}</p>
          <Button
            kind="main" isDisabled={taken === 0 || isWriting} aria-describedby="import-reason"
            onClick={() => void write()}
          >
            {words.importLines(formatCount(taken, language), isSingular(taken, language))}
          </Button>
        </div>
      )}
    >
      {failure !== null && <AlertStrip kind="bad">{describeFailure(texts, failure)}</AlertStrip>}
      <Choices preview={preview} onChoose={(chosen) => void choose(chosen)} />
      {accountId !== null && <Effect preview={preview} />}
    </Screen>
  );
}

interface ChoicesProps {
  readonly preview: ImportView;
  readonly onChoose: (chosen: Partial<CommandParameters<'choose-import'>>) => void;
}

function Choices({ preview, onChoose }: ChoicesProps): ReactNode {
  const { import: words } = useTexts();
  const language = useLanguage();
  const { go } = useNavigation();
  const accounts = useQuery('accounts', {});
  const statement = preview.statements[preview.statement];
  const { firstDay, lastDay } = preview;
  const countLines = (count: number): string => words.lines(formatCount(count, language), isSingular(count, language));
  const fitting = accounts?.groups.flatMap((group) => group.accounts)
    .filter(({ currency, isClosed }) => currency === statement?.currency && !isClosed) ?? [];
  return (
    <>
      <div>
        <p className="import-screen__file">{preview.fileName}</p>
        <p className="settings__note">
          {countLines(statement?.lines ?? 0)}
          {firstDay !== null && lastDay !== null && ` ${words.period(formatDay(firstDay), formatDay(lastDay))}`}
        </p>
      </div>
      {preview.statements.length > 1 && (
        <Select
          label={words.statement} value={String(preview.statement)}
          options={preview.statements.map(({ maskedNumber, currency, lines }, index) => ({
            value: String(index),
            label: words.statementChoice(maskedNumber || words.unnamedStatement, currency, countLines(lines)),
          }))}
          // Another statement may be of another account: it is asked for again.
          onChange={(chosen) => onChoose({ statement: Number(chosen), accountId: null })}
        />
      )}
      {accounts !== undefined && fitting.length === 0
        ? (
          <AlertStrip
            kind="warn"
            action={(
              <Button kind="plain" onClick={() => go({ kind: 'account-form', accountId: null })}>
                {words.newAccount}
              </Button>
            )}
          >
            {words.noAccountNote}
          </AlertStrip>
        )
        : (
          <Select
            label={words.account} value={preview.accountId ?? ''} placeholder={words.chooseAccount}
            options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(accountId) => onChoose({ accountId })}
          />
        )}
      {preview.accountId !== null && preview.hasPositiveDebits && (
        <AlertStrip
          kind={preview.isNegated ? 'info' : 'warn'}
          action={(
            <Button kind="plain" onClick={() => onChoose({ isNegated: !preview.isNegated })}>
              {preview.isNegated ? words.keepSigns : words.negate}
            </Button>
          )}
        >
          {preview.isNegated ? words.negated : words.positiveDebits}
        </AlertStrip>
      )}
    </>
  );
}

const actions = ['add', 'confirms', 'already-there'] as const;

/** What would be done, and the balance after it beside that of the bank. */
function Effect({ preview: { lines, balances, statements, statement } }: { readonly preview: ImportView }): ReactNode {
  const { import: words } = useTexts();
  const language = useLanguage();
  const currency = statements[statement]?.currency;
  const amounts = balances === null || currency === undefined ? [] : [
    { label: words.balanceOn(formatDay(balances.day)), amount: balances.before },
    { label: words.balanceAfter, amount: balances.after },
    ...(balances.bank === null ? [] : [{ label: words.balanceBank, amount: balances.bank }]),
    ...(balances.gap === null || balances.gap === 0 ? [] : [{ label: words.gap, amount: balances.gap }]),
  ].map(({ label, amount }) => ({ label, figure: formatMoney(amount, currency, language) }));
  const counts = actions.map((action) => ({
    label: words.filter[action],
    figure: formatCount(lines.filter(({ action: { kind } }) => kind === action).length, language),
  }));
  return (
    <dl className="import-screen__effect">
      {[...counts, ...amounts].map(({ label, figure }) => (
        <div key={label} className="import-screen__line"><dt>{label}</dt><dd>{figure}</dd></div>
      ))}
    </dl>
  );
}
