/** Outils > Base de données: Sauvegarde, Restauration, Vérification. */
import type { ReactNode } from 'react';

export interface BackupDialogsProps {
  readonly open: 'back-up' | 'restore' | 'check' | null;
  readonly onClose: () => void;
}

export function BackupDialogs({ open }: BackupDialogsProps): ReactNode {
  return open;
}
