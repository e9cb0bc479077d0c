/** The words of Sauvegarde, Restauration and Vérification. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type Many = (count: string, isOne: boolean) => string;

export interface BackupTexts {
  readonly close: string;
  readonly cancel: string;
  readonly backUp: {
    readonly title: string;
    readonly intro: string;
    readonly act: string;
    readonly working: string;
    readonly done: string;
    readonly name: string;
    readonly moment: string;
    readonly size: string;
    readonly where: string;
    readonly again: string;
  };
  readonly restore: {
    readonly title: string;
    readonly intro: string;
    readonly kept: string;
    /** A copy that Tandem made by itself. */
    readonly beforeSync: string;
    readonly noneKept: string;
    readonly file: string;
    readonly tooLarge: string;
    readonly unreadable: string;
    readonly looking: string;
    readonly back: string;
    readonly previewTitle: (name: string) => string;
    readonly column: Readonly<Record<'what' | 'backup' | 'current', string>>;
    readonly row: Readonly<Record<'accounts' | 'entries' | 'lastDay' | 'moment', string>>;
    readonly unknown: string;
    readonly warning: string;
    readonly firstStart: string;
    readonly act: string;
    readonly working: string;
    readonly done: (name: string) => string;
  };
  readonly check: {
    readonly title: string;
    readonly working: string;
    readonly sound: string;
    readonly soundNote: string;
    readonly faults: Many;
    readonly faultsNote: string;
    readonly accounts: Many;
    readonly entries: Many;
    readonly fingerprint: string;
    readonly noFingerprint: string;
    readonly toLookAt: string;
    readonly again: string;
    /** By the names of `BookFault` and `BookOddity`. */
    readonly finding: Readonly<Record<string, string>>;
    readonly otherFinding: string;
  };
  readonly bytes: (amount: string, unit: 'kB' | 'MB') => string;
}

export const backupMessages: InBoth<BackupTexts> = {
  fr: {
    close: 'Fermer',
    cancel: 'Annuler',
    backUp: {
      title: 'Sauvegarde',
      intro: fr`Une copie complète du dossier, à côté de lui. Une copie se fait aussi d’elle-même avant une `
        + fr`synchronisation.`,
      act: 'Sauvegarder',
      working: fr`Sauvegarde en cours…`,
      done: fr`La sauvegarde est faite.`,
      name: 'Nom',
      moment: 'Date',
      size: 'Taille',
      where: fr`Elle est gardée avec le dossier, dans les données de Tandem : Restauration la montre dans sa liste.`,
      again: fr`Réessayer`,
    },
    restore: {
      title: 'Restauration',
      intro: fr`Choisissez une sauvegarde. Ce qu’elle contient est montré avant d’être repris.`,
      kept: fr`Sauvegardes gardées`,
      beforeSync: fr`copie faite avant une synchronisation`,
      noneKept: fr`Aucune sauvegarde gardée : choisissez un fichier.`,
      file: fr`Choisir un fichier…`,
      tooLarge: fr`Ce fichier est trop gros pour être une sauvegarde (64 Mo au plus). Rien n’a été modifié.`,
      unreadable: fr`Ce fichier ne peut pas être lu : vérifiez vos droits d’accès. Rien n’a été modifié.`,
      looking: fr`Lecture de la sauvegarde…`,
      back: fr`En choisir une autre`,
      previewTitle: (name) => fr`Restaurer ${name} ?`,
      column: { what: 'Contenu', backup: fr`Cette sauvegarde`, current: fr`Dossier ouvert` },
      row: { accounts: 'Comptes', entries: fr`Écritures`, lastDay: fr`Dernière écriture`, moment: fr`Sauvegardé le` },
      unknown: '–',
      warning: fr`Le dossier ouvert est remplacé par cette sauvegarde. Il reste gardé comme sauvegarde : vous pourrez `
        + fr`y revenir.`,
      firstStart: fr`Cette sauvegarde devient votre dossier.`,
      act: fr`Restaurer cette sauvegarde`,
      working: fr`Restauration en cours…`,
      done: (name) => fr`La sauvegarde ${name} est maintenant votre dossier. L’ancien reste dans la liste des `
        + fr`sauvegardes.`,
    },
    check: {
      title: fr`Vérification`,
      working: fr`Vérification de toutes les écritures…`,
      sound: fr`Le dossier est sain.`,
      soundNote: fr`Tout a été relu et recompté.`,
      faults: (count, isOne) => isOne ? fr`${count} défaut trouvé` : fr`${count} défauts trouvés`,
      faultsNote: fr`Rien n’a été modifié. Restaurez une sauvegarde, ou reprenez les comptes de l’autre appareil.`,
      accounts: (count, isOne) => isOne ? fr`${count} compte` : fr`${count} comptes`,
      entries: (count, isOne) => isOne ? fr`${count} écriture` : fr`${count} écritures`,
      fingerprint: fr`Empreinte`,
      noFingerprint: fr`Le fichier est abîmé : son empreinte ne peut pas être calculée.`,
      toLookAt: fr`À regarder`,
      again: fr`Vérifier à nouveau`,
      finding: {
        'damaged-file': fr`fichier abîmé`,
        'impossible-records': fr`valeurs impossibles`,
        'missing-accounts': fr`écritures dont le compte n’existe pas`,
        'untracked-records': fr`enregistrements sans suivi`,
        'tracking-without-record': fr`suivis sans enregistrement`,
        'wrong-hashes': fr`enregistrements dont l’empreinte est fausse`,
        'wrong-sums': fr`sommes d’empreintes fausses`,
        'wrong-spans': fr`sommes de soldes fausses`,
        'set-aside': fr`enregistrements mis à part lors d’une synchronisation`,
        'missing-payees': fr`écritures dont le tiers n’existe pas encore ici`,
        'missing-categories': fr`écritures dont une catégorie n’existe pas encore ici`,
        'missing-methods': fr`écritures dont le mode de règlement n’existe pas encore ici`,
        'reconciled-changed': fr`écritures rapprochées à revérifier`,
        'category-cycles': fr`boucles de catégories, coupées à l’affichage`,
        'open-conflicts': fr`conflits à régler`,
      },
      otherFinding: fr`autre défaut`,
    },
    bytes: (amount, unit) => `${amount}\u00a0${unit === 'kB' ? 'ko' : 'Mo'}`,
  },
  en: {
    close: 'Close',
    cancel: 'Cancel',
    backUp: {
      title: 'Backup',
      intro: 'A whole copy of the book, beside it. A copy is also made by itself before a sync.',
      act: 'Back up',
      working: 'Backing up…',
      done: 'The backup is made.',
      name: 'Name',
      moment: 'Date',
      size: 'Size',
      where: 'It is kept with the book, in the data of Tandem: Restore shows it in its list.',
      again: 'Try again',
    },
    restore: {
      title: 'Restore',
      intro: 'Choose a backup. What it holds is shown before it is taken.',
      kept: 'Kept backups',
      beforeSync: 'copy made before a sync',
      noneKept: 'No kept backup: choose a file.',
      file: 'Choose a file…',
      tooLarge: 'This file is too large to be a backup (64 MB at most). Nothing was changed.',
      unreadable: 'This file cannot be read: check your access rights. Nothing was changed.',
      looking: 'Reading the backup…',
      back: 'Choose another one',
      previewTitle: (name) => `Restore ${name}?`,
      column: { what: 'Content', backup: 'This backup', current: 'Open book' },
      row: { accounts: 'Accounts', entries: 'Entries', lastDay: 'Last entry', moment: 'Backed up on' },
      unknown: '–',
      warning: 'This backup replaces the open book, which stays as a backup: you can go back to it.',
      firstStart: 'This backup becomes your book.',
      act: 'Restore this backup',
      working: 'Restoring…',
      done: (name) => `The backup ${name} is now your book. The old one stays in the list of backups.`,
    },
    check: {
      title: 'Check',
      working: 'Checking all entries…',
      sound: 'The book is sound.',
      soundNote: 'Everything was read and counted again.',
      faults: (count, isOne) => isOne ? `${count} fault found` : `${count} faults found`,
      faultsNote: 'Nothing was changed. Restore a backup, or take the accounts from the other device.',
      accounts: (count, isOne) => isOne ? `${count} account` : `${count} accounts`,
      entries: (count, isOne) => isOne ? `${count} entry` : `${count} entries`,
      fingerprint: 'Fingerprint',
      noFingerprint: 'The file is damaged: its fingerprint cannot be computed.',
      toLookAt: 'To look at',
      again: 'Check again',
      finding: {
        'damaged-file': 'damaged file',
        'impossible-records': 'impossible values',
        'missing-accounts': 'entries whose account does not exist',
        'untracked-records': 'records without tracking',
        'tracking-without-record': 'tracking without a record',
        'wrong-hashes': 'records with a wrong hash',
        'wrong-sums': 'wrong sums of hashes',
        'wrong-spans': 'wrong sums of balances',
        'set-aside': 'records set aside in a sync',
        'missing-payees': 'entries whose payee is not here yet',
        'missing-categories': 'entries of which a category is not here yet',
        'missing-methods': 'entries whose payment method is not here yet',
        'reconciled-changed': 'reconciled entries to check again',
        'category-cycles': 'cycles of categories, cut on the screen',
        'open-conflicts': 'conflicts to settle',
      },
      otherFinding: 'another fault',
    },
    bytes: (amount, unit) => `${amount}\u00a0${unit}`,
  },
};
