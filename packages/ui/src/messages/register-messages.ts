/** The register of an account: heads, columns, the row being typed, what may be wrong in it, selection and search. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface RegisterTexts {
  readonly overdraftAllowed: (amount: string) => string;
  readonly openingBalance: (amount: string, day: string) => string;
  readonly balance: string;
  readonly cleared: string;
  readonly real: string;
  readonly upcomingAt: (day: string) => string;
  /** `currency`: its sign; the amounts of the column carry none. */
  readonly columns: {
    readonly mark: string;
    readonly date: string;
    readonly method: string;
    readonly payee: string;
    readonly category: string;
    readonly account: string;
    readonly memo: string;
    readonly status: string;
    readonly amount: string;
    readonly debit: (currency: string) => string;
    readonly credit: (currency: string) => string;
    readonly balance: (currency: string) => string;
  };
  readonly fields: {
    readonly date: string;
    readonly method: string;
    readonly payee: string;
    readonly category: string;
    readonly transferAccount: string;
    readonly memo: string;
    readonly status: string;
    readonly debit: string;
    readonly credit: string;
    readonly otherAmount: (account: string, currency: string) => string;
  };
  readonly statuses: { readonly uncleared: string; readonly cleared: string; readonly reconciled: string };
  readonly upcoming: string;
  readonly conflict: string;
  readonly showConflict: string;
  /** Reconciled, and then its money became another one. */
  readonly toCheck: string;
  readonly toCheckNote: string;
  readonly legendConflict: string;
  readonly split: (lines: number) => string;
  readonly showSplit: string;
  readonly hideSplit: string;
  readonly splitLine: (line: number) => string;
  readonly splitAdd: string;
  readonly splitRemove: string;
  readonly splitRest: string;
  readonly splitMatches: string;
  readonly splitStart: string;
  readonly splitAmount: string;
  readonly upcomingUntil: (day: string) => string;
  readonly upcomingCount: (count: number, shown: string) => string;
  readonly typingRow: string;
  readonly rowEditor: string;
  readonly createCategory: (path: string) => string;
  readonly transferTo: (account: string) => string;
  readonly suggestions: string;
  readonly takeAll: string;
  readonly save: string;
  readonly close: string;
  readonly keys: { readonly tab: string; readonly enter: string; readonly escape: string };
  readonly faults: {
    readonly date: string;
    readonly amountMissing: string;
    readonly amountUnreadable: string;
    readonly amountDecimals: (decimals: number) => string;
    readonly amountTooLarge: string;
    readonly category: string;
    readonly transferAccount: string;
    readonly transferOneWay: string;
    readonly otherAmount: string;
    readonly splitRest: (rest: string) => string;
    readonly splitAmountMissing: string;
    readonly diskFull: string;
  };
  readonly emptyTitle: string;
  readonly emptySentence: string;
  readonly emptyTab: string;
  readonly emptyEnter: string;
  readonly emptyEscape: string;
  readonly emptyQuestion: string;
  readonly emptyImport: string;
  readonly emptyOr: string;
  readonly emptyReceive: string;
  readonly chosen: (count: number, shown: string, sum: string) => string;
  readonly entries: (count: number, shown: string) => string;
  readonly noEntry: string;
  readonly deleted: (count: number, shown: string) => string;
  readonly reconciledKept: (count: number, shown: string) => string;
  readonly refusedLater: string;
  readonly search: string;
  readonly searchPlaceholder: string;
  readonly searchHits: (count: number, shown: string, text: string) => string;
  readonly searchShown: (shown: string) => string;
  readonly searchNone: (text: string) => string;
  readonly searchClear: string;
  readonly searchList: string;
  readonly searchEverywhere: string;
  readonly searchHere: string;
  readonly searchScope: string;
  readonly accountGone: string;
  readonly shortcuts: readonly { readonly keys: string; readonly act: string }[];
}

export const registerMessages: InBoth<RegisterTexts> = {
  fr: {
    overdraftAllowed: (amount) => `Découvert autorisé ${amount}`,
    openingBalance: (amount, day) => `Solde de départ ${amount} au ${day}`,
    balance: 'Solde', cleared: 'Solde pointé', real: 'Solde réel', upcomingAt: (day) => `Solde à venir au ${day}`,
    columns: {
      mark: 'Marques', date: 'Date', method: 'N° / mode', payee: 'Tiers', category: 'Catégorie ou compte',
      account: 'Compte', memo: 'Mémo', status: 'État', amount: 'Montant', debit: (currency) => `Débit (${currency})`,
      credit: (currency) => `Crédit (${currency})`, balance: (currency) => `Solde (${currency})`,
    },
    fields: {
      date: 'Date', method: 'Mode', payee: 'Tiers', category: 'Catégorie', transferAccount: 'Compte', memo: 'Mémo',
      status: 'État', debit: 'Débit', credit: 'Crédit',
      otherAmount: (account, currency) => `Montant pour ${account} (${currency})`,
    },
    statuses: { uncleared: 'non pointée', cleared: 'pointée', reconciled: 'rapprochée' },
    upcoming: 'à venir', conflict: 'conflit', legendConflict: 'conflit à regarder',
    showConflict: 'Voir le conflit', toCheck: 'à revérifier',
    toCheckNote: fr`À revérifier : le montant a changé après le rapprochement`,
    split: (lines) => (lines < 2 ? `Ventilée · ${lines} ligne` : `Ventilée · ${lines} lignes`),
    showSplit: 'Montrer les lignes', hideSplit: 'Cacher les lignes', splitLine: (line) => `Ligne ${line}`,
    splitAdd: 'Ajouter une ligne', splitRemove: 'Retirer la ligne', splitRest: 'Reste à ventiler',
    splitMatches: 'Tout est ventilé', splitStart: 'Ventiler…', splitAmount: 'Montant',
    upcomingUntil: (day) => `À venir jusqu’au ${day}`,
    upcomingCount: (count, shown) => (count < 2 ? `${shown} écriture` : `${shown} écritures`),
    typingRow: 'Nouvelle écriture', rowEditor: 'Modification de l’écriture',
    createCategory: (path) => fr`Créer « ${path} »`, transferTo: (account) => `Virement avec ${account}`,
    suggestions: 'Propositions', takeAll: 'tout reprendre', save: 'enregistrer', close: 'fermer',
    keys: { tab: 'Tab', enter: 'Entrée', escape: 'Échap' },
    faults: {
      date: fr`Cette date ne se lit pas. Tapez le jour, le jour et le mois, ou 24/11/2026.`,
      amountMissing: fr`Il manque le montant. Tapez-le au débit ou au crédit.`,
      amountUnreadable: fr`Ce montant ne se lit pas. Tapez des chiffres, ou un calcul comme 12,50+3.`,
      amountDecimals: (decimals) => (decimals === 0
        ? fr`Cette devise n’a pas de décimales : tapez un nombre entier.`
        : fr`Ce montant a trop de décimales (${decimals} au plus).`),
      amountTooLarge: fr`Ce montant est trop grand : corrigez-le.`,
      category: fr`Cette catégorie n’existe pas. Choisissez-en une dans la liste, ou créez-la.`,
      transferAccount: fr`Choisissez le compte avec lequel se fait le virement.`,
      transferOneWay: fr`Un virement a un montant de chaque côté : tapez les deux.`,
      otherAmount: fr`Les deux comptes n’ont pas la même devise : tapez le montant de l’autre compte.`,
      splitRest: (rest) => fr`La somme des lignes n’est pas le montant : il reste ${rest} à ventiler.`,
      splitAmountMissing: fr`Il manque le montant de cette ligne. Tapez-le, ou videz la ligne.`,
      diskFull: fr`Le disque est plein : l’écriture n’a pas pu être enregistrée. Elle reste à l’écran. Libérez de la `
        + fr`place, puis Entrée.`,
    },
    emptyTitle: 'Ce compte n’a pas encore d’écriture',
    emptySentence: 'Tapez la première dans la ligne ci-dessus. La date du jour est déjà mise.',
    emptyTab: 'champ suivant', emptyEnter: 'enregistrer et commencer une autre écriture',
    emptyEscape: 'abandonner la ligne', emptyQuestion: fr`Vous avez déjà un historique ?`,
    emptyImport: 'Importer un fichier de la banque', emptyOr: 'ou', emptyReceive: 'recevoir les comptes du téléphone',
    chosen: (count, shown, sum) => (count < 2 ? fr`${shown} écriture choisie : ${sum}`
      : fr`${shown} écritures choisies : ${sum}`),
    entries: (count, shown) => (count < 2 ? `${shown} écriture` : `${shown} écritures`),
    noEntry: 'Aucune écriture',
    deleted: (count, shown) => (count < 2 ? `${shown} écriture supprimée.` : `${shown} écritures supprimées.`),
    reconciledKept: (count, shown) => (count < 2 ? `${shown} écriture rapprochée reste comme elle est.`
      : `${shown} écritures rapprochées restent comme elles sont.`),
    refusedLater: 'L’écriture refusée revient après celle que vous tapez.',
    search: 'Rechercher', searchPlaceholder: 'Rechercher',
    searchHits: (count, shown, text) => (count < 2 ? fr`${shown} écriture contient « ${text} »`
      : fr`${shown} écritures contiennent « ${text} »`),
    searchShown: (shown) => `les ${shown} plus récentes sont montrées`,
    searchNone: (text) => fr`Aucune écriture ne contient « ${text} ».`,
    searchClear: 'Effacer', searchList: 'Voir la liste', searchEverywhere: 'Tous les comptes',
    searchHere: 'Ce compte', searchScope: 'Où chercher',
    accountGone: 'Ce compte n’est plus dans le dossier. Choisissez-en un autre.',
    shortcuts: [
      { keys: '↑ ↓, Page, Début, Fin', act: fr`se déplacer ; Fin va à la dernière écriture` },
      { keys: 'Maj + déplacement, Ctrl+A', act: 'étendre le choix, tout choisir' },
      { keys: 'Entrée ou F2', act: 'modifier l’écriture' },
      { keys: 'Tab, Maj+Tab', act: 'champ suivant, précédent' },
      { keys: 'Entrée dans la ligne', act: 'enregistrer, ouvrir une autre ligne' },
      { keys: 'Échap', act: 'fermer la liste, puis la ligne, puis le choix' },
      { keys: '+ − sur la date', act: fr`jour suivant, précédent ; t pour aujourd’hui` },
      { keys: '↓ dans le tiers', act: 'ouvrir les propositions' },
      { keys: 'Tab dans les propositions', act: 'reprendre tiers, catégorie, mode et montant' },
      { keys: ', . + − × / au montant', act: fr`calculer ; Entrée donne le résultat` },
      { keys: 'Ctrl+Entrée au montant', act: 'ventiler l’écriture' },
      { keys: '→ ← sur une ventilée', act: 'ouvrir, fermer les lignes' },
      { keys: 'Espace', act: 'pointer ou dépointer' },
      { keys: 'Suppr', act: 'supprimer (annulable)' },
      { keys: 'Ctrl+N ou Inser', act: 'nouvelle écriture' },
      { keys: 'Ctrl+T', act: 'nouveau virement' },
      { keys: 'Ctrl+D', act: 'dupliquer à aujourd’hui' },
      { keys: 'Ctrl+Z, Ctrl+Y', act: 'annuler, rétablir' },
      { keys: 'Ctrl+F, F3', act: 'rechercher, résultat suivant' },
      { keys: 'Ctrl+↑ ↓', act: 'compte précédent, suivant' },
      { keys: 'Ctrl+S', act: 'synchronisation' },
      { keys: 'F6, Maj+F6', act: 'zone suivante, précédente' },
      { keys: 'F10 ou Alt', act: 'barre de menus' },
      { keys: 'F1', act: 'cette aide' },
    ],
  },
  en: {
    overdraftAllowed: (amount) => `Overdraft limit ${amount}`,
    openingBalance: (amount, day) => `Opening balance ${amount} on ${day}`,
    balance: 'Balance', cleared: 'Cleared balance', real: 'Real balance',
    upcomingAt: (day) => `Projected balance on ${day}`,
    columns: {
      mark: 'Marks', date: 'Date', method: 'No. / method', payee: 'Payee', category: 'Category or account',
      account: 'Account', memo: 'Memo', status: 'State', amount: 'Amount', debit: (currency) => `Debit (${currency})`,
      credit: (currency) => `Credit (${currency})`, balance: (currency) => `Balance (${currency})`,
    },
    fields: {
      date: 'Date', method: 'Method', payee: 'Payee', category: 'Category', transferAccount: 'Account', memo: 'Memo',
      status: 'State', debit: 'Debit', credit: 'Credit',
      otherAmount: (account, currency) => `Amount for ${account} (${currency})`,
    },
    statuses: { uncleared: 'uncleared', cleared: 'cleared', reconciled: 'reconciled' },
    upcoming: 'upcoming', conflict: 'conflict', legendConflict: 'conflict to look at',
    showConflict: 'See the conflict', toCheck: 'to check again',
    toCheckNote: 'To check again: the amount changed after the reconciliation',
    split: (lines) => (lines === 1 ? `Split · ${lines} line` : `Split · ${lines} lines`),
    showSplit: 'Show the lines', hideSplit: 'Hide the lines', splitLine: (line) => `Line ${line}`,
    splitAdd: 'Add a line', splitRemove: 'Remove the line', splitRest: 'Left to split',
    splitMatches: 'All is split', splitStart: 'Split…', splitAmount: 'Amount',
    upcomingUntil: (day) => `Upcoming until ${day}`,
    upcomingCount: (count, shown) => (count === 1 ? `${shown} entry` : `${shown} entries`),
    typingRow: 'New entry', rowEditor: 'Editing the entry',
    createCategory: (path) => `Create “${path}”`, transferTo: (account) => `Transfer with ${account}`,
    suggestions: 'Suggestions', takeAll: 'take all', save: 'save', close: 'close',
    keys: { tab: 'Tab', enter: 'Enter', escape: 'Esc' },
    faults: {
      date: 'This date cannot be read. Type the day, the day and month, or 24/11/2026.',
      amountMissing: 'The amount is missing. Type it as debit or credit.',
      amountUnreadable: 'This amount cannot be read. Type digits, or a sum such as 12.50+3.',
      amountDecimals: (decimals) => (decimals === 0 ? 'This currency has no decimals: type a whole number.'
        : `This amount has too many decimals (${decimals} at most).`),
      amountTooLarge: 'This amount is too large: correct it.',
      category: 'There is no such category. Choose one from the list, or create it.',
      transferAccount: 'Choose the account of the transfer.',
      transferOneWay: 'A transfer has an amount on each side: type both.',
      otherAmount: 'The two accounts have different currencies: type the amount of the other account.',
      splitRest: (rest) => `The lines do not add up to the amount: ${rest} is left to split.`,
      splitAmountMissing: 'The amount of this line is missing. Type it, or empty the line.',
      diskFull: 'The disk is full, so the entry could not be saved. It stays on screen. Free some space, then press '
        + 'Enter.',
    },
    emptyTitle: 'This account has no entry yet',
    emptySentence: 'Type the first one in the row above. Today’s date is already there.',
    emptyTab: 'next field', emptyEnter: 'save and begin another entry', emptyEscape: 'give up the row',
    emptyQuestion: 'Do you have a history already?', emptyImport: 'Import a bank file', emptyOr: 'or',
    emptyReceive: 'receive the phone’s accounts',
    chosen: (count, shown, sum) => (count === 1 ? `${shown} entry selected: ${sum}`
      : `${shown} entries selected: ${sum}`),
    entries: (count, shown) => (count === 1 ? `${shown} entry` : `${shown} entries`),
    noEntry: 'No entry',
    deleted: (count, shown) => (count === 1 ? `${shown} entry deleted.` : `${shown} entries deleted.`),
    reconciledKept: (count, shown) => (count === 1 ? `${shown} reconciled entry stays as it is.`
      : `${shown} reconciled entries stay as they are.`),
    refusedLater: 'The refused entry comes back after the one that you are typing.',
    search: 'Search', searchPlaceholder: 'Search',
    searchHits: (count, shown, text) => (count === 1 ? `${shown} entry contains “${text}”`
      : `${shown} entries contain “${text}”`),
    searchShown: (shown) => `the latest ${shown} are shown`,
    searchNone: (text) => `No entry contains “${text}”.`,
    searchClear: 'Clear', searchList: 'Show the list', searchEverywhere: 'All accounts',
    searchHere: 'This account', searchScope: 'Where to search',
    accountGone: 'This account is not in the book any more. Choose another one.',
    shortcuts: [
      { keys: '↑ ↓, Page, Home, End', act: 'move; End goes to the last entry' },
      { keys: 'Shift + move, Ctrl+A', act: 'extend the selection, select all' },
      { keys: 'Enter or F2', act: 'edit the entry' },
      { keys: 'Tab, Shift+Tab', act: 'next, previous field' },
      { keys: 'Enter in the row', act: 'save, open another row' },
      { keys: 'Esc', act: 'close the list, then the row, then the selection' },
      { keys: '+ − on the date', act: 'next, previous day; t for today' },
      { keys: '↓ in the payee', act: 'open the suggestions' },
      { keys: 'Tab in the suggestions', act: 'take payee, category, method and amount' },
      { keys: ', . + − × / in the amount', act: 'calculate; Enter gives the result' },
      { keys: 'Ctrl+Enter in the amount', act: 'split the entry' },
      { keys: '→ ← on a split', act: 'open, close the lines' },
      { keys: 'Space', act: 'clear or unclear' },
      { keys: 'Delete', act: 'delete (can be undone)' },
      { keys: 'Ctrl+N or Insert', act: 'new entry' },
      { keys: 'Ctrl+T', act: 'new transfer' },
      { keys: 'Ctrl+D', act: 'duplicate at today' },
      { keys: 'Ctrl+Z, Ctrl+Y', act: 'undo, redo' },
      { keys: 'Ctrl+F, F3', act: 'search, next hit' },
      { keys: 'Ctrl+↑ ↓', act: 'previous, next account' },
      { keys: 'Ctrl+S', act: 'sync' },
      { keys: 'F6, Shift+F6', act: 'next, previous zone' },
      { keys: 'F10 or Alt', act: 'menu bar' },
      { keys: 'F1', act: 'this help' },
    ],
  },
};
