/** Headings and results of the commands, as people read them without `--json`. */
import type { AccountKind } from '@tandem/ledger';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface ReportMessages {
  readonly column: Readonly<Record<'id' | 'account', string>>;
  readonly accountKind: Readonly<Record<AccountKind, string>>;
}

export const reportMessages: InBoth<ReportMessages> = {
  fr: {
    column: { id: fr`identifiant`, account: fr`compte` },
    accountKind: {
      current: 'courant', savings: 'épargne', cash: 'espèces', 'credit-card': 'carte de crédit',
      'deferred-debit': 'débit différé', loan: 'prêt', asset: 'bien',
    },
  },
  en: {
    column: { id: 'id', account: 'account' },
    accountKind: {
      current: 'current', savings: 'savings', cash: 'cash', 'credit-card': 'credit card',
      'deferred-debit': 'deferred debit', loan: 'loan', asset: 'asset',
    },
  },
};
