/** An automatic backup that is not there, or not where it was to be, and the sync that therefore did not happen. */
import type { Language } from '@tandem/ledger';
import type { SnapshotFaultReason } from '@tandem/replica';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface BackupFaultMessages {
  readonly failed: (moment: string) => string;
  readonly elsewhere: (moment: string) => string;
  /** Why, and what to do about it. */
  readonly advice: Readonly<Record<SnapshotFaultReason, string>>;
  readonly noSync: (advice: string) => string;
}

export const backupFaultMessages: InBoth<BackupFaultMessages> = {
  fr: {
    failed: (moment) => fr`Attention : la sauvegarde automatique du ${moment} n’a pas pu être faite.`,
    elsewhere: (moment) => fr`Attention : la sauvegarde automatique du ${moment} est dans les données de Tandem, et `
      + fr`non dans le dossier choisi.`,
    advice: {
      full: fr`Il n’y a plus de place : libérez-en.`,
      missing: fr`Le dossier choisi n’est pas là : branchez la clé ou le disque, ou choisissez un autre dossier dans `
        + fr`la fenêtre de Tandem.`,
      'not-writable': fr`Tandem ne peut pas écrire à l’endroit des sauvegardes : vérifiez vos droits d’accès.`,
      damaged: fr`Le fichier du dossier ne se lit pas en entier : lancez tandem check.`,
      other: fr`Le disque a fait défaut : vérifiez-le, puis lancez tandem backup.`,
    },
    noSync: (advice) => fr`La sauvegarde d’avant la synchronisation n’a pas pu être faite. Rien n’est perdu, et rien `
      + fr`n’a été modifié ici. ${advice} Puis recommencez.`,
  },
  en: {
    failed: (moment) => `Warning: the automatic backup of ${moment} could not be made.`,
    elsewhere: (moment) =>
      `Warning: the automatic backup of ${moment} is in the data of Tandem, not in the chosen folder.`,
    advice: {
      full: 'No space is left: free some.',
      missing:
        'The chosen folder is not there: plug the stick or the disk in, or choose another folder in Tandem’s window.',
      'not-writable': 'Tandem cannot write where backups are kept: check your access rights.',
      damaged: 'The file of the book cannot be read to its end: run tandem check.',
      other: 'The disk failed: check it, then run tandem backup.',
    },
    noSync: (advice) =>
      `The backup before the sync could not be made. Nothing is lost, and nothing was changed here. ${advice} `
      + 'Then try again.',
  },
};

export function describeNoBackup(language: Language, reason: SnapshotFaultReason): string {
  const { advice, noSync } = backupFaultMessages[language];
  return noSync(advice[reason]);
}
