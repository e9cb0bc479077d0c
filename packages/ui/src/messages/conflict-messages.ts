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
  /** As the sentence begins that its value ends. */
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
    sentence: ({ subject }, value) => fr`${subject} **${value}**.`,
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
      account_id: field(fr`Le compte est`, fr`Compte différent`),
      transfer_account_id: field(fr`Le compte du virement est`, fr`Compte du virement différent`),
      day: field(fr`La date est`, fr`Date différente`),
      value_day: field(fr`La date de valeur est`, fr`Date de valeur différente`),
      amount: field(fr`Le montant est`, fr`Montant différent`),
      transfer_amount: field(fr`Le montant du virement est`, fr`Montant du virement différent`),
      lines: field(fr`La ventilation est`, fr`Ventilation différente`),
      category_id: field(fr`La catégorie est`, fr`Catégorie différente`),
      payee_id: field(fr`Le tiers est`, fr`Tiers différent`),
      memo: field(fr`Le mémo est`, fr`Mémo différent`),
      number: field(fr`Le numéro est`, fr`Numéro différent`),
      method_id: field(fr`Le mode de règlement est`, fr`Mode de règlement différent`),
      tags: field(fr`Les étiquettes sont`, fr`Étiquettes différentes`),
      bank_label: field(fr`Le libellé de la banque est`, fr`Libellé de la banque différent`),
      bank_id: field(fr`L’identifiant de la banque est`, fr`Identifiant de la banque différent`),
      status: field(fr`L’état est`, fr`État différent`),
      transfer_status: field(fr`L’état dans l’autre compte est`, fr`État différent`),
      reconciled_amount: field(fr`Le montant rapproché est`, fr`Montant rapproché différent`),
      transfer_reconciled_amount: field(fr`Le montant rapproché du virement est`, fr`Montant rapproché différent`),
      name: field(fr`Le nom est`, fr`Nom différent`),
      kind: field(fr`Le type est`, fr`Type différent`),
      opening_balance: field(fr`Le solde de départ est`, fr`Solde de départ différent`),
      currency: field(fr`La devise est`, fr`Devise différente`),
      group_name: field(fr`Le groupe est`, fr`Groupe différent`),
      position: field(fr`La place dans la liste est`, fr`Place différente`),
      closed: field(fr`Clôturé :`, fr`Clôture différente`),
      overdraft_limit: field(fr`Le découvert autorisé est`, fr`Découvert autorisé différent`),
      note: field(fr`La note est`, fr`Note différente`),
      parent_id: field(fr`La catégorie mère est`, fr`Catégorie mère différente`),
      default_category_id: field(fr`La catégorie proposée est`, fr`Catégorie proposée différente`),
      value: field(fr`La valeur est`, fr`Valeur différente`),
    },
    otherField: field(fr`Un détail interne est`, fr`Détail différent`),
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
    sentence: ({ subject }, value) => `${subject} **${value}**.`,
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
      account_id: field('The account is', 'Account differs'),
      transfer_account_id: field('The account of the transfer is', 'Account of the transfer differs'),
      day: field('The date is', 'Date differs'),
      value_day: field('The value date is', 'Value date differs'),
      amount: field('The amount is', 'Amount differs'),
      transfer_amount: field('The amount of the transfer is', 'Amount of the transfer differs'),
      lines: field('The split is', 'Split differs'),
      category_id: field('The category is', 'Category differs'),
      payee_id: field('The payee is', 'Payee differs'),
      memo: field('The memo is', 'Memo differs'),
      number: field('The number is', 'Number differs'),
      method_id: field('The payment method is', 'Payment method differs'),
      tags: field('The tags are', 'Tags differ'),
      bank_label: field('The bank\'s label is', 'Bank\'s label differs'),
      bank_id: field('The bank\'s id is', 'Bank\'s id differs'),
      status: field('The state is', 'State differs'),
      transfer_status: field('The state in the other account is', 'State differs'),
      reconciled_amount: field('The reconciled amount is', 'Reconciled amount differs'),
      transfer_reconciled_amount: field('The reconciled amount of the transfer is', 'Reconciled amount differs'),
      name: field('The name is', 'Name differs'),
      kind: field('The kind is', 'Kind differs'),
      opening_balance: field('The opening balance is', 'Opening balance differs'),
      currency: field('The currency is', 'Currency differs'),
      group_name: field('The group is', 'Group differs'),
      position: field('The place in the list is', 'Place differs'),
      closed: field('Closed:', 'Closing differs'),
      overdraft_limit: field('The overdraft limit is', 'Overdraft limit differs'),
      note: field('The note is', 'Note differs'),
      parent_id: field('The parent category is', 'Parent category differs'),
      default_category_id: field('The proposed category is', 'Proposed category differs'),
      value: field('The value is', 'Value differs'),
    },
    otherField: field('An inner detail is', 'Detail differs'),
    kind: {
      entry: 'Entry', account: 'Account', payee: 'Payee', category: 'Category', 'payment-method': 'Payment method',
      setting: 'Setting',
    },
  },
};
