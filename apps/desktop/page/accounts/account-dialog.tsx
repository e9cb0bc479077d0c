/** A new account, or one that is changed: everything that an account has. */
import type { AccountDraft, AccountView, EngineFailure, Id } from '@tandem/contract';
import { accountKinds, isCurrency, toCents, type AccountKind, type Cents, type Currency } from '@tandem/ledger';
import {
  AlertStrip, Button, Checkbox, describeFailure, Dialog, MoneyField, Select, TextField, useEngine, useTexts,
} from '@tandem/ui';
import { useRef, useState, type ReactNode } from 'react';
import './account-dialog.css';

/** Those that the form offers; an account keeps whatever it has. */
const offeredCurrencies = ['EUR', 'CHF', 'GBP', 'USD', 'CAD', 'XPF', 'XOF', 'XAF', 'MAD', 'TND', 'DZD', 'PLN', 'JPY'];
const formId = 'account-form';

interface AccountDialogProps {
  /** Null for a new account. */
  readonly account: AccountView | null;
  readonly bookCurrency: Currency;
  readonly onClose: () => void;
  readonly onSaved: (accountId: Id) => void;
}

type AmountField = 'opening' | 'limit';

export function AccountDialog({ account, bookCurrency, onClose, onSaved }: AccountDialogProps): ReactNode {
  const texts = useTexts();
  const { accounts, common } = texts;
  const client = useEngine();
  const [draft, setDraft] = useState<AccountDraft>(() => accountToDraft(account, bookCurrency));
  // As they are typed: null while there is nothing to read.
  const [opening, setOpening] = useState<Cents | null>(() => toCents(draft.openingBalance));
  const [limit, setLimit] = useState<Cents | null>(() => limitToShown(draft.overdraftLimit));
  const nameField = useRef<HTMLInputElement>(null);
  const openingField = useRef<HTMLInputElement>(null);
  const limitField = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState<ReadonlySet<AmountField>>(new Set());
  const [isNameMissing, setIsNameMissing] = useState(false);
  const [failure, setFailure] = useState<EngineFailure | { readonly kind: 'disconnected' }>();
  const set = (part: Partial<AccountDraft>): void => setDraft((current) => ({ ...current, ...part }));

  function keepReadable(field: AmountField, isReadable: boolean): void {
    setUnreadable((current) => {
      const next = new Set(current);
      if (isReadable) next.delete(field);
      else next.add(field);
      return next;
    });
  }
  async function save(event: { preventDefault(): void }): Promise<void> {
    event.preventDefault();
    if (draft.name.trim() === '') {
      setIsNameMissing(true);
      nameField.current?.focus();
      return;
    }
    const wrong = unreadable.has('opening') ? openingField : unreadable.has('limit') ? limitField : undefined;
    if (wrong !== undefined) {
      wrong.current?.focus();
      return;
    }
    const typed: AccountDraft = {
      ...draft, openingBalance: opening ?? 0, overdraftLimit: limit === null ? null : 0 - Math.abs(limit),
    };
    const saved = account === null
      ? await client.command('add-account', typed)
      : await client.command('edit-account', { accountId: account.id, account: typed });
    if (!saved.ok) setFailure(saved.error);
    else onSaved('accountId' in saved.value ? saved.value.accountId : account?.id ?? '');
  }
  async function remove(accountId: Id): Promise<void> {
    const deleted = await client.command('delete-account', { accountId });
    if (deleted.ok) onClose();
    else setFailure(deleted.error);
  }
  const currency = isCurrency(draft.currency) ? draft.currency : bookCurrency;
  return (
    <Dialog open title={account === null ? accounts.addTitle : accounts.editTitle} onClose={onClose} width={520}
      initialFocus={nameField}
      footer={<>
        {account !== null && account.entries === 0
          ? <Button kind="danger" onClick={() => void remove(account.id)}>{accounts.delete}</Button> : null}
        <Button kind="plain" onClick={onClose}>{common.cancel}</Button>
        <Button kind="main" isSubmit form={formId}>{account === null ? accounts.create : accounts.save}</Button>
      </>}>
      <form id={formId} className="account-form" onSubmit={(event) => void save(event)} noValidate>
        <TextField ref={nameField} label={accounts.name} value={draft.name} onChange={(name) => {
          setIsNameMissing(false);
          set({ name });
        }} {...(isNameMissing ? { error: accounts.nameMissing } : {})} />
        <div className="account-form-pair">
          <Select<AccountKind> label={accounts.kind} value={draft.kind} onChange={(kind) => set({ kind })}
            options={accountKinds.map((kind) => ({ value: kind, label: accounts.kinds[kind] }))} />
          <Select label={accounts.currency} value={draft.currency} onChange={(code) => set({ currency: code })}
            options={currencyChoices(draft.currency).map((code) => ({ value: code, label: code }))} />
        </div>
        <TextField label={accounts.group} hint={accounts.groupHint} value={draft.groupName}
          onChange={(groupName) => set({ groupName })} />
        <div className="account-form-pair">
          <MoneyField ref={openingField} label={accounts.openingBalance} hint={accounts.openingBalanceHint}
            currency={currency} value={opening} onChange={setOpening}
            onReadable={(isReadable) => keepReadable('opening', isReadable)} />
          <MoneyField ref={limitField} label={accounts.overdraftLimit} hint={accounts.overdraftLimitHint}
            currency={currency} value={limit} onChange={setLimit}
            onReadable={(isReadable) => keepReadable('limit', isReadable)} />
        </div>
        <TextField label={accounts.note} value={draft.note} onChange={(note) => set({ note })} />
        {account === null ? null : (
          <Checkbox label={accounts.isClosed} hint={accounts.isClosedHint} value={draft.isClosed}
            onChange={(isClosed) => set({ isClosed })} />
        )}
        {failure === undefined ? null : <AlertStrip kind="bad">{describeFailure(texts, failure)}</AlertStrip>}
      </form>
    </Dialog>
  );
}

function accountToDraft(account: AccountView | null, currency: Currency): AccountDraft {
  if (account === null) {
    return {
      name: '', kind: 'current', currency, groupName: '', openingBalance: 0, overdraftLimit: null, isClosed: false,
      note: '',
    };
  }
  const { name, kind, groupName, openingBalance, overdraftLimit, isClosed, note } = account;
  return { name, kind, currency: account.currency, groupName, openingBalance, overdraftLimit, isClosed, note };
}

/** Typed as « 300 »; the book keeps the lowest balance, −300. */
function limitToShown(limit: number | null): Cents | null {
  return limit === null ? null : toCents(Math.abs(limit));
}

function currencyChoices(own: string): readonly string[] {
  return offeredCurrencies.includes(own) ? offeredCurrencies : [own, ...offeredCurrencies];
}
