import type { Id } from '@tandem/contract';
import { Button, useQuery, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import type { EntryForm } from '../entry-form.ts';
import { suggestionToChanges } from '../suggestion-chips.tsx';
import { foldForFilter, Picker } from './picker.tsx';

const suggestionsMax = 30;

export interface PayeeSheetProps {
  readonly payee: string;
  /** At every key: it is kept with the draft. */
  readonly onType: (payee: string) => void;
  readonly accountId: Id | null;
  readonly onChoose: (changes: Partial<EntryForm>) => void;
}

/** A payee that is known brings its category; any other name is one of its own. */
export function PayeeSheet({ payee, accountId, onType, onChoose }: PayeeSheetProps): ReactNode {
  const { phoneEntry } = useTexts();
  const [payeeBefore] = useState(payee);
  const suggestions = useQuery(
    'payee-suggestions', { text: payee.trim(), accountId, limit: suggestionsMax }, { keep: true },
  ) ?? [];
  const take = (): void => {
    const same = suggestions.find(({ payee: name }) => foldForFilter(name) === foldForFilter(payee.trim()));
    onChoose(same === undefined || same.payee === payeeBefore ? { payee: payee.trim() } : suggestionToChanges(same));
  };
  return (
    <Picker
      title={phoneEntry.payee}
      filter={{ label: phoneEntry.payee, text: payee, onText: onType, onEnter: take, hasFocus: true }}
      lines={suggestions.map((suggestion) => ({
        key: suggestion.payee, text: suggestion.payee, isChosen: suggestion.payee === payee,
        ...(suggestion.category.kind === 'single' && { note: suggestion.category.path }),
        onChoose: () => onChoose(suggestionToChanges(suggestion)),
      }))}
      footer={<Button kind="main" onClick={take}>{phoneEntry.done}</Button>}
    />
  );
}
