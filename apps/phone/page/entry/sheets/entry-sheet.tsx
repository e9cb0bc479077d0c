/** What opens over the entry screen to choose one field; going back closes it. */
import type { AccountView } from '@tandem/contract';
import type { Day } from '@tandem/ledger';
import { useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import type { EntrySheetName } from '../../navigation/route.ts';
import type { EntryForm } from '../entry-form.ts';
import type { KnownAccount } from '../last-account.ts';
import { AccountSheet } from './account-sheet.tsx';
import { CategorySheet } from './category-sheet.tsx';
import { DateSheet } from './date-sheet.tsx';
import { MemoSheet } from './memo-sheet.tsx';
import { MethodSheet } from './method-sheet.tsx';
import { PayeeSheet } from './payee-sheet.tsx';
import { PhotoSheet } from './photo-sheet.tsx';
import { SplitSheet } from './split-sheet.tsx';

export interface EntrySheetProps {
  readonly sheet: EntrySheetName;
  readonly form: EntryForm;
  readonly accounts: readonly (AccountView | KnownAccount)[];
  readonly account: AccountView | KnownAccount | undefined;
  readonly today: Day;
  readonly onChange: (changes: Partial<EntryForm>) => void;
  readonly onClose: () => void;
}

export function EntrySheet({
  sheet, form, accounts, account, today, onChange, onClose,
}: EntrySheetProps): ReactNode {
  const { phoneEntry } = useTexts();
  const finish = (changes: Partial<EntryForm>): void => {
    onChange(changes);
    onClose();
  };
  switch (sheet) {
    case 'category':
      return (
        <CategorySheet
          chosen={form.category} kind={form.kind} onChoose={(category) => finish({ category })}
        />
      );
    case 'account':
      return (
        <AccountSheet
          title={form.kind === 'transfer' ? phoneEntry.fromAccount : phoneEntry.account} accounts={accounts}
          chosenId={account?.id ?? null} onChoose={(accountId) => finish({ accountId })}
        />
      );
    case 'other-account':
      return (
        <AccountSheet
          title={phoneEntry.toAccount} accounts={accounts.filter(({ id }) => id !== account?.id)}
          chosenId={form.otherAccountId} onChoose={(otherAccountId) => finish({ otherAccountId })}
        />
      );
    case 'payee':
      return (
        <PayeeSheet
          form={form} accounts={accounts} currency={account?.currency} onType={(payee) => onChange({ payee })}
          onChoose={finish}
        />
      );
    case 'date':
      return <DateSheet day={form.day ?? today} today={today} onChoose={(day) => finish({ day })} />;
    case 'memo':
      return <MemoSheet memo={form.memo} onChange={(memo) => onChange({ memo })} onClose={onClose} />;
    case 'method':
      return <MethodSheet chosenId={form.methodId} onChoose={(methodId) => finish({ methodId })} />;
    case 'photo':
      return <PhotoSheet form={form} onChange={onChange} />;
    case 'split':
      return <SplitSheet form={form} currency={account?.currency} onChange={onChange} onClose={onClose} />;
  }
}
