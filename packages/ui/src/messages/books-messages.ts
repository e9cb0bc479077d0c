/** Several books on one phone. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface BooksTexts {
  readonly title: string;
  readonly intro: string;
  readonly unnamed: string;
  readonly isOpen: string;
  readonly empty: string;
  readonly entries: (count: number, shown: string) => string;
  readonly synced: (age: string) => string;
  readonly neverSynced: string;
  readonly waiting: (count: number, shown: string) => string;
  readonly open: string;
  readonly openName: (book: string) => string;
  readonly opening: string;
  readonly rename: string;
  readonly renameName: (book: string) => string;
  readonly name: string;
  readonly save: string;
  readonly cancel: string;
  readonly setAside: string;
  readonly setAsideName: (book: string) => string;
  readonly add: string;
  readonly addNote: string;
  readonly create: string;
  readonly full: string;
  readonly setAsideTitle: string;
  readonly setAsideNote: string;
  readonly putBack: string;
  readonly putBackName: (book: string) => string;
  readonly erase: string;
  readonly eraseName: (book: string) => string;
  readonly eraseQuestion: (book: string) => string;
  readonly eraseNote: string;
  readonly eraseSynced: string;
  readonly eraseUnsynced: (count: number, shown: string) => string;
  readonly eraseNo: string;
  readonly eraseYes: string;
  readonly others: string;
  readonly othersNote: string;
}

export const booksMessages: InBoth<BooksTexts> = {
  fr: {
    title: 'Dossiers',
    intro: fr`Chaque dossier a ses comptes, ses sauvegardes et ses appareils reliés. Un seul est ouvert à la fois.`,
    unnamed: 'Tandem',
    isOpen: 'ouvert',
    empty: 'Vide',
    entries: (count, shown) => (count < 2 ? `${shown} écriture` : `${shown} écritures`),
    synced: (age) => `synchronisé ${age}`,
    neverSynced: 'jamais synchronisé',
    waiting: (count, shown) =>
      (count < 2 ? `${shown} changement à synchroniser` : `${shown} changements à synchroniser`),
    open: 'Ouvrir',
    openName: (book) => fr`Ouvrir ${book}`,
    opening: 'Ouverture du dossier…',
    rename: 'Renommer',
    renameName: (book) => fr`Renommer ${book}`,
    name: 'Nom du dossier',
    save: 'Enregistrer',
    cancel: 'Annuler',
    setAside: 'Retirer',
    setAsideName: (book) => fr`Retirer ${book}`,
    add: 'Nouveau dossier',
    addNote: fr`Il s’ouvre vide : vous le reliez à un ordinateur, ou le commencez ici.`,
    create: 'Créer et ouvrir',
    full: fr`Ce téléphone a huit dossiers, le plus qu’il puisse garder. Pour en ajouter un, effacez-en un.`,
    setAsideTitle: 'Retirés',
    setAsideNote: fr`Rien n’en est effacé : un dossier retiré revient d’un geste.`,
    putBack: 'Remettre',
    putBackName: (book) => fr`Remettre ${book}`,
    erase: 'Effacer…',
    eraseName: (book) => fr`Effacer ${book}…`,
    eraseQuestion: (book) => fr`Effacer « ${book} » de ce téléphone ?`,
    eraseNote: fr`Ses écritures, ses sauvegardes et ses clés partent d’ici pour de bon.`,
    eraseSynced: fr`Le PC avec lequel il est synchronisé garde les siennes.`,
    eraseUnsynced: (count, shown) => (count < 2
      ? fr`${shown} changement n’est sur aucun autre appareil : il serait perdu.`
      : fr`${shown} changements ne sont sur aucun autre appareil : ils seraient perdus.`),
    eraseNo: 'Non, le garder',
    eraseYes: 'Effacer pour de bon',
    others: 'Ouvrir un autre dossier',
    othersNote: fr`Ceux qui sont déjà sur ce téléphone.`,
  },
  en: {
    title: 'Books',
    intro: 'Each book has its own accounts, backups and linked devices. One is open at a time.',
    unnamed: 'Tandem',
    isOpen: 'open',
    empty: 'Empty',
    entries: (count, shown) => (count === 1 ? `${shown} entry` : `${shown} entries`),
    synced: (age) => `synced ${age}`,
    neverSynced: 'never synced',
    waiting: (count, shown) => (count === 1 ? `${shown} change to sync` : `${shown} changes to sync`),
    open: 'Open',
    openName: (book) => `Open ${book}`,
    opening: 'Opening the book…',
    rename: 'Rename',
    renameName: (book) => `Rename ${book}`,
    name: 'Name of the book',
    save: 'Save',
    cancel: 'Cancel',
    setAside: 'Remove',
    setAsideName: (book) => `Remove ${book}`,
    add: 'New book',
    addNote: 'It opens empty: you link it to a computer, or begin it here.',
    create: 'Create and open',
    full: 'This phone has eight books, the most that it can keep. To add one, delete one.',
    setAsideTitle: 'Removed',
    setAsideNote: 'Nothing of them is deleted: a removed book comes back with one tap.',
    putBack: 'Put back',
    putBackName: (book) => `Put back ${book}`,
    erase: 'Delete…',
    eraseName: (book) => `Delete ${book}…`,
    eraseQuestion: (book) => `Delete “${book}” from this phone?`,
    eraseNote: 'Its entries, backups and keys leave this phone for good.',
    eraseSynced: 'The PC that it syncs with keeps its own.',
    eraseUnsynced: (count, shown) => (count === 1
      ? `${shown} change is on no other device: it would be lost.`
      : `${shown} changes are on no other device: they would be lost.`),
    eraseNo: 'No, keep it',
    eraseYes: 'Delete for good',
    others: 'Open another book',
    othersNote: 'Those that are on this phone already.',
  },
};
