/** The words of the phone's lists of entries: what is chosen in them, and the filter. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type Counted = (count: number, shown: string) => string;

export interface PhoneListTexts {
  readonly done: Readonly<Record<'deleted' | 'cleared' | 'uncleared', Counted>>;
  readonly swipe: Readonly<Record<'cleared' | 'uncleared', string>>;
  readonly chosen: Counted;
  readonly sum: (amount: string) => string;
  readonly locked: string;
  readonly clear: string;
  readonly unclear: string;
  readonly delete: string;
  readonly stop: string;
  readonly filter: {
    readonly open: string;
    readonly title: string;
    readonly status: string;
    readonly allStatuses: string;
    readonly statuses: Readonly<Record<'uncleared' | 'cleared' | 'reconciled', string>>;
    readonly category: string;
    readonly allCategories: string;
    readonly withoutCategory: string;
    readonly payee: string;
    readonly allPayees: string;
    readonly period: string;
    readonly from: string;
    readonly to: string;
    readonly thisMonth: string;
    readonly lastMonth: string;
    readonly thisYear: string;
    readonly allDays: string;
    readonly amount: string;
    readonly amountMin: string;
    readonly amountMax: string;
    readonly show: string;
    readonly clear: string;
    readonly none: string;
    readonly days: (from: string | null, to: string | null) => string;
    readonly amounts: (min: string | null, max: string | null) => string;
  };
}

export const phoneListMessages: InBoth<PhoneListTexts> = {
  fr: {
    done: {
      deleted: (count, shown) => count === 1 ? fr`Supprimée` : fr`${shown} écritures supprimées`,
      cleared: (count, shown) => count === 1 ? fr`Pointée` : fr`${shown} écritures pointées`,
      uncleared: (count, shown) => count === 1 ? fr`Pointage retiré` : fr`Pointage retiré de ${shown} écritures`,
    },
    swipe: { cleared: 'Pointer', uncleared: 'Ne plus pointer' },
    chosen: (count, shown) => count === 1 ? fr`1 choisie` : fr`${shown} choisies`,
    sum: (amount) => fr`Somme : ${amount}`,
    locked: fr`Les écritures rapprochées restent comme elles sont.`,
    clear: 'Pointer',
    unclear: 'Ne plus pointer',
    delete: 'Supprimer',
    stop: fr`Terminer le choix`,
    filter: {
      open: 'Filtrer',
      title: 'Filtre',
      status: fr`État`,
      allStatuses: 'Tous',
      statuses: { uncleared: fr`Non pointées`, cleared: fr`Pointées`, reconciled: fr`Rapprochées` },
      category: fr`Catégorie`,
      allCategories: 'Toutes',
      withoutCategory: fr`Sans catégorie`,
      payee: 'Tiers',
      allPayees: 'Tous',
      period: fr`Période`,
      from: 'Du',
      to: 'Au',
      thisMonth: 'Ce mois-ci',
      lastMonth: 'Mois dernier',
      thisYear: fr`Cette année`,
      allDays: 'Toutes les dates',
      amount: 'Montant',
      amountMin: 'Au moins',
      amountMax: 'Au plus',
      show: fr`Voir les écritures`,
      clear: 'Effacer',
      none: fr`Aucune écriture ne correspond au filtre.`,
      days: (from, to) => from !== null && to !== null ? fr`du ${from} au ${to}`
        : from === null ? fr`jusqu’au ${to ?? ''}` : fr`depuis le ${from}`,
      amounts: (min, max) => min !== null && max !== null ? fr`de ${min} à ${max}`
        : min === null ? fr`au plus ${max ?? ''}` : fr`au moins ${min}`,
    },
  },
  en: {
    done: {
      deleted: (count, shown) => count === 1 ? 'Deleted' : `${shown} entries deleted`,
      cleared: (count, shown) => count === 1 ? 'Cleared' : `${shown} entries cleared`,
      uncleared: (count, shown) => count === 1 ? 'No longer cleared' : `${shown} entries no longer cleared`,
    },
    swipe: { cleared: 'Clear', uncleared: 'Unclear' },
    chosen: (_, shown) => `${shown} selected`,
    sum: (amount) => `Sum: ${amount}`,
    locked: 'Reconciled entries stay as they are.',
    clear: 'Clear',
    unclear: 'Unclear',
    delete: 'Delete',
    stop: 'Stop selecting',
    filter: {
      open: 'Filter',
      title: 'Filter',
      status: 'Status',
      allStatuses: 'All',
      statuses: { uncleared: 'Uncleared', cleared: 'Cleared', reconciled: 'Reconciled' },
      category: 'Category',
      allCategories: 'All',
      withoutCategory: 'No category',
      payee: 'Payee',
      allPayees: 'All',
      period: 'Period',
      from: 'From',
      to: 'To',
      thisMonth: 'This month',
      lastMonth: 'Last month',
      thisYear: 'This year',
      allDays: 'All dates',
      amount: 'Amount',
      amountMin: 'At least',
      amountMax: 'At most',
      show: 'Show the entries',
      clear: 'Clear filter',
      none: 'No entry matches the filter.',
      days: (from, to) => from !== null && to !== null ? `from ${from} to ${to}`
        : from === null ? `until ${to ?? ''}` : `since ${from}`,
      amounts: (min, max) => min !== null && max !== null ? `from ${min} to ${max}`
        : min === null ? `at most ${max ?? ''}` : `at least ${min}`,
    },
  },
};
