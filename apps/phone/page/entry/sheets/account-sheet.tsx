import type { AccountView, Id } from '@tandem/contract';
import { Button, EmptyState, formatMoney, useLanguage, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { useNavigation } from '../../navigation/navigation.tsx';
import type { KnownAccount } from '../last-account.ts';
import { Picker } from './picker.tsx';

export interface AccountSheetProps {
  readonly title: string;
  readonly accounts: readonly (AccountView | KnownAccount)[];
  readonly chosenId: Id | null;
  readonly onChoose: (accountId: Id) => void;
}

export function AccountSheet({ title, accounts, chosenId, onChoose }: AccountSheetProps): ReactNode {
  const { phone, phoneEntry } = useTexts();
  const language = useLanguage();
  const { go } = useNavigation();
  return (
    <Picker
      title={title}
      empty={(
        <EmptyState
          sentence={phoneEntry.noOtherAccount}
          action={(
            <Button kind="main" onClick={() => go({ kind: 'account-form', accountId: null })}>
              {phone.accounts.add}
            </Button>
          )}
        />
      )}
      lines={accounts.map(({ id, name, currency, real }) => ({
        key: id, text: name, isChosen: id === chosenId, onChoose: () => onChoose(id),
        ...(real !== null && { note: formatMoney(real, currency, language) }),
      }))}
    />
  );
}
