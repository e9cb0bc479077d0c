/** In what two copies of a book differ. */
import type { BookDifferenceView } from '@tandem/contract';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type RowKind = BookDifferenceView['rows'][number]['kind'];

export interface DifferenceTexts {
  readonly kindColumn: string;
  readonly different: string;
  readonly kind: Readonly<Record<RowKind, string>>;
  readonly none: string;
  /** Of the newest entries, where there may be more. */
  readonly newest: (title: string, count: string, isOne: boolean) => string;
}

export const differenceMessages: InBoth<DifferenceTexts> = {
  fr: {
    kindColumn: 'Contenu',
    different: fr`Différents`,
    kind: {
      entries: fr`Écritures`, photos: 'Photos', accounts: 'Comptes', payees: 'Tiers', categories: fr`Catégories`,
      templates: fr`Modèles`,
      methods: fr`Modes de règlement`, settings: fr`Réglages`,
    },
    none: fr`Les deux tiennent exactement la même chose.`,
    newest: (title, count, isOne) =>
      isOne ? fr`${title} : la plus récente` : fr`${title} : les ${count} plus récentes`,
  },
  en: {
    kindColumn: 'Content',
    different: 'Different',
    kind: {
      entries: 'Entries', photos: 'Photos', accounts: 'Accounts', payees: 'Payees', categories: 'Categories',
      templates: 'Templates',
      methods: 'Payment methods', settings: 'Settings',
    },
    none: 'Both hold exactly the same.',
    newest: (title, count, isOne) => isOne ? `${title}: the newest` : `${title}: the newest ${count}`,
  },
};
