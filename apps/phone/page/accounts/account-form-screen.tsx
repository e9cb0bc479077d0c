/** A new account: its name, its kind and what it begins with. The rest is the PC's. */
import type { AccountView } from '@tandem/contract';
import {
  accountKinds, negateCents, parseCurrency, toCents, type AccountKind, type Cents, type Currency,
} from '@tandem/ledger';
import { Button, MoneyField, Select, TextField, useEngine, useQuery, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import { SyncBarButton } from '../menu/sync-bar-button.tsx';
import './account-form-screen.css';

export interface AccountFormScreenProps {
  /** Null: a new one. */
  readonly account: AccountView | null;
  /** The book has none yet: this is what the program opens on. */
  readonly isFirst?: boolean;
}

export function AccountFormScreen({ account, isFirst = false }: AccountFormScreenProps): ReactNode {
  const { accounts: words, phone } = useTexts();
  const engine = useEngine();
  const { back } = useNavigation();
  const { dismiss, tellFailure } = useSaving();
  const currency = useNewCurrency(account);
  const [name, setName] = useState(account?.name ?? (isFirst ? words.kinds.current : ''));
  const [kind, setKind] = useState<AccountKind>(account?.kind ?? 'current');
  const [openingBalance, setOpeningBalance] = useState<Cents | null>(account?.openingBalance ?? toCents(0));
  const isNamed = name.trim() !== '';

  const save = async (): Promise<void> => {
    const draft = {
      groupName: account?.groupName ?? '', overdraftLimit: account?.overdraftLimit ?? null,
      isClosed: account?.isClosed ?? false, note: account?.note ?? '', name: name.trim(), kind, currency,
      openingBalance: openingBalance ?? 0,
    };
    const answer = account === null
      ? await engine.command('add-account', draft)
      : await engine.command('edit-account', { accountId: account.id, account: draft });
    if (!answer.ok) {
      tellFailure(answer.error);
      return;
    }
    // What the strip offers to undo is no longer the last act.
    dismiss();
    if (!isFirst) back();
  };

  return (
    <Screen
      title={account === null ? words.addTitle : words.editTitle} leading={isFirst ? 'menu' : 'back'}
      actions={isFirst ? <SyncBarButton /> : undefined}
      footer={(
        <div className="entry__save">
          <p className="entry__reason" id="account-reason">{isNamed ? '' : words.nameMissing}</p>
          <Button kind="main" isDisabled={!isNamed} aria-describedby="account-reason" onClick={() => void save()}>
            {account === null ? words.create : words.save}
          </Button>
        </div>
      )}
    >
      <div className="account-form">
        {isFirst && <p className="account-form__lead">{phone.accounts.first}</p>}
        <TextField label={words.name} value={name} onChange={setName} />
        <Select
          label={words.kind} value={kind} onChange={setKind}
          options={accountKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <MoneyField
          label={words.openingBalance} currency={currency} value={openingBalance} onChange={setOpeningBalance}
        />
        {/* The keyboards of phones have no minus beside their digits. */}
        {openingBalance !== null && openingBalance !== 0 && (
          <Button
            kind="quiet" onClick={() => setOpeningBalance(negateCents(openingBalance))}
          >
            {openingBalance < 0 ? phone.accounts.makePositive : phone.accounts.makeNegative}
          </Button>
        )}
      </div>
    </Screen>
  );
}

/** Of the account, or that of the book's new ones. */
function useNewCurrency(account: AccountView | null): Currency {
  const book = useQuery('book', {});
  if (account !== null) return account.currency;
  if (book?.kind === 'open') return book.currency;
  const euro = parseCurrency('EUR');
  if (euro === undefined) throw new Error('a currency of ISO 4217');
  return euro;
}
