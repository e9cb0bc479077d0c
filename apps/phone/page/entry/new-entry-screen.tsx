/** The first screen: amount, payee, save. There before the book is open. */
import { useTexts } from '@tandem/ui/first-load';
import { useEffect, type ReactNode } from 'react';
import { SyncBarButton } from '../menu/sync-bar-button.tsx';
import { OfferStrip } from '../program/offer-strip.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { BarButton } from '../screen/screen.tsx';
import { EntryEditor } from './entry-editor.tsx';
import { isEmptyForm } from './entry-form.ts';
import { newEntryForm, useForm } from './form-store.ts';
import { useAccountsOfForm } from './known-accounts.ts';
import { rememberAccount } from './last-account.ts';
import { useSaving } from './saving.tsx';

export interface NewEntryScreenProps {
  readonly isBookOpen: boolean;
}

export function NewEntryScreen({ isBookOpen }: NewEntryScreenProps): ReactNode {
  const { phoneEntry, phoneTemplates } = useTexts();
  const { go } = useNavigation();
  const { add, notice, waitingCount } = useSaving();
  const form = useForm(newEntryForm);
  const { account } = useAccountsOfForm(form);
  const note = waitingCount > 0 ? phoneEntry.waiting(waitingCount) : isBookOpen ? '' : phoneEntry.saveAtOpening;

  useEffect(() => {
    if (account !== undefined) rememberAccount(account);
  }, [account]);

  return (
    <EntryEditor
      store={newEntryForm} title={phoneEntry.newTitle} leading="menu" note={note}
      actions={(
        <>
          <BarButton icon="star" label={phoneTemplates.title} onPress={() => go({ kind: 'templates' })} />
          <SyncBarButton />
        </>
      )}
      offer={isEmptyForm(form) && notice === null && <OfferStrip />} onSave={add}
    />
  );
}
