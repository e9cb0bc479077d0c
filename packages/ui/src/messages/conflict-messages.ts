/** Records that changed on both devices, in sentences. `**word**` is set bold. */
import type { EntryStatus } from '@tandem/contract';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface ConflictTexts {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  readonly noneNote: string;
  readonly kept: string;
  readonly setAside: string;
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
  readonly deleted: string;
  readonly alive: string;
  readonly more: (count: string) => string;
  readonly ofAll: (count: string, isOne: boolean) => string;
  /** By the name of the column. Those of no interest to a person are under `other`. */
  readonly field: Readonly<Record<string, FieldTexts>>;
  readonly otherField: FieldTexts;
  readonly kind: Readonly<Record<string, string>>;
}

export interface FieldTexts {
  /** With its article, as a sentence begins. */
  readonly subject: string;
  /** As a heading: what differs. */
  readonly different: string;
}

const field = (subject: string, different: string): FieldTexts => ({ subject, different });

export const conflictMessages: InBoth<ConflictTexts> = {
  fr: {
    title: 'Conflits',
    intro: fr`La même écriture a changé sur les deux appareils. Les deux valeurs sont gardées.`,
    none: fr`Aucun conflit`,
    noneNote: fr`Quand une écriture change sur les deux appareils, les deux valeurs sont montrées ici.`,
    kept: fr`Affichée`,
    setAside: fr`Mise de côté`,
    unknownDevice: fr`appareil inconnu`,
    by: (device, moment) => `${device}, ${moment}`,
    severalDifferent: fr`Plusieurs valeurs différentes`,
    sentence: ({ subject }, value) => fr`${subject} : **${value}**.`,
    quoted: (value) => fr`« ${value} »`,
    empty: 'vide',
    yes: 'oui',
    no: 'non',
    status: { uncleared: fr`non pointée`, cleared: fr`pointée`, reconciled: fr`rapprochée` },
    deletedKept: fr`Suppression et modification`,
    deleted: fr`**Supprimée** ici.`,
    alive: fr`**Modifiée**, donc gardée.`,
    more: (count) => fr`Montrer ${count} de plus`,
    ofAll: (count, isOne) => isOne ? fr`${count} conflit à regarder` : fr`${count} conflits à regarder`,
    field: {
      account_id: field(fr`Le compte`, fr`Compte différent`),
      transfer_account_id: field(fr`Le compte du virement`, fr`Compte du virement différent`),
      day: field(fr`La date`, fr`Date différente`),
      value_day: field(fr`La date de valeur`, fr`Date de valeur différente`),
      amount: field(fr`Le montant`, fr`Montant différent`),
      transfer_amount: field(fr`Le montant du virement`, fr`Montant du virement différent`),
      lines: field(fr`La ventilation`, fr`Ventilation différente`),
      category_id: field(fr`La catégorie`, fr`Catégorie différente`),
      payee_id: field(fr`Le tiers`, fr`Tiers différent`),
      memo: field(fr`Le mémo`, fr`Mémo différent`),
      number: field(fr`Le numéro`, fr`Numéro différent`),
      method_id: field(fr`Le mode de règlement`, fr`Mode de règlement différent`),
      tags: field(fr`Les étiquettes`, fr`Étiquettes différentes`),
      bank_label: field(fr`Le libellé de la banque`, fr`Libellé de la banque différent`),
      bank_id: field(fr`L’identifiant de la banque`, fr`Identifiant de la banque différent`),
      status: field(fr`L’état`, fr`État différent`),
      transfer_status: field(fr`L’état dans l’autre compte`, fr`État différent`),
      reconciled_amount: field(fr`Le montant rapproché`, fr`Montant rapproché différent`),
      transfer_reconciled_amount: field(fr`Le montant rapproché du virement`, fr`Montant rapproché différent`),
      name: field(fr`Le nom`, fr`Nom différent`),
      kind: field(fr`Le type`, fr`Type différent`),
      opening_balance: field(fr`Le solde de départ`, fr`Solde de départ différent`),
      currency: field(fr`La devise`, fr`Devise différente`),
      group_name: field(fr`Le groupe`, fr`Groupe différent`),
      position: field(fr`La place dans la liste`, fr`Place différente`),
      closed: field(fr`Clôturé`, fr`Clôture différente`),
      overdraft_limit: field(fr`Le découvert autorisé`, fr`Découvert autorisé différent`),
      note: field(fr`La note`, fr`Note différente`),
      parent_id: field(fr`La catégorie mère`, fr`Catégorie mère différente`),
      default_category_id: field(fr`La catégorie proposée`, fr`Catégorie proposée différente`),
      value: field(fr`La valeur`, fr`Valeur différente`),
    },
    otherField: field(fr`Un détail interne`, fr`Détail différent`),
    kind: {
      entry: fr`Écriture`, account: 'Compte', payee: 'Tiers', category: fr`Catégorie`,
      'payment-method': fr`Mode de règlement`, setting: fr`Réglage`,
    },
  },
  en: {
    title: 'Conflicts',
    intro: 'The same entry changed on both devices. Both values are kept.',
    none: 'No conflict',
    noneNote: 'When an entry changes on both devices, both values are shown here.',
    kept: 'Shown',
    setAside: 'Set aside',
    unknownDevice: 'unknown device',
    by: (device, moment) => `${device}, ${moment}`,
    severalDifferent: 'Several values differ',
    sentence: ({ subject }, value) => `${subject}: **${value}**.`,
    quoted: (value) => `"${value}"`,
    empty: 'empty',
    yes: 'yes',
    no: 'no',
    status: { uncleared: 'uncleared', cleared: 'cleared', reconciled: 'reconciled' },
    deletedKept: 'Deleted and changed',
    deleted: '**Deleted** here.',
    alive: '**Changed**, and so kept.',
    more: (count) => `Show ${count} more`,
    ofAll: (count, isOne) => isOne ? `${count} conflict to look at` : `${count} conflicts to look at`,
    field: {
      account_id: field('The account', 'Account differs'),
      transfer_account_id: field('The account of the transfer', 'Account of the transfer differs'),
      day: field('The date', 'Date differs'),
      value_day: field('The value date', 'Value date differs'),
      amount: field('The amount', 'Amount differs'),
      transfer_amount: field('The amount of the transfer', 'Amount of the transfer differs'),
      lines: field('The split', 'Split differs'),
      category_id: field('The category', 'Category differs'),
      payee_id: field('The payee', 'Payee differs'),
      memo: field('The memo', 'Memo differs'),
      number: field('The number', 'Number differs'),
      method_id: field('The payment method', 'Payment method differs'),
      tags: field('The tags', 'Tags differ'),
      bank_label: field('The bank\'s label', 'Bank\'s label differs'),
      bank_id: field('The bank\'s id', 'Bank\'s id differs'),
      status: field('The state', 'State differs'),
      transfer_status: field('The state in the other account', 'State differs'),
      reconciled_amount: field('The reconciled amount', 'Reconciled amount differs'),
      transfer_reconciled_amount: field('The reconciled amount of the transfer', 'Reconciled amount differs'),
      name: field('The name', 'Name differs'),
      kind: field('The kind', 'Kind differs'),
      opening_balance: field('The opening balance', 'Opening balance differs'),
      currency: field('The currency', 'Currency differs'),
      group_name: field('The group', 'Group differs'),
      position: field('The place in the list', 'Place differs'),
      closed: field('Closed', 'Closing differs'),
      overdraft_limit: field('The overdraft limit', 'Overdraft limit differs'),
      note: field('The note', 'Note differs'),
      parent_id: field('The parent category', 'Parent category differs'),
      default_category_id: field('The proposed category', 'Proposed category differs'),
      value: field('The value', 'Value differs'),
    },
    otherField: field('An inner detail', 'Detail differs'),
    kind: {
      entry: 'Entry', account: 'Account', payee: 'Payee', category: 'Category', 'payment-method': 'Payment method',
      setting: 'Setting',
    },
  },
};
