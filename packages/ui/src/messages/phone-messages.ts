/** The words of the phone's screens but the entry's and the code's. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface PhoneTexts {
  readonly back: string;
  readonly close: string;
  readonly menu: PhoneMenuTexts;
  readonly syncButton: (changes: string) => string;
  readonly accounts: PhoneAccountsTexts;
  readonly register: PhoneRegisterTexts;
  readonly search: PhoneSearchTexts;
  readonly settings: PhoneSettingsTexts;
  readonly about: readonly string[];
  readonly aboutTitle: string;
  readonly start: PhoneStartTexts;
  readonly problem: PhoneProblemTexts;
  readonly conflicts: string;
}

export interface PhoneMenuTexts {
  readonly title: string;
  readonly open: string;
  readonly sync: string;
  readonly linkToPc: string;
  readonly changes: (count: number, shown: string) => string;
  readonly upToDate: string;
  readonly neverSynced: string;
  readonly newEntry: string;
  readonly accounts: string;
  readonly search: string;
  readonly conflicts: string;
  readonly toLookAt: (count: number, shown: string) => string;
  readonly settings: string;
  readonly about: string;
  readonly lastSync: (peer: string, day: string, time: string) => string;
}

export interface PhoneAccountsTexts {
  readonly title: string;
  readonly netWorth: string;
  readonly closed: (count: number) => string;
  readonly belowLimit: string;
  readonly restored: string;
  readonly add: string;
  readonly empty: string;
  readonly first: string;
  readonly makeNegative: string;
  readonly makePositive: string;
}

export interface PhoneRegisterTexts {
  readonly cleared: string;
  readonly real: string;
  readonly projected: (day: string) => string;
  readonly upcoming: (count: number, shown: string, day: string) => string;
  readonly newEntry: string;
  readonly empty: string;
  readonly conflict: string;
  readonly split: string;
  readonly noPayee: string;
  readonly noCategory: string;
  readonly status: Readonly<Record<'uncleared' | 'cleared' | 'reconciled', string>>;
  readonly clear: (payee: string) => string;
  readonly unclear: (payee: string) => string;
  readonly gone: string;
  readonly list: string;
}

export interface PhoneSearchTexts {
  readonly title: string;
  readonly field: string;
  readonly hint: string;
  readonly none: (text: string) => string;
  readonly found: (count: number, shown: string) => string;
  readonly partly: (shown: string, total: string) => string;
}

export interface PhoneSettingsTexts {
  readonly title: string;
  readonly language: string;
  readonly languages: Readonly<Record<'fr' | 'en', string>>;
  readonly theme: string;
  readonly themes: Readonly<Record<'system' | 'light' | 'dark', string>>;
  readonly copy: string;
  readonly copyNote: string;
  readonly copied: (fileName: string) => string;
}

export interface PhoneStartTexts {
  readonly promise: string;
  readonly question: string;
  readonly link: string;
  readonly linkNote: string;
  readonly here: string;
  readonly hereNote: string;
  readonly creating: string;
}

export interface PhoneProblemTexts {
  readonly otherTab: string;
  readonly otherTabNote: string;
  readonly continueHere: string;
  readonly takingOver: string;
  readonly noAnswer: string;
  readonly noStorage: string;
  readonly noStorageNote: string;
  readonly storageFull: string;
  readonly storageFullNote: string;
  readonly failed: string;
  readonly failedNote: string;
  readonly retry: string;
}

export const phoneMessages: InBoth<PhoneTexts> = {
  fr: {
    back: 'Retour',
    close: 'Fermer',
    menu: {
      title: 'Menu',
      open: 'Ouvrir le menu',
      sync: 'Synchronisation',
      linkToPc: fr`Relier à un ordinateur`,
      changes: (count, shown) => count === 1 ? '1 changement' : fr`${shown} changements`,
      upToDate: fr`à jour`,
      neverSynced: fr`synchronisation jamais faite`,
      newEntry: fr`Nouvelle écriture`,
      accounts: 'Comptes',
      search: 'Rechercher',
      conflicts: 'Conflits',
      toLookAt: (_, shown) => fr`${shown} à regarder`,
      settings: fr`Réglages`,
      about: fr`À propos`,
      lastSync: (peer, day, time) => fr`Dernière synchronisation avec ${peer}, le ${day} à ${time}`,
    },
    syncButton: (changes) => fr`Synchronisation, ${changes}`,
    accounts: {
      title: 'Comptes',
      netWorth: 'Patrimoine net',
      closed: (count) => count === 1 ? fr`1 compte clos` : fr`${String(count)} comptes clos`,
      belowLimit: fr`Sous la limite`,
      restored: fr`Supprimé ailleurs, gardé pour ses écritures`,
      add: 'Ajouter un compte',
      empty: fr`Ce dossier n’a pas encore de compte.`,
      makeNegative: fr`Mettre en négatif`,
      makePositive: 'Mettre en positif',
      first: fr`Un compte d’abord : celui avec lequel vous payez le plus souvent.`,
    },
    register: {
      cleared: fr`Pointé`,
      real: fr`Réel`,
      projected: (day) => fr`À venir, ${day}`,
      upcoming: (count, shown, day) => count === 1
        ? fr`1 écriture à venir d’ici au ${day}`
        : fr`${shown} écritures à venir d’ici au ${day}`,
      newEntry: fr`Nouvelle écriture`,
      empty: fr`Aucune écriture dans ce compte.`,
      conflict: 'Conflit',
      split: fr`Ventilée`,
      noPayee: 'Sans tiers',
      noCategory: fr`Sans catégorie`,
      status: { uncleared: fr`non pointée`, cleared: fr`pointée`, reconciled: fr`rapprochée` },
      clear: (payee) => fr`Pointer ${payee}`,
      unclear: (payee) => fr`Ne plus pointer ${payee}`,
      gone: fr`Ce compte n’existe plus.`,
      list: fr`Écritures, les plus récentes d’abord`,
    },
    search: {
      title: 'Rechercher',
      field: fr`Tiers, catégorie, mémo ou montant`,
      hint: fr`Une écriture ou une opération : par son tiers, sa catégorie, son mémo ou son montant.`,
      none: (text) => fr`Rien ne correspond à « ${text} ».`,
      found: (count, shown) => count === 1 ? fr`1 écriture` : fr`${shown} écritures`,
      partly: (shown, total) => fr`${shown} sur ${total} : précisez pour voir les autres.`,
    },
    settings: {
      title: fr`Réglages`,
      language: 'Langue',
      languages: { fr: fr`Français`, en: 'English' },
      theme: fr`Thème`,
      themes: { system: fr`Du système`, light: 'Clair', dark: 'Sombre' },
      copy: fr`Exporter le dossier`,
      copyNote: fr`Tout le dossier dans un fichier JSON, lisible par d’autres programmes.`,
      copied: (fileName) => fr`Fichier ${fileName} remis au téléphone.`,
    },
    conflicts: 'Conflits',
    aboutTitle: fr`À propos`,
    about: [
      fr`Tandem tient les mêmes comptes sur le PC et sur le téléphone, et prouve qu’ils sont identiques.`,
      fr`Vos comptes restent sur vos appareils : aucun compte à créer, aucun serveur.`,
      fr`Logiciel libre, licence GPL 3 ou suivante.`,
    ],
    start: {
      promise: fr`Vos comptes restent sur vos appareils. Tandem n’a ni compte à créer ni serveur.`,
      question: fr`Les mêmes comptes sur le PC et sur le téléphone. Par quoi commencer ?`,
      link: fr`Relier à un ordinateur`,
      linkNote: fr`Tandem est déjà sur votre PC : scannez le code qu’il affiche pour recevoir vos comptes.`,
      here: 'Commencer un dossier ici',
      hereNote: fr`Sans ordinateur pour l’instant. Vous pourrez le relier plus tard.`,
      creating: fr`Création du dossier…`,
    },
    problem: {
      otherTab: fr`Tandem est ouvert dans un autre onglet`,
      otherTabNote: fr`Un seul onglet à la fois tient le dossier. Rien n’est perdu.`,
      continueHere: 'Continuer ici',
      takingOver: fr`L’autre onglet ferme le dossier…`,
      noAnswer: fr`L’autre onglet ne répond pas. Fermez-le, puis continuez ici.`,
      noStorage: fr`Ce navigateur ne garde rien ici`,
      noStorageNote: fr`C’est le cas d’une fenêtre privée. Ouvrez Tandem dans une fenêtre ordinaire, puis réessayez.`,
      storageFull: fr`La mémoire du téléphone est pleine`,
      storageFullNote: fr`Rien de ce qui était enregistré n’est perdu. Libérez de la place, puis réessayez.`,
      failed: fr`Le dossier ne s’ouvre pas`,
      failedNote: fr`Rien n’est perdu : le dossier reste sur ce téléphone. Réessayez, ou rechargez la page.`,
      retry: fr`Réessayer`,
    },
  },
  en: {
    back: 'Back',
    close: 'Close',
    menu: {
      title: 'Menu',
      open: 'Open the menu',
      sync: 'Sync',
      linkToPc: 'Link to a computer',
      changes: (count, shown) => count === 1 ? '1 change' : `${shown} changes`,
      upToDate: 'up to date',
      neverSynced: 'never synced',
      newEntry: 'New entry',
      accounts: 'Accounts',
      search: 'Search',
      conflicts: 'Conflicts',
      toLookAt: (_, shown) => `${shown} to look at`,
      settings: 'Settings',
      about: 'About',
      lastSync: (peer, day, time) => `Last sync with ${peer}, on ${day} at ${time}`,
    },
    syncButton: (changes) => `Sync, ${changes}`,
    accounts: {
      title: 'Accounts',
      netWorth: 'Net worth',
      closed: (count) => count === 1 ? '1 closed account' : `${count} closed accounts`,
      belowLimit: 'Below the limit',
      restored: 'Deleted elsewhere, kept for its entries',
      add: 'Add an account',
      empty: 'This book has no account yet.',
      makeNegative: 'Make it negative',
      makePositive: 'Make it positive',
      first: 'An account first: the one you pay with most often.',
    },
    register: {
      cleared: 'Cleared',
      real: 'Real',
      projected: (day) => `Projected, ${day}`,
      upcoming: (count, shown, day) => count === 1
        ? `1 entry to come by ${day}`
        : `${shown} entries to come by ${day}`,
      newEntry: 'New entry',
      empty: 'No entry in this account.',
      conflict: 'Conflict',
      split: 'Split',
      noPayee: 'No payee',
      noCategory: 'No category',
      status: { uncleared: 'uncleared', cleared: 'cleared', reconciled: 'reconciled' },
      clear: (payee) => `Clear ${payee}`,
      unclear: (payee) => `Unclear ${payee}`,
      gone: 'This account is no longer there.',
      list: 'Entries, newest first',
    },
    search: {
      title: 'Search',
      field: 'Payee, category, memo or amount',
      hint: 'An entry or transaction: by its payee, category, memo or amount.',
      none: (text) => `Nothing matches “${text}”.`,
      found: (count, shown) => count === 1 ? '1 entry' : `${shown} entries`,
      partly: (shown, total) => `${shown} of ${total}: say more to see the others.`,
    },
    settings: {
      title: 'Settings',
      language: 'Language',
      languages: { fr: 'Français', en: 'English' },
      theme: 'Theme',
      themes: { system: 'System', light: 'Light', dark: 'Dark' },
      copy: 'Export the book',
      copyNote: 'The whole book in a JSON file that other programs can read.',
      copied: (fileName) => `File ${fileName} given to the phone.`,
    },
    conflicts: 'Conflicts',
    aboutTitle: 'About',
    about: [
      'Tandem keeps the same accounts on the PC and on the phone, and proves that they are identical.',
      'Your accounts stay on your devices: nothing to sign up for, no server.',
      'Free software, GPL licence 3 or later.',
    ],
    start: {
      promise: 'Your accounts stay on your devices. Tandem needs no sign-up and no server.',
      question: 'The same accounts on the PC and on the phone. How shall we begin?',
      link: 'Link to a computer',
      linkNote: 'Tandem is on your PC already: scan the code that it shows to receive your accounts.',
      here: 'Begin a book here',
      hereNote: 'Without a computer for now. You can link one later.',
      creating: 'Creating the book…',
    },
    problem: {
      otherTab: 'Tandem is open in another tab',
      otherTabNote: 'One tab at a time holds the book. Nothing is lost.',
      continueHere: 'Continue here',
      takingOver: 'The other tab closes the book…',
      noAnswer: 'The other tab does not answer. Close it, then continue here.',
      noStorage: 'This browser keeps nothing here',
      noStorageNote: 'A private window does so. Open Tandem in an ordinary window, then try again.',
      storageFull: 'The storage of the phone is full',
      storageFullNote: 'Nothing that was saved is lost. Free some space, then try again.',
      failed: 'The book does not open',
      failedNote: 'Nothing is lost: the book stays on this phone. Try again, or reload the page.',
      retry: 'Try again',
    },
  },
};
