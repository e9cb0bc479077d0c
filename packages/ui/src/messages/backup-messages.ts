/** The words of Sauvegarde, Restauration and Vérification. */
import type { BackupView } from '@tandem/contract';
import { backupSettingsMessages, type BackupSettingsTexts } from './backup-settings-messages.ts';
import { mendMessages, type MendTexts } from './mend-messages.ts';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type Many = (count: string, isOne: boolean) => string;

/** What a restore means for the devices that sync with this book. */
export interface RestoreQuestionTexts {
  readonly title: string;
  readonly intro: string;
  readonly choices: string;
  readonly merge: { readonly title: string; readonly note: string };
  readonly truth: { readonly title: string; readonly note: string };
}

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
    readonly origin: Readonly<Record<BackupView['origin'], string>>;
    readonly originNote: Readonly<Record<BackupView['origin'], string>>;
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
    readonly changes: string;
    readonly onlyHere: string;
    readonly onlyThere: string;
    readonly otherBook: string;
    readonly question: RestoreQuestionTexts;
    readonly firstStart: string;
    readonly act: string;
    readonly next: string;
    readonly working: string;
    readonly done: (name: string) => string;
    readonly doneTruth: string;
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
    readonly mended: Many;
    readonly setAside: Many;
    readonly again: string;
    /** By the names of `BookFault` and `BookOddity`. */
    readonly finding: Readonly<Record<string, string>>;
    readonly otherFinding: string;
  };
  readonly settings: BackupSettingsTexts;
  readonly mend: MendTexts;
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
      origin: {
        'by-hand': fr`Faites à la main`, automatic: 'Automatiques', replaced: fr`Dossiers remplacés`,
      },
      originNote: {
        'by-hand': fr`faite à la main`, automatic: fr`faite d’elle-même`,
        replaced: fr`dossier d’avant une restauration`,
      },
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
      changes: fr`Ce qui changerait`,
      onlyHere: fr`Seulement dans le dossier ouvert`,
      onlyThere: fr`Seulement dans la sauvegarde`,
      otherBook: fr`Cette sauvegarde est celle d’un autre dossier : la prochaine synchronisation demandera lequel `
        + fr`garder.`,
      question: {
        title: fr`Que doit devenir la synchronisation ?`,
        intro: fr`D’autres appareils se synchronisent avec ce dossier. Que veut dire cette restauration pour eux ?`,
        choices: fr`Sens de la restauration`,
        merge: {
          title: 'Fusionner',
          note: fr`Ce que les autres appareils ont fait depuis revient à la prochaine synchronisation, suppressions `
            + fr`comprises.`,
        },
        truth: {
          title: fr`Cette sauvegarde fait foi`,
          note: fr`Les autres appareils la reprendront après accord ; leurs modifications non synchronisées seront `
            + fr`mises de côté, pas perdues.`,
        },
      },
      firstStart: fr`Cette sauvegarde devient votre dossier.`,
      act: fr`Restaurer cette sauvegarde`,
      next: 'Restaurer…',
      working: fr`Restauration en cours…`,
      done: (name) => fr`La sauvegarde ${name} est maintenant votre dossier. L’ancien reste dans la liste des `
        + fr`sauvegardes.`,
      doneTruth: fr`Elle fait foi : les autres appareils la reprendront à leur prochaine synchronisation, après `
        + fr`accord.`,
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
      mended: (count, isOne) => isOne
        ? fr`${count} empreinte calculée était fausse, et a été refaite. Aucune valeur n’a changé.`
        : fr`${count} empreintes calculées étaient fausses, et ont été refaites. Aucune valeur n’a changé.`,
      setAside: (count, isOne) => isOne
        ? fr`${count} élément reçu est mis à part : mettez Tandem à jour des deux côtés, puis synchronisez.`
        : fr`${count} éléments reçus sont mis à part : mettez Tandem à jour des deux côtés, puis synchronisez.`,
      again: fr`Vérifier à nouveau`,
      finding: {
        'damaged-file': fr`fichier abîmé`,
        'impossible-records': fr`valeurs impossibles`,
        'changed-triggers': fr`automatismes du dossier modifiés`,
        'changed-tables': fr`tables du dossier modifiées`,
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
    settings: backupSettingsMessages.fr,
    mend: mendMessages.fr,
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
      origin: { 'by-hand': 'Made by hand', automatic: 'Automatic', replaced: 'Replaced books' },
      originNote: {
        'by-hand': 'made by hand', automatic: 'made by itself', replaced: 'book from before a restore',
      },
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
      changes: 'What would change',
      onlyHere: 'Only in the open book',
      onlyThere: 'Only in the backup',
      otherBook: 'This backup is of another book: the next sync will ask which one to keep.',
      question: {
        title: 'What should become of syncing?',
        intro: 'Other devices sync with this book. What does this restore mean for them?',
        choices: 'Meaning of the restore',
        merge: {
          title: 'Merge',
          note: 'What other devices have done since comes back at the next sync, deletions included.',
        },
        truth: {
          title: 'This backup is the truth',
          note: 'Other devices will take it over after they agree; their changes that were not synced are set aside, '
            + 'not lost.',
        },
      },
      firstStart: 'This backup becomes your book.',
      act: 'Restore this backup',
      next: 'Restore…',
      working: 'Restoring…',
      done: (name) => `The backup ${name} is now your book. The old one stays in the list of backups.`,
      doneTruth: 'It is the truth: other devices will take it over at their next sync, after they agree.',
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
      mended: (count, isOne) => isOne
        ? `${count} computed hash was wrong and was made anew. No value has changed.`
        : `${count} computed hashes were wrong and were made anew. No value has changed.`,
      setAside: (count, isOne) => isOne
        ? `${count} item that was received is set aside: update Tandem on both, then sync.`
        : `${count} items that were received are set aside: update Tandem on both, then sync.`,
      again: 'Check again',
      finding: {
        'damaged-file': 'damaged file',
        'impossible-records': 'impossible values',
        'changed-triggers': 'automatic rules of the book changed',
        'changed-tables': 'tables of the book changed',
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
    settings: backupSettingsMessages.en,
    mend: mendMessages.en,
    bytes: (amount, unit) => `${amount}\u00a0${unit}`,
  },
};
