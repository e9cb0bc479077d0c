/** Records that changed on both devices, in sentences. `**word**` is set bold. */
import type { EntryStatus, SettledHow } from '@tandem/contract';
import { fieldMessages, otherFieldMessages, type FieldTexts } from './field-messages.ts';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type Gender = 'feminine' | 'masculine';
type Many = (count: string, isOne: boolean) => string;

export interface ConflictTexts {
  readonly title: string;
  readonly intro: string;
  /** Of other records than entries. */
  readonly introOfAll: string;
  /** Where a backup that was declared to be the truth left out all of them. */
  readonly introOfGone: string;
  readonly none: string;
  readonly noneNote: string;
  readonly kept: string;
  readonly setAside: string;
  /** Stands for the name of a device that has none here. */
  readonly unknownDevice: string;
  /** Of one side: device and moment. */
  readonly by: (device: string, moment: string) => string;
  readonly severalDifferent: string;
  readonly sentence: (field: FieldTexts, value: string) => string;
  readonly quoted: (value: string) => string;
  readonly empty: string;
  readonly yes: string;
  readonly no: string;
  readonly status: Readonly<Record<EntryStatus, string>>;
  readonly deletedKept: string;
  /** `gender` of the kind's name in French. */
  readonly deleted: (device: string, gender: Gender) => string;
  readonly alive: (device: string, gender: Gender) => string;
  /** A backup was declared to be the truth, and does not hold the record. */
  readonly gone: string;
  readonly goneSentence: string;
  readonly more: (count: string) => string;
  readonly ofAll: Many;
  readonly inGroup: Many;
  /** Head of the ones that a sync brought. */
  readonly ofSync: (moment: string) => string;
  readonly ofNoSync: string;
  readonly newestShown: (shown: string, all: string) => string;
  readonly account: string;
  readonly allAccounts: string;
  readonly act: ConflictActTexts;
  readonly settled: SettledTexts;
  /** By the name of the column. Those of no interest to a person are under `other`. */
  readonly field: Readonly<Record<string, FieldTexts>>;
  readonly otherField: FieldTexts;
  readonly kind: Readonly<Record<string, string>>;
}

export interface ConflictActTexts {
  readonly keep: string;
  readonly take: string;
  readonly both: string;
  readonly bothNote: string;
  readonly delete: string;
  readonly doNotDelete: string;
  readonly leave: string;
  readonly takeBack: string;
  /** Of several. */
  readonly keepAll: (count: string) => string;
  readonly leaveAll: (count: string) => string;
  readonly takeAllBack: (count: string) => string;
  /** Letters of the keyboard. */
  readonly key: Readonly<Record<'kept' | 'taken' | 'both', string>>;
  readonly moveKeys: string;
  readonly done: Many;
}

export interface SettledTexts {
  readonly title: string;
  readonly kept12Months: string;
  /** `device`: whose value holds since; null where it has no name here. */
  readonly how: Readonly<Record<SettledHow, (device: string | null) => string>>;
  readonly leftAside: string;
  readonly takenBack: string;
  readonly by: (device: string, moment: string) => string;
  readonly reopen: string;
  readonly reopenName: (name: string) => string;
}

export const conflictMessages: InBoth<ConflictTexts> = {
  fr: {
    title: 'Conflits',
    intro: fr`La même écriture a changé sur les deux appareils. Les deux valeurs restent jusqu’à votre choix.`,
    introOfAll: fr`Ces éléments ont changé sur deux appareils. Les deux valeurs restent jusqu’à votre choix.`,
    introOfGone: fr`Un autre dossier a remplacé celui de ces éléments. Ils restent de côté jusqu’à votre choix.`,
    none: fr`Aucun conflit`,
    noneNote: fr`Quand une écriture change sur les deux appareils, les deux valeurs sont montrées ici.`,
    kept: fr`Affichée`,
    setAside: fr`Mise de côté`,
    unknownDevice: fr`un autre appareil`,
    by: (device, moment) => `${device}, ${moment}`,
    severalDifferent: fr`Plusieurs valeurs différentes`,
    sentence: ({ subject }, value) => fr`${subject} **${value}**.`,
    quoted: (value) => fr`« ${value} »`,
    empty: 'vide',
    yes: 'oui',
    no: 'non',
    status: { uncleared: fr`non pointée`, cleared: fr`pointée`, reconciled: fr`rapprochée` },
    deletedKept: fr`Suppression d’un seul côté`,
    deleted: (device, gender) => fr`**${gender === 'feminine' ? 'Supprimée' : 'Supprimé'}** sur ${device}.`,
    alive: (device, gender) => fr`**${gender === 'feminine' ? 'Écrite' : 'Écrit'}** sur ${device}.`,
    gone: fr`Hors du dossier repris`,
    goneSentence: fr`Le dossier repris n’a pas cet élément.`,
    more: (count) => fr`Montrer ${count} de plus`,
    ofAll: (count, isOne) => isOne ? fr`${count} conflit à regarder` : fr`${count} conflits à regarder`,
    inGroup: (count, isOne) => isOne ? fr`${count} conflit` : fr`${count} conflits`,
    ofSync: (moment) => fr`Synchronisation du ${moment}`,
    ofNoSync: fr`Autres`,
    newestShown: (shown, all) => fr`Les ${shown} plus récents sur ${all} sont montrés ; les autres suivront.`,
    account: 'Compte',
    allAccounts: fr`Tous les comptes`,
    act: {
      keep: 'Garder',
      take: fr`Prendre celle-ci`,
      both: fr`Garder les deux`,
      bothNote: fr`Une seconde écriture prend la valeur mise de côté.`,
      delete: 'Supprimer',
      doNotDelete: fr`Ne pas supprimer`,
      leave: fr`Laisser de côté`,
      takeBack: 'Reprendre',
      keepAll: (count) => fr`Garder les ${count} affichées`,
      leaveAll: (count) => fr`Laisser les ${count} mises de côté`,
      takeAllBack: (count) => fr`Reprendre les ${count} mises de côté`,
      key: { kept: 'G', taken: 'P', both: 'D' },
      moveKeys: fr`passer d’un conflit à l’autre`,
      done: (count, isOne) => isOne ? fr`${count} conflit réglé.` : fr`${count} conflits réglés.`,
    },
    settled: {
      title: fr`Réglés`,
      kept12Months: fr`gardés 12 mois`,
      how: {
        kept: (device) => device === null ? fr`Gardée.` : fr`Gardée, de ${device}.`,
        taken: (device) => device === null ? fr`Prise d’un autre appareil.` : fr`Prise de ${device}.`,
        both: () => fr`Les deux ont été gardées.`,
        deleted: () => fr`Réglé par la suppression.`,
      },
      leftAside: fr`Laissée de côté.`,
      takenBack: fr`Reprise.`,
      by: (device, moment) => fr`Réglé sur ${device}, ${moment}`,
      reopen: fr`Revenir sur ce choix`,
      reopenName: (name) => fr`Revenir sur ce choix : ${name}`,
    },
    field: fieldMessages.fr,
    otherField: otherFieldMessages.fr,
    kind: {
      entry: fr`Écriture`, attachment: 'Photo', account: 'Compte', payee: 'Tiers', category: fr`Catégorie`,
      'payment-method': fr`Mode de règlement`, template: fr`Modèle`, setting: fr`Réglage`,
    },
  },
  en: {
    title: 'Conflicts',
    intro: 'The same entry changed on both devices. Both values stay until you choose.',
    introOfAll: 'These items changed on two devices. Both values stay until you choose.',
    introOfGone: 'Another book replaced the one that held these items. They stay set aside until you choose.',
    none: 'No conflict',
    noneNote: 'When an entry changes on both devices, both values are shown here.',
    kept: 'Shown',
    setAside: 'Set aside',
    unknownDevice: 'another device',
    by: (device, moment) => `${device}, ${moment}`,
    severalDifferent: 'Several values differ',
    sentence: ({ subject }, value) => `${subject} **${value}**.`,
    quoted: (value) => `"${value}"`,
    empty: 'empty',
    yes: 'yes',
    no: 'no',
    status: { uncleared: 'uncleared', cleared: 'cleared', reconciled: 'reconciled' },
    deletedKept: 'Deleted on one side only',
    deleted: (device) => `**Deleted** on ${device}.`,
    alive: (device) => `**Written** on ${device}.`,
    gone: 'Not in the book that was taken over',
    goneSentence: 'The book that was taken over does not hold it.',
    more: (count) => `Show ${count} more`,
    ofAll: (count, isOne) => isOne ? `${count} conflict to look at` : `${count} conflicts to look at`,
    inGroup: (count, isOne) => isOne ? `${count} conflict` : `${count} conflicts`,
    ofSync: (moment) => `Sync of ${moment}`,
    ofNoSync: 'Others',
    newestShown: (shown, all) => `The newest ${shown} of ${all} are shown; the others will follow.`,
    account: 'Account',
    allAccounts: 'All accounts',
    act: {
      keep: 'Keep',
      take: 'Take this one',
      both: 'Keep both',
      bothNote: 'A second entry gets the value that was set aside.',
      delete: 'Delete',
      doNotDelete: 'Do not delete',
      leave: 'Leave aside',
      takeBack: 'Take back',
      keepAll: (count) => `Keep the ${count} shown`,
      leaveAll: (count) => `Leave the ${count} set aside`,
      takeAllBack: (count) => `Take back the ${count} set aside`,
      key: { kept: 'K', taken: 'T', both: 'B' },
      moveKeys: 'go from one conflict to the next',
      done: (count, isOne) => isOne ? `${count} conflict settled.` : `${count} conflicts settled.`,
    },
    settled: {
      title: 'Settled',
      kept12Months: 'kept for 12 months',
      how: {
        kept: (device) => device === null ? 'Kept.' : `Kept, from ${device}.`,
        taken: (device) => device === null ? 'Taken from another device.' : `Taken from ${device}.`,
        both: () => 'Both were kept.',
        deleted: () => 'Settled by the deletion.',
      },
      leftAside: 'Left aside.',
      takenBack: 'Taken back.',
      by: (device, moment) => `Settled on ${device}, ${moment}`,
      reopen: 'Go back on this choice',
      reopenName: (name) => `Go back on this choice: ${name}`,
    },
    field: fieldMessages.en,
    otherField: otherFieldMessages.en,
    kind: {
      entry: 'Entry', attachment: 'Photo', account: 'Account', payee: 'Payee', category: 'Category',
      'payment-method': 'Payment method', template: 'Template',
      setting: 'Setting',
    },
  },
};
