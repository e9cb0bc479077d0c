/** The words of the phone's screens of payees and categories. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type Counted = (count: number, shown: string) => string;

export interface PhoneNamesTexts {
  readonly name: string;
  readonly entries: Counted;
  readonly save: string;
  readonly nameMissing: string;
  readonly payees: {
    readonly title: string;
    readonly edit: string;
    readonly filter: string;
    readonly empty: string;
    readonly nothing: string;
    readonly gone: string;
    readonly category: string;
    readonly noCategory: string;
    readonly merge: string;
    readonly mergeNote: (name: string) => string;
    readonly delete: string;
    readonly inUse: Counted;
    readonly changed: string;
    readonly merged: Counted;
    readonly deleted: string;
  };
  readonly categories: {
    readonly title: string;
    readonly add: string;
    readonly edit: string;
    readonly gone: string;
    readonly parent: string;
    readonly noParent: string;
    readonly delete: string;
    readonly inUse: string;
    readonly changed: string;
    readonly deleted: string;
  };
}

export const phoneNamesMessages: InBoth<PhoneNamesTexts> = {
  fr: {
    name: 'Nom',
    entries: (count, shown) => count === 0 ? fr`aucune écriture`
      : count === 1 ? fr`1 écriture` : fr`${shown} écritures`,
    save: 'Enregistrer',
    nameMissing: fr`Saisissez un nom pour enregistrer.`,
    payees: {
      title: 'Tiers',
      edit: 'Modifier le tiers',
      filter: 'Rechercher un tiers',
      empty: fr`Aucun tiers : ils viennent avec les écritures.`,
      nothing: fr`Aucun tiers ne correspond.`,
      gone: fr`Ce tiers n’existe plus.`,
      category: fr`Catégorie proposée`,
      noCategory: fr`Celle de la dernière écriture`,
      merge: fr`Fusionner avec un autre tiers…`,
      mergeNote: (name) => fr`Les écritures de « ${name} » passent au tiers choisi.`,
      delete: 'Supprimer le tiers',
      inUse: (count, shown) => count === 1 ? fr`Il a 1 écriture : il ne se supprime pas, il se fusionne.`
        : fr`Il a ${shown} écritures : il ne se supprime pas, il se fusionne.`,
      changed: fr`Tiers modifié`,
      merged: (count, shown) => count === 0 ? fr`Tiers fusionnés`
        : count === 1 ? fr`Tiers fusionnés, 1 écriture déplacée` : fr`Tiers fusionnés, ${shown} écritures déplacées`,
      deleted: fr`Tiers supprimé`,
    },
    categories: {
      title: fr`Catégories`,
      add: fr`Nouvelle catégorie`,
      edit: fr`Modifier la catégorie`,
      gone: fr`Cette catégorie n’existe plus.`,
      parent: fr`Placée sous`,
      noParent: fr`Premier niveau`,
      delete: fr`Supprimer la catégorie`,
      inUse: fr`Elle sert à des écritures, à un tiers ou à d’autres catégories : elle reste.`,
      changed: fr`Catégorie modifiée`,
      deleted: fr`Catégorie supprimée`,
    },
  },
  en: {
    name: 'Name',
    entries: (count, shown) => count === 0 ? 'no entry' : count === 1 ? '1 entry' : `${shown} entries`,
    save: 'Save',
    nameMissing: 'Type a name to save.',
    payees: {
      title: 'Payees',
      edit: 'Edit payee',
      filter: 'Search payees',
      empty: 'No payee: they come with the entries.',
      nothing: 'No payee matches.',
      gone: 'This payee is no longer there.',
      category: 'Proposed category',
      noCategory: 'That of the last entry',
      merge: 'Merge with another payee…',
      mergeNote: (name) => `The entries of “${name}” become those of the payee you choose.`,
      delete: 'Delete the payee',
      inUse: (count, shown) => count === 1 ? 'It has 1 entry: it cannot be deleted, but merged.'
        : `It has ${shown} entries: it cannot be deleted, but merged.`,
      changed: 'Payee changed',
      merged: (count, shown) => count === 0 ? 'Payees merged'
        : count === 1 ? 'Payees merged, 1 entry moved' : `Payees merged, ${shown} entries moved`,
      deleted: 'Payee deleted',
    },
    categories: {
      title: 'Categories',
      add: 'New category',
      edit: 'Edit category',
      gone: 'This category is no longer there.',
      parent: 'Placed under',
      noParent: 'First level',
      delete: 'Delete the category',
      inUse: 'Entries, a payee or other categories use it: it stays.',
      changed: 'Category changed',
      deleted: 'Category deleted',
    },
  },
};
