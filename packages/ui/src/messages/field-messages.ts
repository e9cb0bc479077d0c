/** What the columns of the book are called. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface FieldTexts {
  /** Before a value, in a list. */
  readonly label: string;
  /** As the sentence begins that its value ends. */
  readonly subject: string;
  /** As a heading: what differs. */
  readonly different: string;
}

const field = (label: string, subject: string, different: string): FieldTexts => ({ label, subject, different });

/** By the name of the column. */
export const fieldMessages: InBoth<Readonly<Record<string, FieldTexts>>> = {
  fr: {
    account_id: field(fr`Compte`, fr`Le compte est`, fr`Compte différent`),
    transfer_account_id: field(fr`Compte du virement`, fr`Le compte du virement est`, fr`Compte du virement différent`),
    day: field(fr`Date`, fr`La date est`, fr`Date différente`),
    value_day: field(fr`Date de valeur`, fr`La date de valeur est`, fr`Date de valeur différente`),
    amount: field(fr`Montant`, fr`Le montant est`, fr`Montant différent`),
    transfer_amount: field(fr`Montant du virement`, fr`Le montant du virement est`, fr`Montant du virement différent`),
    lines: field(fr`Ventilation`, fr`La ventilation est`, fr`Ventilation différente`),
    category_id: field(fr`Catégorie`, fr`La catégorie est`, fr`Catégorie différente`),
    payee_id: field(fr`Tiers`, fr`Le tiers est`, fr`Tiers différent`),
    memo: field(fr`Mémo`, fr`Le mémo est`, fr`Mémo différent`),
    number: field(fr`Numéro`, fr`Le numéro est`, fr`Numéro différent`),
    method_id: field(fr`Mode de règlement`, fr`Le mode de règlement est`, fr`Mode de règlement différent`),
    tags: field(fr`Étiquettes`, fr`Les étiquettes sont`, fr`Étiquettes différentes`),
    bank_label: field(fr`Libellé de la banque`, fr`Le libellé de la banque est`, fr`Libellé de la banque différent`),
    bank_id: field(
      fr`Identifiant de la banque`, fr`L’identifiant de la banque est`,
      fr`Identifiant de la banque différent`,
    ),
    status: field(fr`État`, fr`L’état est`, fr`État différent`),
    transfer_status: field(fr`État dans l’autre compte`, fr`L’état dans l’autre compte est`, fr`État différent`),
    reconciled_amount: field(fr`Montant rapproché`, fr`Le montant rapproché est`, fr`Montant rapproché différent`),
    transfer_reconciled_amount: field(
      fr`Montant rapproché`, fr`Le montant rapproché du virement est`,
      fr`Montant rapproché différent`,
    ),
    name: field(fr`Nom`, fr`Le nom est`, fr`Nom différent`),
    kind: field(fr`Type`, fr`Le type est`, fr`Type différent`),
    opening_balance: field(fr`Solde de départ`, fr`Le solde de départ est`, fr`Solde de départ différent`),
    currency: field(fr`Devise`, fr`La devise est`, fr`Devise différente`),
    group_name: field(fr`Groupe`, fr`Le groupe est`, fr`Groupe différent`),
    position: field(fr`Place`, fr`La place dans la liste est`, fr`Place différente`),
    closed: field(fr`Clôturé`, fr`Clôturé :`, fr`Clôture différente`),
    overdraft_limit: field(fr`Découvert autorisé`, fr`Le découvert autorisé est`, fr`Découvert autorisé différent`),
    note: field(fr`Note`, fr`La note est`, fr`Note différente`),
    parent_id: field(fr`Catégorie mère`, fr`La catégorie mère est`, fr`Catégorie mère différente`),
    default_category_id: field(
      fr`Catégorie proposée`, fr`La catégorie proposée est`,
      fr`Catégorie proposée différente`,
    ),
    value: field(fr`Valeur`, fr`La valeur est`, fr`Valeur différente`),
  },
  en: {
    account_id: field('Account', 'The account is', 'Account differs'),
    transfer_account_id: field(
      'Account of the transfer', 'The account of the transfer is',
      'Account of the transfer differs',
    ),
    day: field('Date', 'The date is', 'Date differs'),
    value_day: field('Value date', 'The value date is', 'Value date differs'),
    amount: field('Amount', 'The amount is', 'Amount differs'),
    transfer_amount: field('Amount of the transfer', 'The amount of the transfer is', 'Amount of the transfer differs'),
    lines: field('Split', 'The split is', 'Split differs'),
    category_id: field('Category', 'The category is', 'Category differs'),
    payee_id: field('Payee', 'The payee is', 'Payee differs'),
    memo: field('Memo', 'The memo is', 'Memo differs'),
    number: field('Number', 'The number is', 'Number differs'),
    method_id: field('Payment method', 'The payment method is', 'Payment method differs'),
    tags: field('Tags', 'The tags are', 'Tags differ'),
    bank_label: field('Bank\'s label', 'The bank\'s label is', 'Bank\'s label differs'),
    bank_id: field('Bank\'s id', 'The bank\'s id is', 'Bank\'s id differs'),
    status: field('State', 'The state is', 'State differs'),
    transfer_status: field(
      'State in the other account', 'The state in the other account is',
      'State differs',
    ),
    reconciled_amount: field('Reconciled amount', 'The reconciled amount is', 'Reconciled amount differs'),
    transfer_reconciled_amount: field(
      'Reconciled amount', 'The reconciled amount of the transfer is',
      'Reconciled amount differs',
    ),
    name: field('Name', 'The name is', 'Name differs'),
    kind: field('Kind', 'The kind is', 'Kind differs'),
    opening_balance: field('Opening balance', 'The opening balance is', 'Opening balance differs'),
    currency: field('Currency', 'The currency is', 'Currency differs'),
    group_name: field('Group', 'The group is', 'Group differs'),
    position: field('Place', 'The place in the list is', 'Place differs'),
    closed: field('Closed', 'Closed:', 'Closing differs'),
    overdraft_limit: field('Overdraft limit', 'The overdraft limit is', 'Overdraft limit differs'),
    note: field('Note', 'The note is', 'Note differs'),
    parent_id: field('Parent category', 'The parent category is', 'Parent category differs'),
    default_category_id: field('Proposed category', 'The proposed category is', 'Proposed category differs'),
    value: field('Value', 'The value is', 'Value differs'),
  },
};

/** Of those that are of no interest to a person. */
export const otherFieldMessages: InBoth<FieldTexts> = {
  fr: field(fr`Détail interne`, fr`Un détail interne est`, fr`Détail différent`),
  en: field('Inner detail', 'An inner detail is', 'Detail differs'),
};
