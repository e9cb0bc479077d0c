/** The report of a sync that ended identical, and its undo. */
import type { SyncIdentical, SyncRowKind } from '@tandem/contract';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type Joined = NonNullable<SyncIdentical['joined']>['how'];
type Many = (count: string, isOne: boolean) => string;

export interface SyncReportTexts {
  readonly title: string;
  readonly identical: string;
  readonly accounts: Many;
  readonly entries: Many;
  readonly took: (duration: string) => string;
  readonly fingerprint: string;
  readonly isUnconfirmed: string;
  /** Of the table, for who does not see it. */
  readonly table: string;
  readonly kindColumn: string;
  readonly direction: (from: string, to: string) => string;
  readonly added: string;
  readonly changed: string;
  readonly deleted: string;
  readonly kind: Readonly<Record<SyncRowKind, string>>;
  readonly total: string;
  readonly nothing: string;
  readonly nothingNote: string;
  readonly conflicts: Many;
  readonly conflictsNote: string;
  readonly showConflicts: string;
  readonly joined: Readonly<Record<Joined, (peer: string) => string>>;
  readonly setAside: Many;
  readonly showSetAside: string;
  readonly showJournal: string;
  readonly clockAhead: (peer: string, duration: string) => string;
  readonly clockBehind: (peer: string, duration: string) => string;
  readonly undo: string;
  readonly undoTitle: string;
  readonly undoQuestion: (peer: string) => string;
  readonly undoNote: (peer: string) => string;
  readonly undoYes: string;
  readonly undoNo: string;
  readonly undone: Many;
  readonly undoKept: Many;
  readonly undoneNothing: string;
}

export const syncReportMessages: InBoth<SyncReportTexts> = {
  fr: {
    title: fr`Synchronisation terminée`,
    identical: 'Identiques',
    accounts: (count, isOne) => isOne ? fr`${count} compte` : fr`${count} comptes`,
    entries: (count, isOne) => isOne ? fr`${count} écriture` : fr`${count} écritures`,
    took: (duration) => fr`en ${duration}`,
    fingerprint: fr`Empreinte, la même sur les deux appareils`,
    isUnconfirmed: fr`La connexion s’est fermée avant le dernier mot de l’autre appareil. Ce qui est ici est complet ; `
      + fr`la prochaine synchronisation le confirmera.`,
    table: fr`Ce qui a été échangé`,
    kindColumn: 'Contenu',
    direction: (from, to) => `${from} → ${to}`,
    added: fr`Ajoutés`,
    changed: fr`Modifiés`,
    deleted: fr`Supprimés`,
    kind: {
      entries: fr`Écritures`, photos: 'Photos', accounts: 'Comptes', payees: 'Tiers', categories: fr`Catégories`,
      templates: fr`Modèles`,
      methods: fr`Modes de règlement`, settings: fr`Réglages`,
    },
    total: 'Total',
    nothing: fr`Rien à échanger`,
    nothingNote: fr`Les deux appareils étaient déjà à jour.`,
    conflicts: (count, isOne) => isOne ? fr`${count} conflit.` : fr`${count} conflits.`,
    conflictsNote: fr`Les deux valeurs sont gardées, rien n’est perdu.`,
    showConflicts: fr`Voir les conflits`,
    joined: {
      adopted: (peer) => fr`Le dossier vient de ${peer}.`,
      replaced: (peer) => fr`Le dossier d’ici est maintenant celui de ${peer}. L’ancien reste dans les sauvegardes.`,
      merged: (peer) => fr`Les deux dossiers n’en font plus qu’un, celui de ${peer}, sans doublon.`,
    },
    setAside: (count, isOne) => isOne
      ? fr`${count} élément d’ici a été mis de côté, pas perdu.`
      : fr`${count} éléments d’ici ont été mis de côté, pas perdus.`,
    showSetAside: fr`Les revoir`,
    showJournal: fr`Voir le journal`,
    clockAhead: (peer, duration) => fr`L’horloge de ${peer} avance de ${duration}. C’est sans effet sur le résultat.`,
    clockBehind: (peer, duration) => fr`L’horloge de ${peer} retarde de ${duration}. C’est sans effet sur le résultat.`,
    undo: fr`Annuler cette synchronisation…`,
    undoTitle: fr`Annuler cette synchronisation ?`,
    undoQuestion: (peer) => fr`Ce qui a été reçu de ${peer} sera retiré d’ici : les ajouts partent, les modifications `
      + fr`et les suppressions reviennent à leur état d’avant.`,
    undoNote: (peer) => fr`Ce qui a changé depuis reste. Sur ${peer}, rien ne change avant la prochaine `
      + fr`synchronisation, qui y portera l’annulation.`,
    undoYes: fr`Annuler la synchronisation`,
    undoNo: fr`Non, la garder`,
    undone: (count, isOne) => isOne ? fr`${count} changement annulé.` : fr`${count} changements annulés.`,
    undoKept: (count, isOne) => isOne
      ? fr`${count} a changé depuis et reste comme il est.`
      : fr`${count} ont changé depuis et restent comme ils sont.`,
    undoneNothing: fr`Rien n’a été annulé : tout a changé depuis.`,
  },
  en: {
    title: 'Sync finished',
    identical: 'Identical',
    accounts: (count, isOne) => isOne ? `${count} account` : `${count} accounts`,
    entries: (count, isOne) => isOne ? `${count} entry` : `${count} entries`,
    took: (duration) => `in ${duration}`,
    fingerprint: 'Fingerprint, the same on both devices',
    isUnconfirmed: 'The connection closed before the last word of the other device. What is here is complete; the '
      + 'next sync will confirm it.',
    table: 'What was exchanged',
    kindColumn: 'Content',
    direction: (from, to) => `${from} → ${to}`,
    added: 'Added',
    changed: 'Changed',
    deleted: 'Deleted',
    kind: {
      entries: 'Entries', photos: 'Photos', accounts: 'Accounts', payees: 'Payees', categories: 'Categories',
      templates: 'Templates',
      methods: 'Payment methods', settings: 'Settings',
    },
    total: 'Total',
    nothing: 'Nothing to exchange',
    nothingNote: 'Both devices were up to date already.',
    conflicts: (count, isOne) => isOne ? `${count} conflict.` : `${count} conflicts.`,
    conflictsNote: 'Both values are kept, nothing is lost.',
    showConflicts: 'See the conflicts',
    joined: {
      adopted: (peer) => `The book comes from ${peer}.`,
      replaced: (peer) => `The book of this device is now the one of ${peer}. The former one stays among the backups.`,
      merged: (peer) => `The two books are one now, that of ${peer}, without duplicates.`,
    },
    setAside: (count, isOne) => isOne
      ? `${count} item of this device was set aside, not lost.`
      : `${count} items of this device were set aside, not lost.`,
    showSetAside: 'See them',
    showJournal: 'See the journal',
    clockAhead: (peer, duration) => `The clock of ${peer} is ${duration} ahead. It has no effect on the result.`,
    clockBehind: (peer, duration) => `The clock of ${peer} is ${duration} behind. It has no effect on the result.`,
    undo: 'Undo this sync…',
    undoTitle: 'Undo this sync?',
    undoQuestion: (peer) => `What came from ${peer} will be taken back here: additions go, changes and deletions `
      + 'return to what was there before.',
    undoNote: (peer) => `What has changed since stays. On ${peer} nothing changes before the next sync, which will `
      + 'carry this there.',
    undoYes: 'Undo the sync',
    undoNo: 'No, keep it',
    undone: (count, isOne) => isOne ? `${count} change undone.` : `${count} changes undone.`,
    undoKept: (count, isOne) => isOne
      ? `${count} has changed since and stays as it is.`
      : `${count} have changed since and stay as they are.`,
    undoneNothing: 'Nothing was undone: all has changed since.',
  },
};
