/** What the ledger refuses: amounts, texts, entries, accounts, categories, payees. */
import type {
  AccountError, AmountFault, CategoryError, EntryError, PayeeError, TagsFault, TextFault,
} from '@tandem/ledger';
import { tell, type InBoth, type TextsOf } from './texts.ts';
import { fr } from './typography.ts';

const amountTexts = (text: string): InBoth<TextsOf<AmountFault>> => ({
  fr: {
    'amount-empty': fr`Le montant est vide : écrivez par exemple --amount=-12,34.`,
    'amount-unreadable': fr`« ${text} » n’est pas un montant : écrivez par exemple --amount=-12,34.`,
    'amount-decimals': ({ decimalsMax }) =>
      fr`« ${text} » a trop de décimales : la devise du compte en a ${decimalsMax} au plus.`,
    'amount-too-large': fr`Le montant « ${text} » est trop grand.`,
  },
  en: {
    'amount-empty': 'The amount is empty: write for example --amount=-12.34.',
    'amount-unreadable': `"${text}" is not an amount: write for example --amount=-12.34.`,
    'amount-decimals': ({ decimalsMax }) =>
      `"${text}" has too many decimals: the account's currency has ${decimalsMax} at most.`,
    'amount-too-large': `The amount "${text}" is too large.`,
  },
});

export const amountMessages: InBoth<(text: string, error: AmountFault) => string> = {
  fr: (text, error) => tell(amountTexts(text).fr, error),
  en: (text, error) => tell(amountTexts(text).en, error),
};

const tagsTexts: InBoth<TextsOf<TagsFault>> = {
  fr: {
    'text-empty': fr`Ce texte est vide`,
    'text-too-long': ({ lengthMax }) => fr`Ce texte est trop long (${lengthMax} caractères au plus)`,
    'text-malformed': fr`Ce texte contient des caractères de commande`,
    'too-many-tags': ({ tagsMax }) => fr`Il y a trop d’étiquettes (${tagsMax} au plus)`,
  },
  en: {
    'text-empty': 'This text is empty',
    'text-too-long': ({ lengthMax }) => `This text is too long (${lengthMax} characters at most)`,
    'text-malformed': 'This text holds control characters',
    'too-many-tags': ({ tagsMax }) => `There are too many tags (${tagsMax} at most)`,
  },
};

type TextField = Extract<AccountError | EntryError | CategoryError | PayeeError, { readonly kind: 'text' }>['field'];

const fieldNames: InBoth<Readonly<Record<TextField, string>>> = {
  fr: {
    name: 'nom', groupName: 'groupe', note: 'note', memo: 'note', number: 'numéro', bankLabel: 'libellé de la banque',
    bankId: 'identifiant de la banque',
  },
  en: {
    name: 'name', groupName: 'group', note: 'note', memo: 'memo', number: 'number', bankLabel: 'bank\'s label',
    bankId: 'bank\'s id',
  },
};

interface RefusedText {
  readonly field: TextField;
  readonly fault: TextFault;
}

const frenchText = ({ field, fault }: RefusedText): string =>
  fr`${tell(tagsTexts.fr, fault)} : ${fieldNames.fr[field]}. Rien n’a été modifié.`;
const englishText = ({ field, fault }: RefusedText): string =>
  `${tell(tagsTexts.en, fault)}: ${fieldNames.en[field]}. Nothing was changed.`;

export const entryMessages: InBoth<TextsOf<EntryError>> = {
  fr: {
    'unknown-entry': fr`Cette écriture n’existe pas dans le dossier, ou elle est supprimée.`,
    'unknown-account': fr`Le compte de cette écriture n’existe pas dans le dossier.`,
    'unknown-category': fr`Cette catégorie n’existe pas dans le dossier.`,
    'unknown-payee': fr`Ce tiers n’existe pas dans le dossier.`,
    'unknown-method': fr`Ce mode de règlement n’existe pas dans le dossier.`,
    text: frenchText,
    tags: ({ fault }) => fr`${tell(tagsTexts.fr, fault)}. Rien n’a été modifié.`,
    'amount-too-large': fr`Ce montant est trop grand. Rien n’a été modifié.`,
    'transfer-to-itself': fr`Un virement va d’un compte à un autre. Rien n’a été modifié.`,
    'transfer-one-way': fr`Ce virement irait dans un seul sens : inversez le signe du montant. Rien n’a été modifié.`,
    'transfer-unequal': fr`Ce qui part n’est pas ce qui arrive. Rien n’a été modifié.`,
    'split-transfer': fr`Un virement ne se ventile pas. Rien n’a été modifié.`,
    'split-count': ({ linesMax }) => fr`Une écriture ventilée a de 1 à ${linesMax} lignes. Rien n’a été modifié.`,
    'split-sum': fr`La somme des lignes n’est pas le montant de l’écriture. Rien n’a été modifié.`,
    'entry-reconciled':
      fr`Cette écriture est rapprochée : la modifier rouvre son relevé. Ajoutez --unlock si vous le voulez.`,
  },
  en: {
    'unknown-entry': 'There is no such entry in the book, or it is deleted.',
    'unknown-account': 'The account of this entry is not in the book.',
    'unknown-category': 'This category is not in the book.',
    'unknown-payee': 'This payee is not in the book.',
    'unknown-method': 'This payment method is not in the book.',
    text: englishText,
    tags: ({ fault }) => `${tell(tagsTexts.en, fault)}. Nothing was changed.`,
    'amount-too-large': 'This amount is too large. Nothing was changed.',
    'transfer-to-itself': 'A transfer goes from one account to another. Nothing was changed.',
    'transfer-one-way': 'This transfer would go one way only: turn the sign of the amount. Nothing was changed.',
    'transfer-unequal': 'What leaves is not what arrives. Nothing was changed.',
    'split-transfer': 'A transfer cannot be split. Nothing was changed.',
    'split-count': ({ linesMax }) => `A split entry has 1 to ${linesMax} lines. Nothing was changed.`,
    'split-sum': 'The lines do not sum to the amount of the entry. Nothing was changed.',
    'entry-reconciled': 'This entry is reconciled: changing it reopens its statement. Add --unlock if you mean it.',
  },
};

export const accountMessages: InBoth<TextsOf<AccountError>> = {
  fr: {
    text: frenchText,
    'unknown-account': fr`Ce compte n’existe pas dans le dossier.`,
    'amount-too-large': fr`Ce montant est trop grand. Rien n’a été modifié.`,
    'currency-in-use': fr`Le compte a des écritures : sa devise reste la même. Rien n’a été modifié.`,
    'account-not-empty': fr`Le compte a des écritures : clôturez-le au lieu de le supprimer. Rien n’a été modifié.`,
  },
  en: {
    text: englishText,
    'unknown-account': 'This account is not in the book.',
    'amount-too-large': 'This amount is too large. Nothing was changed.',
    'currency-in-use': 'The account has entries: its currency stays. Nothing was changed.',
    'account-not-empty': 'The account has entries: close it instead of deleting it. Nothing was changed.',
  },
};

export const categoryMessages: InBoth<TextsOf<CategoryError>> = {
  fr: {
    text: frenchText,
    'unknown-category': fr`Cette catégorie n’existe pas dans le dossier.`,
    'name-with-separator': fr`Un nom de catégorie ne contient pas « : ». Rien n’a été modifié.`,
    'category-cycle': fr`Une catégorie ne peut pas être sous elle-même. Rien n’a été modifié.`,
    'category-in-use': fr`Cette catégorie sert encore : elle reste. Rien n’a été modifié.`,
  },
  en: {
    text: englishText,
    'unknown-category': 'This category is not in the book.',
    'name-with-separator': 'The name of a category holds no ":". Nothing was changed.',
    'category-cycle': 'A category cannot be below itself. Nothing was changed.',
    'category-in-use': 'This category is still in use: it stays. Nothing was changed.',
  },
};

export const payeeMessages: InBoth<TextsOf<PayeeError>> = {
  fr: {
    text: frenchText,
    'unknown-payee': fr`Ce tiers n’existe pas dans le dossier.`,
    'payee-name-taken': fr`Un autre tiers porte ce nom. Rien n’a été modifié.`,
    'payee-in-use': fr`Ce tiers a des écritures : il reste. Rien n’a été modifié.`,
    'payee-into-itself': fr`Choisissez un autre tiers. Rien n’a été modifié.`,
    'unknown-category': fr`Cette catégorie n’existe pas dans le dossier.`,
  },
  en: {
    text: englishText,
    'unknown-payee': 'This payee is not in the book.',
    'payee-name-taken': 'Another payee has this name. Nothing was changed.',
    'payee-in-use': 'This payee has entries: it stays. Nothing was changed.',
    'payee-into-itself': 'Choose another payee. Nothing was changed.',
    'unknown-category': 'This category is not in the book.',
  },
};
