/** Headings and results of the commands, as people read them without `--json`. */
import type { ImportAction, ImportPlan } from '@tandem/formats';
import type { AccountKind, LegStatus } from '@tandem/ledger';
import { formatCount, formatDay } from './number-format.ts';
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type ColumnName = 'id' | 'account' | 'kind' | 'real' | 'cleared' | 'projected' | 'day' | 'payee' | 'category' | 'memo'
  | 'status' | 'amount' | 'balance' | 'line' | 'label' | 'action';

/** Both by their names in the book: a later version may have more of them. */
type NamesInBook = Readonly<Record<string, string>>;

export interface ReportMessages {
  readonly recordKind: NamesInBook;
  readonly field: NamesInBook;
  readonly column: Readonly<Record<ColumnName, string>>;
  readonly accountKind: Readonly<Record<AccountKind, string>>;
  readonly status: Readonly<Record<LegStatus['kind'], string>>;
  readonly statusWord: Readonly<Record<LegStatus['kind'], string>>;
  /** Before the other account's name. */
  readonly transfer: string;
  sampleWritten(entries: string, path: string): string;
  accountAdded(name: string, path: string): string;
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
  readonly importDeclined: string;
  /** Where nobody could be asked. */
  readonly notImported: string;
  readonly nothingToImport: string;
  readonly yesOrNo: Readonly<Record<'yes' | 'no', string>>;
  readonly none: string;
  readonly unknown: string;
  readonly unknownDevice: string;
  readonly kept: string;
  readonly setAside: string;
  openConflicts(count: number, text: string): string;
}

export const reportMessages: InBoth<ReportMessages> = {
  fr: {
    recordKind: {
      'device-label': 'appareils', conflict: 'conflits', setting: 'réglages', account: 'comptes',
      category: 'catégories', payee: 'tiers', 'payment-method': 'modes de règlement', entry: 'écritures',
      attachment: 'photos', template: fr`modèles`,
    },
    field: {
      account_id: 'compte', transfer_account_id: 'autre compte', day: 'date', value_day: 'date de valeur',
      amount: 'montant', transfer_amount: 'montant reçu', lines: 'ventilation', category_id: 'catégorie',
      payee_id: 'tiers', memo: 'note', number: 'numéro', method_id: 'mode de règlement', tags: 'étiquettes',
      bank_label: 'libellé de la banque', bank_id: 'identifiant de la banque', status: 'état',
      transfer_status: 'état dans l’autre compte', name: 'nom', kind: 'type', opening_balance: 'solde d’ouverture',
      currency: 'devise', group_name: 'groupe', position: 'rang', closed: 'clôturé',
      overdraft_limit: 'limite de découvert', note: 'note', parent_id: 'catégorie parente',
      default_category_id: 'catégorie proposée', value: 'valeur',
    },
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
    statusWord: { uncleared: 'non pointée', cleared: 'pointée', reconciled: 'rapprochée' },
    transfer: 'virement',
    sampleWritten: (entries, path) => fr`Ménage d’exemple écrit : ${entries} écritures dans ${path}.`,
    accountAdded: (name, path) => fr`Compte « ${name} » ajouté dans ${path}.`,
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
    importDeclined: fr`Rien n’a été importé.`,
    notImported: fr`Rien n’a été importé : ajoutez --yes pour importer.`,
    nothingToImport: fr`Il n’y a rien à importer.`,
    yesOrNo: { yes: 'oui', no: 'non' },
    none: '–',
    unknown: '?',
    unknownDevice: 'appareil inconnu',
    kept: 'retenu',
    setAside: 'mis de côté',
    openConflicts: (count, text) => count === 0
      ? 'Aucun conflit.'
      : fr`Conflits à régler : ${text}.`,
  },
  en: {
    recordKind: {
      'device-label': 'devices', conflict: 'conflicts', setting: 'settings', account: 'accounts',
      category: 'categories', payee: 'payees', 'payment-method': 'payment methods', entry: 'entries',
      attachment: 'photos', template: 'templates',
    },
    field: {
      account_id: 'account', transfer_account_id: 'other account', day: 'date', value_day: 'value date',
      amount: 'amount', transfer_amount: 'amount received', lines: 'split lines', category_id: 'category',
      payee_id: 'payee', memo: 'memo', number: 'number', method_id: 'payment method', tags: 'tags',
      bank_label: 'bank\'s label', bank_id: 'bank\'s id', status: 'status',
      transfer_status: 'status in the other account', name: 'name', kind: 'kind', opening_balance: 'opening balance',
      currency: 'currency', group_name: 'group', position: 'place', closed: 'closed',
      overdraft_limit: 'overdraft limit', note: 'note', parent_id: 'parent category',
      default_category_id: 'proposed category', value: 'value',
    },
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
    statusWord: { uncleared: 'uncleared', cleared: 'cleared', reconciled: 'reconciled' },
    transfer: 'transfer',
    sampleWritten: (entries, path) => `Sample household written: ${entries} entries in ${path}.`,
    accountAdded: (name, path) => `Account "${name}" added in ${path}.`,
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
    importDeclined: 'Nothing was imported.',
    notImported: 'Nothing was imported: add --yes to import.',
    nothingToImport: 'There is nothing to import.',
    yesOrNo: { yes: 'yes', no: 'no' },
    none: '–',
    unknown: '?',
    unknownDevice: 'unknown device',
    kept: 'kept',
    setAside: 'set aside',
    openConflicts: (count, text) => count === 0 ? 'No conflict.' : `Conflicts to settle: ${text}.`,
  },
};
