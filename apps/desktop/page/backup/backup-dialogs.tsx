/** Outils > Base de données: Sauvegarde, Restauration, Réglages, Vérification. */
import type { MendView } from '@tandem/contract';
import type { ReactNode } from 'react';
import { BackUpDialog } from './back-up-dialog.tsx';
import { BackupSettingsDialog } from './backup-settings-dialog.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';

export type BackupDialogName = 'back-up' | 'restore' | 'settings' | 'check';

export interface BackupDialogsProps {
  readonly open: BackupDialogName | null;
  readonly onClose: () => void;
  readonly onMended: (mended: MendView) => void;
}

export function BackupDialogs({ open, onClose, onMended }: BackupDialogsProps): ReactNode {
  switch (open) {
    case null: return null;
    case 'back-up': return <BackUpDialog onClose={onClose} />;
    case 'restore': return <RestoreDialog onClose={onClose} />;
    case 'settings': return <BackupSettingsDialog onClose={onClose} />;
    case 'check': return <CheckDialog onClose={onClose} onMended={onMended} />;
  }
}
