/** Payees likely at this hour and on this weekday: one touch takes payee and category. */
import type { PayeeSuggestion } from '@tandem/contract';
import type { Day } from '@tandem/ledger';
import { Icon, useQuery, useTexts } from '@tandem/ui/first-load';
import type { ReactNode } from 'react';
import { noCategory, type EntryForm } from './entry-form.ts';
import './suggestion-chips.css';

const chipsMax = 8;

export interface SuggestionChipsProps {
  readonly form: EntryForm;
  readonly accountId: string | null;
  readonly day: Day;
  readonly onChange: (changes: Partial<EntryForm>) => void;
  readonly onOther: () => void;
}

export function SuggestionChips({ form, accountId, day, onChange, onOther }: SuggestionChipsProps): ReactNode {
  const { phoneEntry } = useTexts();
  const suggestions = useQuery('likely-payees', { accountId, day, limit: chipsMax }, { keep: true }) ?? [];
  // What was typed by hand stands first; what was touched stays where it is, so that nothing moves under the finger.
  const isTyped = form.payee !== '' && !suggestions.some(({ payee }) => payee === form.payee);
  return (
    <div className="chips" role="group" aria-label={phoneEntry.suggestions}>
      {isTyped && <Chip text={form.payee} isChosen onPress={() => onChange({ payee: '' })} />}
      {suggestions.map((suggestion) => {
        const isChosen = suggestion.payee === form.payee;
        return (
          <Chip
            key={suggestion.payee} text={suggestion.payee} isChosen={isChosen}
            onPress={() => onChange(isChosen ? { payee: '', category: noCategory } : suggestionToChanges(suggestion))}
          />
        );
      })}
      <button type="button" className="chip" onClick={onOther}>
        <span className="chip__face">{phoneEntry.otherPayee}</span>
      </button>
    </div>
  );
}

/** The amount stays what was typed. A split of another amount is not this one's. */
export function suggestionToChanges({ payee, amount, category, methodId }: PayeeSuggestion): Partial<EntryForm> {
  if (category.kind === 'transfer') {
    return { payee, methodId, kind: 'transfer', otherAccountId: category.accountId, lines: null };
  }
  return {
    payee, methodId,
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
