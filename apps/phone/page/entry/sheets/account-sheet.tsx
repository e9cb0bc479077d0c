import type { AccountView, Id } from '@tandem/contract';
import { formatMoney, useLanguage } from '@tandem/ui';
import type { ReactNode } from 'react';
import type { KnownAccount } from '../last-account.ts';
import { Picker } from './picker.tsx';

export interface AccountSheetProps {
  readonly title: string;
  readonly accounts: readonly (AccountView | KnownAccount)[];
  readonly chosenId: Id | null;
  readonly onChoose: (accountId: Id) => void;
}

export function AccountSheet({ title, accounts, chosenId, onChoose }: AccountSheetProps): ReactNode {
  const language = useLanguage();
  return (
    <Picker
      title={title}
      lines={accounts.map(({ id, name, currency, real }) => ({
        key: id, text: name, isChosen: id === chosenId, onChoose: () => onChoose(id),
        ...(real !== null && { note: formatMoney(real, currency, language) }),
      }))}
    />
  );
}
