/** Outils > Base de données: Sauvegarde, Restauration, Vérification. */
import type { ReactNode } from 'react';
import { BackUpDialog } from './back-up-dialog.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';

export interface BackupDialogsProps {
  readonly open: 'back-up' | 'restore' | 'check' | null;
  readonly onClose: () => void;
}

export function BackupDialogs({ open, onClose }: BackupDialogsProps): ReactNode {
  switch (open) {
    case null: return null;
    case 'back-up': return <BackUpDialog onClose={onClose} />;
    case 'restore': return <RestoreDialog onClose={onClose} />;
    case 'check': return <CheckDialog onClose={onClose} />;
  }
}
