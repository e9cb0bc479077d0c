/** The dialogs of the window: one at a time. */
import type { AccountsView, MendView } from '@tandem/contract';
import type { ReactNode } from 'react';
import { AccountDialog } from '../accounts/account-dialog.tsx';
import { findAccount } from '../accounts/account-order.ts';
import { BackupDialogs } from '../backup/backup-dialogs.tsx';
import { DevicesDialog } from '../devices/devices-dialog.tsx';
import { InstallWindow } from '../install/install-window.tsx';
import { PhotosDialog } from '../photos/photos-dialog.tsx';
import { SyncWindow } from '../sync/sync-window.tsx';
import { AboutDialog, ShortcutsDialog } from './help-dialogs.tsx';
import type { OpenBook } from './open-book.ts';
import type { WindowState } from './use-window-state.ts';
import type { WindowActs } from './window-acts.ts';

interface WindowDialogsProps {
  readonly state: WindowState;
  readonly acts: WindowActs;
  readonly book: OpenBook;
  readonly accounts: AccountsView | undefined;
  readonly onMended: (mended: MendView) => void;
}

export function WindowDialogs({ state, acts, book, accounts, onMended }: WindowDialogsProps): ReactNode {
  const { dialog, closeDialog } = state;
  return (
    <>
      {dialog.kind === 'account' && accounts !== undefined ? (
        <AccountDialog account={findAccount(accounts, dialog.accountId) ?? null} bookCurrency={book.currency}
          onClose={closeDialog}
          onSaved={(accountId) => {
            closeDialog();
            state.showNewAccount(accountId);
          }} />
      ) : null}
      {dialog.kind === 'photos' ? <PhotosDialog entryId={dialog.entryId} onClose={closeDialog} /> : null}
      {dialog.kind === 'shortcuts' ? <ShortcutsDialog onClose={closeDialog} /> : null}
      {dialog.kind === 'about' ? <AboutDialog onClose={closeDialog} /> : null}
      {dialog.kind === 'install'
        ? <InstallWindow onClose={closeDialog} onPair={() => state.openDialog({ kind: 'sync' })} /> : null}
      {dialog.kind === 'devices' ? <DevicesDialog onClose={closeDialog} /> : null}
      <BackupDialogs open={dialog.kind === 'backup' ? dialog.dialog : null} onClose={closeDialog}
        onMended={(mended) => {
          closeDialog();
          onMended(mended);
        }} />
      <SyncWindow isOpen={dialog.kind === 'sync'} onClose={closeDialog}
        onShowConflicts={() => {
          closeDialog();
          acts.showConflicts();
        }}
        onShowJournal={(session) => {
          closeDialog();
          acts.showJournal(session);
        }} />
    </>
  );
}
