/** Changing or deleting an entry. What is half changed stays, as a new one does. */
import type { Id, RegisterRowView } from '@tandem/contract';
import type { Currency } from '@tandem/ledger';
import { AlertStrip, Button, EmptyState, useQuery, useTexts } from '@tandem/ui';
import { useEffect, useState, type ReactNode } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';
import { BarButton, Screen } from '../screen/screen.tsx';
import { EntryEditor } from './entry-editor.tsx';
import { editedEntryForm, useForm } from './form-store.ts';
import { rowToForm } from './entry-form.ts';
import { useKnownAccounts } from './known-accounts.ts';
import { useSaving } from './saving.tsx';

export function EditEntryScreen({ entryId }: { readonly entryId: Id }): ReactNode {
  const { phone, phoneEntry } = useTexts();
  const { back } = useNavigation();
  const row = useQuery('entry', { entryId });
  if (row === undefined) return <Screen title={phoneEntry.editTitle} leading="back">{null}</Screen>;
  if (row === null) {
    return (
      <Screen title={phoneEntry.editTitle} leading="back">
        <EmptyState sentence={phoneEntry.gone} action={<Button kind="main" onClick={back}>{phone.back}</Button>} />
      </Screen>
    );
  }
  return <LoadedEntry row={row} />;
}

function LoadedEntry({ row }: { readonly row: RegisterRowView }): ReactNode {
  const { phoneEntry, phoneTemplates } = useTexts();
  const { back, go } = useNavigation();
  const { change, remove } = useSaving();
  const form = useForm(editedEntryForm);
  const accounts = useKnownAccounts();
  const currencyOf = (accountId: Id): Currency | undefined => accounts.find(({ id }) => id === accountId)?.currency;
  const currency = currencyOf(row.accountId);
  const otherCurrency = row.category.kind === 'transfer' ? currencyOf(row.category.accountId) : currency;
  const isLoaded = form.original?.entryId === row.entryId;
  const [isResumed, setIsResumed] = useState(() => isLoaded && editedEntryForm.isTouched());

  // What changes elsewhere shows here, until something is typed.
  useEffect(() => {
    const isTyped = editedEntryForm.form().original?.entryId === row.entryId && editedEntryForm.isTouched();
    if (!isTyped && currency !== undefined) editedEntryForm.load(rowToForm(row, currency, otherCurrency));
  }, [currency, otherCurrency, row]);

  const discard = (): void => {
    if (currency !== undefined) editedEntryForm.load(rowToForm(row, currency, otherCurrency));
    setIsResumed(false);
  };

  if (!isLoaded) return <Screen title={phoneEntry.editTitle} leading="back">{null}</Screen>;
  return (
    <EntryEditor
      store={editedEntryForm} title={phoneEntry.editTitle} leading="back"
      actions={(
        <>
          <BarButton
            icon="star" label={phoneTemplates.add} onPress={() => go({ kind: 'new-template', of: 'edited' })}
          />
          <BarButton
            icon="trash" label={phoneEntry.delete}
            onPress={() => void remove([row.entryId]).then((isDone) => isDone && back())}
          />
        </>
      )}
      warning={(
        <>
          {isResumed && (
            <AlertStrip
              kind="info" action={<Button kind="quiet" onClick={discard}>{phoneEntry.discard}</Button>}
            >
              {phoneEntry.resumed}
            </AlertStrip>
          )}
          {row.status === 'reconciled' && <AlertStrip kind="warn" icon="lock">{phoneEntry.reconciled}</AlertStrip>}
        </>
      )}
      onSave={(draft) => void change(draft).then((isDone) => isDone && back())}
    />
  );
}
