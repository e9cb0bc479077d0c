/** Where and how often backups are made by themselves. */
import { backupFaultMessages, type BackupFaultTexts } from './backup-fault-messages.ts';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface BackupSettingsTexts {
  readonly title: string;
  readonly intro: string;
  readonly folder: string;
  readonly folderHint: string;
  readonly ownFolder: string;
  readonly daily: string;
  readonly dailyHint: string;
  readonly kept: string;
  readonly keptHint: string;
  readonly keptFault: string;
  readonly last: (moment: string) => string;
  readonly noneYet: string;
  readonly save: string;
  readonly saved: string;
  readonly fault: BackupFaultTexts;
}

export const backupSettingsMessages: InBoth<BackupSettingsTexts> = {
  fr: {
    title: fr`Réglages des sauvegardes`,
    intro: fr`Une sauvegarde se fait d’elle-même avant une synchronisation qui change beaucoup, avant une restauration `
      + fr`et avant une mise à jour du dossier.`,
    folder: fr`Dossier des sauvegardes`,
    folderHint: fr`Le chemin complet ; par exemple, celui d’une clé USB ou d’un second disque.`,
    ownFolder: fr`Dans les données de Tandem`,
    daily: fr`Une sauvegarde par jour`,
    dailyHint: fr`À la première ouverture de la journée.`,
    kept: fr`Sauvegardes automatiques gardées`,
    keptHint: fr`De 3 à 100. Celles faites à la main restent toutes.`,
    keptFault: fr`Indiquez un nombre de 3 à 100.`,
    last: (moment) => fr`Dernière sauvegarde automatique : ${moment}`,
    noneYet: fr`Aucune sauvegarde automatique pour l’instant.`,
    save: 'Enregistrer',
    saved: fr`Les réglages sont enregistrés.`,
    fault: backupFaultMessages.fr,
  },
  en: {
    title: 'Backup settings',
    intro: 'A backup is made by itself before a sync that changes much, before a restore and before an update of the '
      + 'book.',
    folder: 'Folder of the backups',
    folderHint: 'The whole path; of a USB stick or a second disk, for example.',
    ownFolder: 'In the data of Tandem',
    daily: 'One backup a day',
    dailyHint: 'At the first opening of the day.',
    kept: 'Automatic backups kept',
    keptHint: 'From 3 to 100. Those made by hand all stay.',
    keptFault: 'Give a number from 3 to 100.',
    last: (moment) => `Last automatic backup: ${moment}`,
    noneYet: 'No automatic backup yet.',
    save: 'Save',
    saved: 'The settings are saved.',
    fault: backupFaultMessages.en,
  },
};
