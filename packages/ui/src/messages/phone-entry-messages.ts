/** The words of the phone's entry screen and of what opens over it. */
import type { InBoth } from './texts.ts';
import { fr } from './typography.ts';

export interface PhoneEntryTexts {
  readonly newTitle: string;
  readonly editTitle: string;
  readonly kindLabel: string;
  readonly kinds: Readonly<Record<'expense' | 'income' | 'transfer', string>>;
  readonly amount: string;
  readonly suggestions: string;
  readonly otherPayee: string;
  readonly payee: string;
  readonly category: string;
  readonly noCategory: string;
  readonly account: string;
  readonly fromAccount: string;
  readonly toAccount: string;
  readonly chooseAccount: string;
  readonly noOtherAccount: string;
  readonly arriving: string;
  readonly date: string;
  readonly today: string;
  readonly yesterday: string;
  readonly previousDay: string;
  readonly nextDay: string;
  readonly otherDate: string;
  readonly memo: string;
  readonly method: string;
  readonly noMethod: string;
  readonly split: string;
  readonly splitLines: (count: number) => string;
  readonly keypad: string;
  readonly keys: Readonly<Record<'back' | 'plus' | 'minus' | 'equals' | 'mark', string>>;
  readonly save: string;
  readonly saveAtOpening: string;
  readonly done: string;
  readonly reason: Readonly<Record<
    'no-amount' | 'amount-too-large' | 'no-account' | 'no-other-account' | 'same-account' | 'no-other-amount'
    | 'split-gap', string>>;
  readonly waiting: (count: number) => string;
  readonly saved: string;
  readonly savedAs: (payee: string, amount: string) => string;
  readonly changed: string;
  readonly undo: string;
  readonly undone: string;
  readonly delete: string;
  readonly full: string;
  readonly gone: string;
  readonly reconciled: string;
  readonly resumed: string;
  readonly discard: string;
  readonly filter: string;
  readonly create: (name: string) => string;
  readonly clear: string;
  readonly splitTotal: string;
  readonly splitLeft: (amount: string) => string;
  readonly splitEven: string;
  readonly addLine: string;
  readonly removeLine: (number: number) => string;
  readonly line: (number: number) => string;
  readonly lineAmount: string;
  readonly stopSplitting: string;
}

export const phoneEntryMessages: InBoth<PhoneEntryTexts> = {
  fr: {
    newTitle: fr`Nouvelle écriture`,
    editTitle: fr`Modifier l’écriture`,
    kindLabel: 'Sens',
    kinds: { expense: fr`Dépense`, income: 'Recette', transfer: 'Virement' },
    amount: 'Montant',
    suggestions: fr`Tiers habituels`,
    otherPayee: 'Autre…',
    payee: 'Tiers',
    category: fr`Catégorie`,
    noCategory: 'Aucune',
    account: 'Compte',
    fromAccount: 'Du compte',
    toAccount: 'Au compte',
    chooseAccount: 'Choisir…',
    noOtherAccount: fr`Un virement va d’un compte à un autre : il en faut un deuxième.`,
    arriving: fr`Montant reçu`,
    date: 'Date',
    today: fr`Aujourd’hui`,
    yesterday: 'Hier',
    previousDay: fr`Jour précédent`,
    nextDay: 'Jour suivant',
    otherDate: 'Autre date',
    memo: fr`Mémo`,
    method: fr`Règlement`,
    noMethod: 'Aucun',
    split: 'Ventiler',
    splitLines: (count) => count === 1 ? '1 ligne' : fr`${String(count)} lignes`,
    keypad: fr`Clavier du montant`,
    keys: { back: 'Effacer', plus: 'plus', minus: 'moins', equals: fr`égale`, mark: 'virgule' },
    save: 'Enregistrer',
    saveAtOpening: fr`Enregistrement dès l’ouverture du dossier.`,
    done: 'Valider',
    reason: {
      'no-amount': fr`Saisissez un montant pour enregistrer.`,
      'amount-too-large': fr`Ce montant est trop grand.`,
      'no-account': fr`Choisissez un compte pour enregistrer.`,
      'no-other-account': fr`Choisissez le compte qui reçoit.`,
      'same-account': fr`Choisissez deux comptes différents.`,
      'no-other-amount': fr`Saisissez le montant reçu, dans l’autre devise.`,
      'split-gap': fr`La ventilation ne fait pas le montant.`,
    },
    waiting: (count) => count === 1
      ? fr`Gardée sur ce téléphone, enregistrement dès l’ouverture.`
      : fr`${String(count)} écritures gardées, enregistrement dès l’ouverture.`,
    saved: fr`Enregistrée`,
    savedAs: (payee, amount) => payee === '' ? fr`Enregistrée : ${amount}` : fr`Enregistrée : ${payee}, ${amount}`,
    changed: fr`Modifiée`,
    undo: 'Annuler',
    undone: fr`Annulé`,
    delete: fr`Supprimer l’écriture`,
    full: fr`La mémoire du téléphone est pleine : rien n’a été enregistré, rien n’est perdu. Libérez de la place, puis `
      + fr`réessayez.`,
    gone: fr`Cette écriture n’existe plus : elle a été supprimée ici ou sur un autre appareil.`,
    resumed: fr`Vos modifications non enregistrées sont reprises.`,
    discard: 'Abandonner',
    reconciled: fr`Cette écriture est rapprochée : la modifier rouvrira son relevé.`,
    filter: 'Rechercher',
    create: (name) => fr`Créer « ${name} »`,
    clear: fr`Effacer`,
    splitTotal: fr`Montant à ventiler`,
    splitLeft: (amount) => fr`Reste à ventiler : ${amount}`,
    splitEven: fr`Tout est ventilé.`,
    addLine: 'Ajouter une ligne',
    removeLine: (number) => fr`Supprimer la ligne ${String(number)}`,
    line: (number) => fr`Ligne ${String(number)}`,
    lineAmount: 'Montant',
    stopSplitting: 'Ne plus ventiler',
  },
  en: {
    newTitle: 'New entry',
    editTitle: 'Edit entry',
    kindLabel: 'Direction',
    kinds: { expense: 'Expense', income: 'Income', transfer: 'Transfer' },
    amount: 'Amount',
    suggestions: 'Usual payees',
    otherPayee: 'Other…',
    payee: 'Payee',
    category: 'Category',
    noCategory: 'None',
    account: 'Account',
    fromAccount: 'From',
    toAccount: 'To',
    chooseAccount: 'Choose…',
    noOtherAccount: 'A transfer goes from one account to another: a second one is needed.',
    arriving: 'Received',
    date: 'Date',
    today: 'Today',
    yesterday: 'Yesterday',
    previousDay: 'Previous day',
    nextDay: 'Next day',
    otherDate: 'Another date',
    memo: 'Memo',
    method: 'Method',
    noMethod: 'None',
    split: 'Split',
    splitLines: (count) => count === 1 ? '1 line' : `${count} lines`,
    keypad: 'Amount keypad',
    keys: { back: 'Erase', plus: 'plus', minus: 'minus', equals: 'equals', mark: 'decimal point' },
    save: 'Save',
    saveAtOpening: 'Saved as soon as the book opens.',
    done: 'Done',
    reason: {
      'no-amount': 'Type an amount to save.',
      'amount-too-large': 'This amount is too large.',
      'no-account': 'Choose an account to save.',
      'no-other-account': 'Choose the account that receives.',
      'same-account': 'Choose two different accounts.',
      'no-other-amount': 'Type the amount received, in the other currency.',
      'split-gap': 'The split does not add up to the amount.',
    },
    waiting: (count) => count === 1
      ? 'Kept on this phone, saved as soon as the book opens.'
      : `${count} entries kept, saved as soon as the book opens.`,
    saved: 'Saved',
    savedAs: (payee, amount) => payee === '' ? `Saved: ${amount}` : `Saved: ${payee}, ${amount}`,
    changed: 'Changed',
    undo: 'Undo',
    undone: 'Undone',
    delete: 'Delete the entry',
    full: 'The storage of the phone is full: nothing was saved, nothing is lost. Free some space, then try again.',
    gone: 'This entry is no longer there: it was deleted here or on another device.',
    resumed: 'Your unsaved changes are back.',
    discard: 'Discard',
    reconciled: 'This entry is reconciled: changing it reopens its statement.',
    filter: 'Search',
    create: (name) => `Create “${name}”`,
    clear: 'Clear',
    splitTotal: 'Amount to split',
    splitLeft: (amount) => `Left to split: ${amount}`,
    splitEven: 'All of it is split.',
    addLine: 'Add a line',
    removeLine: (number) => `Remove line ${number}`,
    line: (number) => `Line ${number}`,
    lineAmount: 'Amount',
    stopSplitting: 'Do not split',
  },
};
