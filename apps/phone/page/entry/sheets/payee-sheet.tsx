import type { AccountView, PayeeSuggestion } from '@tandem/contract';
import type { Currency } from '@tandem/ledger';
import { Button, useQuery, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import type { EntryForm } from '../entry-form.ts';
import type { KnownAccount } from '../last-account.ts';
import { suggestionToChanges } from '../suggestion-chips.tsx';
import { foldForFilter, Picker } from './picker.tsx';

const suggestionsMax = 30;

export interface PayeeSheetProps {
  readonly form: EntryForm;
  readonly accounts: readonly (AccountView | KnownAccount)[];
  readonly currency: Currency | undefined;
  /** At every key: it is kept with the draft. */
  readonly onType: (payee: string) => void;
  readonly onChoose: (changes: Partial<EntryForm>) => void;
}

/** A payee that is known brings its category; any other name is one of its own. */
export function PayeeSheet({ form, accounts, currency, onType, onChoose }: PayeeSheetProps): ReactNode {
  const { payee, accountId } = form;
  const { phoneEntry } = useTexts();
  const [payeeBefore] = useState(payee);
  const suggestions = useQuery(
    'payee-suggestions', { text: payee.trim(), accountId, limit: suggestionsMax }, { keep: true },
  ) ?? [];
  const toChanges = (suggestion: PayeeSuggestion): Partial<EntryForm> =>
    (currency === undefined ? { payee: suggestion.payee }
      : suggestionToChanges(suggestion, form, currency, accounts));
  const take = (): void => {
    const same = suggestions.find(({ payee: name }) => foldForFilter(name) === foldForFilter(payee.trim()));
    onChoose(same === undefined || same.payee === payeeBefore ? { payee: payee.trim() } : toChanges(same));
  };
  return (
    <Picker
      title={phoneEntry.payee}
      filter={{ label: phoneEntry.payee, text: payee, onText: onType, onEnter: take, hasFocus: true }}
      lines={suggestions.map((suggestion) => ({
        key: suggestion.payee, text: suggestion.payee, isChosen: suggestion.payee === payee,
        ...(suggestion.category.kind === 'single' && { note: suggestion.category.path }),
        onChoose: () => onChoose(toChanges(suggestion)),
      }))}
      footer={<Button kind="main" onClick={take}>{phoneEntry.done}</Button>}
    />
  );
}
