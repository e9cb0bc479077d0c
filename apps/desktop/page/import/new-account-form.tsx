/** The account of a statement that the book has not yet: its name and kind, no more. */
import { accountKinds, type AccountKind, type Currency } from '@tandem/ledger';
import {
  AlertStrip, Button, describeFailure, Select, TextField, useEngine, useTexts, type ShownFailure,
} from '@tandem/ui';
import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { isFocusFree } from '../shell/zones.ts';

interface NewAccountFormProps {
  readonly currency: Currency;
  /** The book has no account that fits. */
  readonly isFirst: boolean;
  readonly onCreated: (accountId: string) => void;
  readonly onCancel: (() => void) | undefined;
}

export function NewAccountForm({ currency, isFirst, onCreated, onCancel }: NewAccountFormProps): ReactNode {
  const engine = useEngine();
  const texts = useTexts();
  const words = texts.import;
  const [name, setName] = useState('');
  const [kind, setKind] = useState<AccountKind>('current');
  const [isNameMissing, setIsNameMissing] = useState(false);
  const [failure, setFailure] = useState<ShownFailure | undefined>(undefined);
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFocusFree()) nameField.current?.focus();
  }, []);

  async function create(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    setIsNameMissing(name.trim() === '');
    if (name.trim() === '') return;
    const answer = await engine.command('add-account', {
      name: name.trim(), kind, currency, groupName: '', openingBalance: 0, overdraftLimit: null, isClosed: false,
      note: '',
    });
    if (answer.ok) onCreated(answer.value.accountId);
    else setFailure(answer.error);
  }

  return (
    <form className="new-account" onSubmit={(event) => void create(event)} noValidate>
      <h2 className="new-account__title">{words.newAccountTitle}</h2>
      {isFirst && <p className="new-account__note">{words.noAccountNote}</p>}
      {failure !== undefined && <AlertStrip kind="warn" icon="warn">{describeFailure(texts, failure)}</AlertStrip>}
      <div className="new-account__fields">
        <TextField
          ref={nameField} label={words.accountName} value={name} onChange={setName} data-zone-start
          error={isNameMissing ? words.nameMissing : undefined}
        />
        <Select
          label={words.accountKind} value={kind} onChange={setKind}
          options={accountKinds.map((each) => ({ value: each, label: texts.accounts.kinds[each] }))}
        />
        <Button kind="main" isSubmit>{words.createAccount}</Button>
        {onCancel !== undefined && <Button kind="plain" onClick={onCancel}>{words.cancel}</Button>}
      </div>
    </form>
  );
}
