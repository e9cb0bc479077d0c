/** Accounts: their kinds, the groups they stand in, and the form in which one is made or changed. */
import type { AccountKind } from '@tandem/ledger';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface AccountsTexts {
  readonly kinds: Readonly<Record<AccountKind, string>>;
  /** Over accounts of one kind that the user has put into no group. */
  readonly groups: Readonly<Record<AccountKind, string>>;
  readonly addTitle: string;
  readonly editTitle: string;
  readonly name: string;
  readonly kind: string;
  readonly currency: string;
  readonly group: string;
  readonly groupHint: string;
  readonly openingBalance: string;
  readonly openingBalanceHint: string;
  readonly overdraftLimit: string;
  readonly overdraftLimitHint: string;
  readonly isClosed: string;
  readonly isClosedHint: string;
  readonly note: string;
  readonly nameMissing: string;
  readonly create: string;
  readonly save: string;
  readonly delete: string;
  readonly deleteNote: string;
  readonly deleteQuestion: (name: string) => string;
}

export const accountsMessages: InBoth<AccountsTexts> = {
  fr: {
    kinds: {
      current: 'Compte courant', savings: 'Compte d’épargne', cash: 'Espèces', 'credit-card': 'Carte de crédit',
      'deferred-debit': 'Carte à débit différé', loan: 'Prêt', asset: 'Bien',
    },
    groups: {
      current: 'Comptes courants', savings: 'Épargne', cash: 'Espèces', 'credit-card': 'Cartes',
      'deferred-debit': 'Cartes à débit différé', loan: 'Prêts', asset: 'Biens',
    },
    addTitle: 'Nouveau compte', editTitle: 'Modifier le compte',
    name: 'Nom', kind: 'Type de compte', currency: 'Devise', group: 'Groupe',
    groupHint: fr`Vide : le compte est rangé selon son type.`,
    openingBalance: 'Solde de départ', openingBalanceHint: fr`Négatif pour un prêt : −12 000.`,
    overdraftLimit: 'Découvert autorisé', overdraftLimitHint: fr`Vide : aucune limite n’est surveillée.`,
    isClosed: 'Compte clos', isClosedHint: 'Ses écritures sont gardées, à la fin de la liste.',
    note: 'Note', nameMissing: 'Donnez un nom à ce compte.',
    create: 'Créer le compte', save: 'Enregistrer', delete: 'Supprimer le compte',
    deleteNote: 'Seul un compte sans écriture peut être supprimé. Sinon, marquez-le comme clos.',
    deleteQuestion: (name) => fr`Supprimer le compte « ${name} » ?`,
  },
  en: {
    kinds: {
      current: 'Current account', savings: 'Savings account', cash: 'Cash', 'credit-card': 'Credit card',
      'deferred-debit': 'Deferred-debit card', loan: 'Loan', asset: 'Asset',
    },
    groups: {
      current: 'Current accounts', savings: 'Savings', cash: 'Cash', 'credit-card': 'Cards',
      'deferred-debit': 'Deferred-debit cards', loan: 'Loans', asset: 'Assets',
    },
    addTitle: 'New account', editTitle: 'Edit the account',
    name: 'Name', kind: 'Kind of account', currency: 'Currency', group: 'Group',
    groupHint: 'Empty: the account stands under its kind.',
    openingBalance: 'Opening balance', openingBalanceHint: 'Negative for a loan: −12,000.',
    overdraftLimit: 'Overdraft limit', overdraftLimitHint: 'Empty: no limit is watched.',
    isClosed: 'Closed account', isClosedHint: 'Its entries are kept, at the end of the list.',
    note: 'Note', nameMissing: 'Give this account a name.',
    create: 'Create the account', save: 'Save', delete: 'Delete the account',
    deleteNote: 'Only an account without entries can be deleted. Otherwise mark it as closed.',
    deleteQuestion: (name) => `Delete the account “${name}”?`,
  },
};
