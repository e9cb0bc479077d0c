/** The first screen: amount, payee, save. There before the book is open. */
import { useTexts } from '@tandem/ui/first-load';
import type { ReactNode } from 'react';
import { SyncBarButton } from '../menu/sync-bar-button.tsx';
import { EntryEditor } from './entry-editor.tsx';
import { newEntryForm } from './form-store.ts';
import { useKnownAccounts } from './known-accounts.ts';
import { rememberAccount } from './last-account.ts';
import { useSaving } from './saving.tsx';

export interface NewEntryScreenProps {
  readonly isBookOpen: boolean;
}

export function NewEntryScreen({ isBookOpen }: NewEntryScreenProps): ReactNode {
  const { phoneEntry } = useTexts();
  const { add, waitingCount } = useSaving();
  const accounts = useKnownAccounts();
  const note = waitingCount > 0 ? phoneEntry.waiting(waitingCount) : isBookOpen ? '' : phoneEntry.saveAtOpening;
  return (
    <EntryEditor
      store={newEntryForm} title={phoneEntry.newTitle} leading="menu" actions={<SyncBarButton />} note={note}
      onSave={(draft, form) => {
        const account = accounts.find(({ id }) => id === draft.accountId);
        if (account !== undefined) rememberAccount(account);
        add(draft, form);
      }}
    />
  );
}
