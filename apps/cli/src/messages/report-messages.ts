/** Headings and results of the commands, as people read them without `--json`. */
import type { AccountKind, LegStatus } from '@tandem/ledger';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type ColumnName = 'id' | 'account' | 'kind' | 'real' | 'cleared' | 'projected' | 'day' | 'payee' | 'category' | 'memo'
  | 'status' | 'amount' | 'balance' | 'line' | 'label' | 'action';

export interface ReportMessages {
  readonly column: Readonly<Record<ColumnName, string>>;
  readonly accountKind: Readonly<Record<AccountKind, string>>;
  readonly status: Readonly<Record<LegStatus['kind'], string>>;
  /** Before the other account's name. */
  readonly transfer: string;
  sampleWritten(entries: string, path: string): string;
  entryAdded(id: string): string;
  entryChanged(id: string): string;
  entryDeleted(id: string): string;
  exported(path: string): string;
}

export const reportMessages: InBoth<ReportMessages> = {
  fr: {
    column: {
      id: 'identifiant', account: 'compte', kind: 'type', real: 'solde réel', cleared: 'solde pointé',
      projected: 'solde à venir', day: 'date', payee: 'tiers', category: 'catégorie', memo: 'note', status: 'état',
      amount: 'montant', balance: 'solde', line: 'ligne', label: 'libellé', action: 'import',
    },
    accountKind: {
      current: 'courant', savings: 'épargne', cash: 'espèces', 'credit-card': 'carte de crédit',
      'deferred-debit': 'débit différé', loan: 'prêt', asset: 'bien',
    },
    status: { uncleared: '', cleared: 'pointée', reconciled: 'rapprochée' },
    transfer: 'virement',
    sampleWritten: (entries, path) => fr`Ménage d’exemple écrit : ${entries} écritures dans ${path}.`,
    entryAdded: (id) => fr`Écriture ajoutée : ${id}`,
    entryChanged: (id) => fr`Écriture modifiée : ${id}`,
    entryDeleted: (id) => fr`Écriture supprimée : ${id}`,
    exported: (path) => fr`Dossier exporté : ${path}`,
  },
  en: {
    column: {
      id: 'id', account: 'account', kind: 'kind', real: 'real balance', cleared: 'cleared balance',
      projected: 'projected balance', day: 'date', payee: 'payee', category: 'category', memo: 'memo',
      status: 'status', amount: 'amount', balance: 'balance', line: 'line', label: 'label', action: 'import',
    },
    accountKind: {
      current: 'current', savings: 'savings', cash: 'cash', 'credit-card': 'credit card',
      'deferred-debit': 'deferred debit', loan: 'loan', asset: 'asset',
    },
    status: { uncleared: '', cleared: 'cleared', reconciled: 'reconciled' },
    transfer: 'transfer',
    sampleWritten: (entries, path) => `Sample household written: ${entries} entries in ${path}.`,
    entryAdded: (id) => `Entry added: ${id}`,
    entryChanged: (id) => `Entry changed: ${id}`,
    entryDeleted: (id) => `Entry deleted: ${id}`,
    exported: (path) => `Book exported: ${path}`,
  },
};
