/** Payees likely now and for this amount: one touch takes payee, category, method and account, as last time. */
import type { AccountView, PayeeSuggestion } from '@tandem/contract';
import type { Cents, Currency, Day } from '@tandem/ledger';
import { Icon, useQuery, useTexts } from '@tandem/ui/first-load';
import { useEffect, useState, type ReactNode } from 'react';
import { noCategory, type EntryForm } from './entry-form.ts';
import type { KnownAccount } from './last-account.ts';
import './suggestion-chips.css';

const chipsMax = 8;
/** Payees change places between two amounts, not between two digits. */
const settleMs = 200;

export interface SuggestionChipsProps {
  readonly form: EntryForm;
  /** What the form comes to, with its sign; null while nothing is typed. */
  readonly amount: Cents | null;
  readonly currency: Currency;
  /** Those that an entry may be in. */
  readonly accounts: readonly (AccountView | KnownAccount)[];
  readonly day: Day;
  readonly onChange: (changes: Partial<EntryForm>) => void;
  readonly onOther: () => void;
}

export function SuggestionChips({
  form, amount, currency, accounts, day, onChange, onOther,
}: SuggestionChipsProps): ReactNode {
  const { phoneEntry } = useTexts();
  const asked = useSettledQuestion(
    { accountId: form.accountId, day, amount, isIncome: form.kind === 'income', limit: chipsMax }, form.payee !== '',
  );
  const suggestions = useQuery('likely-payees', asked, { keep: true }) ?? [];
  // What was typed by hand stands first; what was touched stays where it is, so that nothing moves under the finger.
  const isTyped = form.payee !== '' && !suggestions.some(({ payee }) => payee === form.payee);
  const takeBack = { payee: '', category: noCategory, methodId: null, accountId: asked.accountId };
  return (
    <div className="chips" role="group" aria-label={phoneEntry.suggestions}>
      {isTyped && <Chip text={form.payee} isChosen onPress={() => onChange({ payee: '' })} />}
      {suggestions.map((suggestion) => {
        const isChosen = suggestion.payee === form.payee;
        return (
          <Chip
            key={suggestion.payee} text={suggestion.payee} isChosen={isChosen}
            onPress={() => onChange(isChosen ? takeBack : suggestionToChanges(suggestion, form, currency, accounts))}
          />
        );
      })}
      <button type="button" className="chip" onClick={onOther}>
        <span className="chip__face">{phoneEntry.otherPayee}</span>
      </button>
    </div>
  );
}

interface Question {
  readonly accountId: string | null;
  readonly day: Day;
  readonly amount: Cents | null;
  readonly isIncome: boolean;
  readonly limit: number;
}

/** The question that is answered on the screen. While a payee is chosen it stays: the choice moves nothing. */
function useSettledQuestion(question: Question, isChosen: boolean): Question {
  const [asked, setAsked] = useState(question);
  const { accountId, day, amount, isIncome, limit } = question;
  useEffect(() => {
    if (isChosen) return undefined;
    const timer = setTimeout(() => setAsked({ accountId, day, amount, isIncome, limit }), settleMs);
    return () => clearTimeout(timer);
  }, [accountId, day, amount, isIncome, limit, isChosen]);
  return asked;
}

/**
 * The amount stays what was typed, and so does an account that was chosen; another one only of the same currency. A
 * split of another amount is not this one's.
 */
export function suggestionToChanges(
  { payee, amount, category, methodId, accountId }: PayeeSuggestion, form: EntryForm, currency: Currency,
  accounts: readonly (AccountView | KnownAccount)[],
): Partial<EntryForm> {
  const account = accounts.find((one) => one.id === accountId && one.currency === currency);
  const taken = { payee, methodId, ...(form.accountId === null && account !== undefined && { accountId: account.id }) };
  if (category.kind === 'transfer') {
    const isFromThere = account !== undefined && (form.accountId ?? account.id) === account.id;
    return isFromThere ? { ...taken, kind: 'transfer', otherAccountId: category.accountId, lines: null } : taken;
  }
  return {
    ...taken,
    ...(amount !== null && { kind: amount > 0 ? 'income' : 'expense' }),
    ...(category.kind === 'single' && { category: { id: category.id, path: category.path }, lines: null }),
  };
}

interface ChipProps {
  readonly text: string;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function Chip({ text, isChosen, onPress }: ChipProps): ReactNode {
  return (
    <button type="button" className={isChosen ? 'chip chip--chosen' : 'chip'} aria-pressed={isChosen} onClick={onPress}>
      <span className="chip__face">
        {isChosen && <Icon name="check" size={16} />}
        <span className="chip__text">{text}</span>
      </span>
    </button>
  );
}
