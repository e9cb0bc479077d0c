/** The report of a sync that ended identical, and its undo. */
import type { SyncRowKind } from '@tandem/contract';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

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
      entries: fr`Écritures`, accounts: 'Comptes', payees: 'Tiers', categories: fr`Catégories`,
      methods: fr`Modes de règlement`, settings: fr`Réglages`,
    },
    total: 'Total',
    nothing: fr`Rien à échanger`,
    nothingNote: fr`Les deux appareils étaient déjà à jour.`,
    conflicts: (count, isOne) => isOne ? fr`${count} conflit.` : fr`${count} conflits.`,
    conflictsNote: fr`Les deux valeurs sont gardées, rien n’est perdu.`,
    showConflicts: fr`Voir les conflits`,
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
      entries: 'Entries', accounts: 'Accounts', payees: 'Payees', categories: 'Categories',
      methods: 'Payment methods', settings: 'Settings',
    },
    total: 'Total',
    nothing: 'Nothing to exchange',
    nothingNote: 'Both devices were up to date already.',
    conflicts: (count, isOne) => isOne ? `${count} conflict.` : `${count} conflicts.`,
    conflictsNote: 'Both values are kept, nothing is lost.',
    showConflicts: 'See the conflicts',
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
