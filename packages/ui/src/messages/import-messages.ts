/** The words of the preview of a bank's file. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

type Many = (count: string, isOne: boolean) => string;

export interface ImportTexts {
  readonly title: string;
  readonly titleInto: (account: string) => string;
  readonly lines: Many;
  readonly period: (first: string, last: string) => string;
  readonly otherFile: string;
  readonly isUnwritten: string;
  readonly filters: string;
  readonly filter: Readonly<Record<'all' | 'add' | 'confirms' | 'already-there', string>>;
  readonly noneOfFilter: string;
  readonly table: string;
  readonly column: Readonly<Record<'take' | 'day' | 'label' | 'payee' | 'category' | 'amount' | 'action', string>>;
  readonly takeLine: (payee: string, amount: string) => string;
  readonly categoryOf: (payee: string) => string;
  readonly toChoose: string;
  readonly add: string;
  readonly confirms: (day: string) => string;
  readonly ignored: string;
  readonly wasDeleted: string;
  readonly addAgain: string;
  readonly balanceOn: (day: string) => string;
  readonly balanceAfter: string;
  readonly balanceBank: string;
  readonly gap: string;
  readonly gapNote: string;
  readonly statement: string;
  readonly statementChoice: (maskedNumber: string, currency: string, lines: string) => string;
  readonly unnamedStatement: string;
  readonly account: string;
  readonly chooseAccount: string;
  readonly chooseAccountNote: string;
  readonly noAccountNote: string;
  readonly newAccount: string;
  readonly newAccountTitle: string;
  readonly accountName: string;
  readonly accountKind: string;
  readonly createAccount: string;
  readonly nameMissing: string;
  readonly positiveDebits: string;
  readonly negate: string;
  readonly keepSigns: string;
  readonly negated: string;
  readonly cancel: string;
  readonly importLines: Many;
  readonly nothingTaken: string;
  readonly chooseAccountFirst: string;
  readonly reading: (fileName: string) => string;
  readonly writing: string;
  readonly imported: (added: number, confirmed: number) => string;
  readonly spaceKey: string;
  readonly spaceNote: string;
  readonly readLines: Many;
  readonly dropHere: string;
  readonly dropNote: string;
  readonly severalFiles: string;
  readonly tooLarge: (fileName: string, megabytes: number) => string;
  readonly unreadable: (fileName: string) => string;
  readonly close: string;
}

function both(count: number, one: string, many: string, language: 'fr' | 'en'): string {
  const isOne = language === 'fr' ? count < 2 : count === 1;
  return `${count.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB')} ${isOne ? one : many}`;
}

export const importMessages: InBoth<ImportTexts> = {
  fr: {
    title: fr`Importer un fichier de la banque`,
    titleInto: (account) => fr`Importer dans ${account}`,
    lines: (count, isOne) => isOne ? fr`${count} ligne` : fr`${count} lignes`,
    period: (first, last) => fr`du ${first} au ${last}`,
    otherFile: fr`Autre fichier…`,
    isUnwritten: fr`Rien n’est écrit avant votre accord.`,
    filters: fr`Lignes montrées`,
    filter: {
      all: 'Toutes', add: 'Nouvelles', confirms: 'Correspondances', 'already-there': fr`Déjà présentes`,
    },
    noneOfFilter: fr`Aucune ligne de cette sorte.`,
    table: fr`Lignes du fichier`,
    column: {
      take: fr`Importer`, day: fr`Date banque`, label: fr`Libellé de la banque`, payee: fr`Tiers lu`,
      category: fr`Catégorie`, amount: 'Montant', action: fr`Ce qui sera fait`,
    },
    takeLine: (payee, amount) => fr`Importer ${payee}, ${amount}`,
    categoryOf: (payee) => fr`Catégorie de ${payee}`,
    toChoose: fr`À choisir`,
    add: 'Nouvelle',
    confirms: (day) => fr`Confirme l’écriture du ${day}`,
    ignored: fr`Déjà présente, ignorée`,
    wasDeleted: fr`Supprimée ici, ignorée`,
    addAgain: fr`Ajoutée à nouveau`,
    balanceOn: (day) => fr`Solde réel au ${day}`,
    balanceAfter: fr`Après import`,
    balanceBank: fr`Annoncé par la banque`,
    gap: fr`Écart`,
    gapNote: fr`L’import reste possible.`,
    statement: fr`Relevé`,
    statementChoice: (maskedNumber, currency, lines) => fr`${maskedNumber} · ${currency} · ${lines}`,
    unnamedStatement: fr`Relevé sans numéro`,
    account: 'Compte',
    chooseAccount: fr`Choisir un compte`,
    chooseAccountNote: fr`Dans quel compte vont ces lignes ?`,
    noAccountNote: fr`Le dossier n’a pas encore de compte dans cette devise : créez celui de ce relevé.`,
    newAccount: fr`Créer un compte…`,
    newAccountTitle: fr`Créer le compte de ce relevé`,
    accountName: fr`Nom du compte`,
    accountKind: fr`Type de compte`,
    createAccount: fr`Créer le compte`,
    nameMissing: fr`Donnez un nom au compte.`,
    positiveDebits: fr`Ce fichier écrit ses débits sans signe moins. Ces montants sont-ils des dépenses ?`,
    negate: fr`Oui, ce sont des dépenses`,
    keepSigns: fr`Non, garder tels quels`,
    negated: fr`Les montants sont comptés comme des dépenses.`,
    cancel: 'Annuler',
    importLines: (count, isOne) => isOne ? fr`Importer ${count} ligne` : fr`Importer ${count} lignes`,
    nothingTaken: fr`Aucune ligne n’est cochée.`,
    chooseAccountFirst: fr`Choisissez d’abord le compte.`,
    reading: (fileName) => fr`Lecture de ${fileName}…`,
    writing: fr`Import en cours…`,
    imported: (added, confirmed) => fr`Import terminé : ${both(added, fr`ligne ajoutée`, fr`lignes ajoutées`, 'fr')}`
      + (confirmed === 0 ? '.' : `, ${both(confirmed, fr`confirmée`, fr`confirmées`, 'fr')}.`),
    spaceKey: 'Espace',
    spaceNote: fr`cocher ou décocher la ligne`,
    readLines: (count, isOne) => isOne ? fr`${count} ligne lue` : fr`${count} lignes lues`,
    dropHere: fr`Déposez le fichier de la banque`,
    dropNote: fr`OFX, avec un aperçu avant d’écrire`,
    severalFiles: fr`Déposez un seul fichier à la fois. Rien n’a été importé.`,
    tooLarge: (fileName, megabytes) =>
      fr`${fileName} est trop gros (${megabytes} Mo au plus) : demandez à la banque une période plus courte. Rien n’a `
        + fr`été importé.`,
    unreadable: (fileName) => fr`${fileName} ne peut pas être lu : vérifiez vos droits d’accès. Rien n’a été importé.`,
    close: 'Fermer',
  },
  en: {
    title: 'Import a bank\'s file',
    titleInto: (account) => `Import into ${account}`,
    lines: (count, isOne) => isOne ? `${count} line` : `${count} lines`,
    period: (first, last) => `from ${first} to ${last}`,
    otherFile: 'Another file…',
    isUnwritten: 'Nothing is written before you agree.',
    filters: 'Lines shown',
    filter: { all: 'All', add: 'New', confirms: 'Matches', 'already-there': 'Already there' },
    noneOfFilter: 'No line of this kind.',
    table: 'Lines of the file',
    column: {
      take: 'Import', day: 'Bank date', label: 'Bank\'s label', payee: 'Payee read', category: 'Category',
      amount: 'Amount', action: 'What will be done',
    },
    takeLine: (payee, amount) => `Import ${payee}, ${amount}`,
    categoryOf: (payee) => `Category of ${payee}`,
    toChoose: 'To choose',
    add: 'New',
    confirms: (day) => `Confirms the entry of ${day}`,
    ignored: 'Already there, ignored',
    wasDeleted: 'Deleted here, ignored',
    addAgain: 'Added again',
    balanceOn: (day) => `Real balance on ${day}`,
    balanceAfter: 'After the import',
    balanceBank: 'Stated by the bank',
    gap: 'Gap',
    gapNote: 'You can still import.',
    statement: 'Statement',
    statementChoice: (maskedNumber, currency, lines) => `${maskedNumber} · ${currency} · ${lines}`,
    unnamedStatement: 'Statement without a number',
    account: 'Account',
    chooseAccount: 'Choose an account',
    chooseAccountNote: 'Into which account do these lines go?',
    noAccountNote: 'The book has no account in this currency yet: create that of this statement.',
    newAccount: 'Create an account…',
    newAccountTitle: 'Create the account of this statement',
    accountName: 'Name of the account',
    accountKind: 'Kind of account',
    createAccount: 'Create the account',
    nameMissing: 'Give the account a name.',
    positiveDebits: 'This file writes its debits without a minus sign. Are these amounts expenses?',
    negate: 'Yes, they are expenses',
    keepSigns: 'No, keep as they are',
    negated: 'The amounts are counted as expenses.',
    cancel: 'Cancel',
    importLines: (count, isOne) => isOne ? `Import ${count} line` : `Import ${count} lines`,
    nothingTaken: 'No line is ticked.',
    chooseAccountFirst: 'Choose the account first.',
    reading: (fileName) => `Reading ${fileName}…`,
    writing: 'Importing…',
    imported: (added, confirmed) => `Import finished: ${both(added, 'line added', 'lines added', 'en')}`
      + (confirmed === 0 ? '.' : `, ${both(confirmed, 'confirmed', 'confirmed', 'en')}.`),
    spaceKey: 'Space',
    spaceNote: 'tick or untick the line',
    readLines: (count, isOne) => isOne ? `${count} line read` : `${count} lines read`,
    dropHere: 'Drop the bank\'s file',
    dropNote: 'OFX, with a preview before anything is written',
    severalFiles: 'Drop one file at a time. Nothing was imported.',
    tooLarge: (fileName, megabytes) =>
      `${fileName} is too large (${megabytes} MB at most): ask the bank for a shorter period. Nothing was imported.`,
    unreadable: (fileName) => `${fileName} cannot be read: check your access rights. Nothing was imported.`,
    close: 'Close',
  },
};
