/** Headings and results of the commands, as people read them without `--json`. */
import type { ImportAction, ImportPlan } from '@tandem/formats';
import type { AccountKind, LegStatus } from '@tandem/ledger';
import { formatCount, formatDay } from './number-format.ts';
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
  importAction(action: ImportAction): string;
  importCounts(counts: ImportPlan['counts']): string;
  imported(counts: ImportPlan['counts']): string;
  balanceAfter(balance: string): string;
  /** `gap`: undefined where the two are equal. */
  balancesAfter(balance: string, bank: string, gap: string | undefined): string;
  readonly positiveDebits: string;
  readonly importQuestion: string;
  /** In lower case; anything else is a no. */
  readonly yes: readonly string[];
  readonly notImported: string;
  readonly nothingToImport: string;
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
    importAction: (action) => {
      switch (action.kind) {
        case 'add': return 'à ajouter';
        case 'already-there': return action.isDeleted ? 'déjà là, supprimée' : 'déjà là';
        case 'confirms': return fr`confirme celle du ${formatDay(action.entryDay)}`;
      }
    },
    importCounts: ({ add, alreadyThere, confirms }) => fr`À ajouter : ${formatCount(add, 'fr')}. Déjà là :`
      + fr` ${formatCount(alreadyThere, 'fr')}. À confirmer : ${formatCount(confirms, 'fr')}.`,
    imported: ({ add, alreadyThere, confirms }) => fr`Ajoutées : ${formatCount(add, 'fr')}. Déjà là :`
      + fr` ${formatCount(alreadyThere, 'fr')}. Confirmées : ${formatCount(confirms, 'fr')}.`,
    balanceAfter: (balance) => fr`Solde après l’import : ${balance}.`,
    balancesAfter: (balance, bank, gap) => gap === undefined
      ? fr`Solde après l’import : ${balance}, le même que celui de la banque.`
      : fr`Solde après l’import : ${balance}. Solde de la banque : ${bank}. Écart : ${gap}.`,
    positiveDebits:
      fr`Les dépenses de ce fichier sont écrites en positif : si ce sont des achats, ajoutez --negate.`,
    importQuestion: fr`Importer ? (oui ou non)`,
    yes: ['o', 'oui', 'y', 'yes'],
    notImported: fr`Rien n’a été importé : ajoutez --yes pour importer.`,
    nothingToImport: fr`Il n’y a rien à importer.`,
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
    importAction: (action) => {
      switch (action.kind) {
        case 'add': return 'to add';
        case 'already-there': return action.isDeleted ? 'already there, deleted' : 'already there';
        case 'confirms': return `confirms that of ${formatDay(action.entryDay)}`;
      }
    },
    importCounts: ({ add, alreadyThere, confirms }) => `To add: ${formatCount(add, 'en')}. Already there:`
      + ` ${formatCount(alreadyThere, 'en')}. To confirm: ${formatCount(confirms, 'en')}.`,
    imported: ({ add, alreadyThere, confirms }) => `Added: ${formatCount(add, 'en')}. Already there:`
      + ` ${formatCount(alreadyThere, 'en')}. Confirmed: ${formatCount(confirms, 'en')}.`,
    balanceAfter: (balance) => `Balance after the import: ${balance}.`,
    balancesAfter: (balance, bank, gap) => gap === undefined
      ? `Balance after the import: ${balance}, the same as the bank's.`
      : `Balance after the import: ${balance}. The bank's balance: ${bank}. Gap: ${gap}.`,
    positiveDebits: 'The debits of this file are written as positive: if they are purchases, add --negate.',
    importQuestion: 'Import? (yes or no)',
    yes: ['y', 'yes'],
    notImported: 'Nothing was imported: add --yes to import.',
    nothingToImport: 'There is nothing to import.',
  },
};
