/** An automatic backup that is not there, or not where it was to be: what happened, why, the one next thing to do. */
import type { BackupFaultReason } from '@tandem/contract';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface BackupFaultTexts {
  readonly failed: (moment: string) => string;
  readonly elsewhere: (moment: string) => string;
  /** Why, and what to do about it. */
  readonly advice: Readonly<Record<BackupFaultReason, string>>;
  /** At a place where the faults themselves are not: that there is something to see. */
  readonly mark: string;
  readonly open: string;
  readonly hide: string;
  /** A sync that does not begin, or does not go on. */
  readonly endTitle: string;
  readonly endText: (advice: string) => string;
}

export const backupFaultMessages: InBoth<BackupFaultTexts> = {
  fr: {
    failed: (moment) => fr`La sauvegarde automatique du ${moment} n’a pas pu être faite.`,
    elsewhere: (moment) => fr`La sauvegarde automatique du ${moment} est dans les données de Tandem, et non dans le `
      + fr`dossier choisi.`,
    advice: {
      full: fr`Il n’y a plus de place : libérez-en.`,
      missing: fr`Le dossier choisi n’est pas là : branchez la clé ou le disque, ou choisissez un autre dossier.`,
      'not-writable': fr`Tandem ne peut pas écrire à l’endroit des sauvegardes : vérifiez vos droits d’accès, ou `
        + fr`choisissez un autre dossier.`,
      damaged: fr`Le fichier du dossier ne se lit pas en entier : lancez la vérification.`,
      other: fr`Le disque ou la mémoire a fait défaut : vérifiez-le, puis faites une sauvegarde à la main.`,
    },
    mark: fr`à regarder`,
    open: fr`Voir les réglages`,
    hide: 'Masquer',
    endTitle: fr`La sauvegarde d’avant la synchronisation n’a pas pu être faite`,
    endText: (advice) => fr`Rien n’est perdu, et rien n’a été modifié ici. ${advice} Puis recommencez.`,
  },
  en: {
    failed: (moment) => `The automatic backup of ${moment} could not be made.`,
    elsewhere: (moment) => `The automatic backup of ${moment} is in the data of Tandem, not in the chosen folder.`,
    advice: {
      full: 'No space is left: free some.',
      missing: 'The chosen folder is not there: plug the stick or the disk in, or choose another folder.',
      'not-writable': 'Tandem cannot write where backups are kept: check your access rights, or choose another folder.',
      damaged: 'The file of the book cannot be read to its end: run the check.',
      other: 'The disk or the memory failed: check it, then make a backup by hand.',
    },
    mark: 'to look at',
    open: 'See the settings',
    hide: 'Hide',
    endTitle: 'The backup before the sync could not be made',
    endText: (advice) => `Nothing is lost, and nothing was changed here. ${advice} Then try again.`,
  },
};
