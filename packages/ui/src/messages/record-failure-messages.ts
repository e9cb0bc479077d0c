/** What the ledger refuses in an entry, an account, a category or a payee. */
import type { EngineFailure } from '@tandem/contract';
import { tell, type InBoth, type OfKind, type TextsOf } from './texts.ts';
import { fr } from './typography.ts';

type EntryError = OfKind<EngineFailure, 'entry'>['error'];
type AccountError = OfKind<EngineFailure, 'account'>['error'];
type CategoryError = OfKind<EngineFailure, 'category'>['error'];
type PayeeError = OfKind<EngineFailure, 'payee'>['error'];
type TemplateError = OfKind<EngineFailure, 'template'>['error'];
type RefusedText = OfKind<EntryError | AccountError | CategoryError | PayeeError | TemplateError, 'text'>;
type TagsFault = OfKind<EntryError, 'tags'>['fault'];

const textFaults: InBoth<TextsOf<TagsFault>> = {
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

const fieldNames: InBoth<Readonly<Record<RefusedText['field'], string>>> = {
  fr: {
    name: 'nom', groupName: 'groupe', note: 'note', memo: 'mémo', number: 'numéro', bankLabel: 'libellé de la banque',
    bankId: 'identifiant de la banque',
  },
  en: {
    name: 'name', groupName: 'group', note: 'note', memo: 'memo', number: 'number', bankLabel: 'bank\'s label',
    bankId: 'bank\'s id',
  },
};

const frenchText = ({ field, fault }: RefusedText, name = fieldNames.fr[field]): string =>
  fr`${tell(textFaults.fr, fault)} : ${name}. Corrigez-le, puis enregistrez.`;
const englishText = ({ field, fault }: RefusedText, name = fieldNames.en[field]): string =>
  `${tell(textFaults.en, fault)}: ${name}. Correct it, then save.`;

export const entryErrorMessages: InBoth<TextsOf<EntryError>> = {
  fr: {
    'unknown-entry': fr`Cette écriture n’est plus dans le dossier : elle a été supprimée.`,
    'unknown-account': fr`Le compte de cette écriture n’est plus dans le dossier : choisissez-en un autre.`,
    'unknown-category': fr`Cette catégorie n’est plus dans le dossier : choisissez-en une autre.`,
    'unknown-payee': fr`Ce tiers n’est plus dans le dossier : choisissez-en un autre.`,
    'unknown-method': fr`Ce mode de règlement n’est plus dans le dossier : choisissez-en un autre.`,
    text: (refused) => frenchText(refused),
    tags: ({ fault }) => fr`${tell(textFaults.fr, fault)}. Corrigez les étiquettes, puis enregistrez.`,
    'amount-too-large': fr`Ce montant est trop grand : corrigez-le, puis enregistrez.`,
    'transfer-to-itself': fr`Un virement va d’un compte à un autre : choisissez un autre compte.`,
    'transfer-one-way': fr`Ce virement irait dans un seul sens : inversez le signe du montant.`,
    'transfer-unequal': fr`Ce qui part n’est pas ce qui arrive : corrigez l’un des montants.`,
    'split-transfer': fr`Un virement ne se ventile pas : choisissez une catégorie.`,
    'split-count': ({ linesMax }) => fr`Une écriture ventilée a de 1 à ${linesMax} lignes.`,
    'split-sum': fr`La somme des lignes n’est pas le montant de l’écriture : corrigez une ligne.`,
    'entry-reconciled': fr`Cette écriture est rapprochée : elle ne change pas ici. Rien n’a été modifié.`,
  },
  en: {
    'unknown-entry': 'This entry is not in the book any more: it was deleted.',
    'unknown-account': 'The account of this entry is not in the book any more: choose another one.',
    'unknown-category': 'This category is not in the book any more: choose another one.',
    'unknown-payee': 'This payee is not in the book any more: choose another one.',
    'unknown-method': 'This payment method is not in the book any more: choose another one.',
    text: (refused) => englishText(refused),
    tags: ({ fault }) => `${tell(textFaults.en, fault)}. Correct the tags, then save.`,
    'amount-too-large': 'This amount is too large: correct it, then save.',
    'transfer-to-itself': 'A transfer goes from one account to another: choose another account.',
    'transfer-one-way': 'This transfer would go one way only: turn the sign of the amount.',
    'transfer-unequal': 'What leaves is not what arrives: correct one of the amounts.',
    'split-transfer': 'A transfer cannot be split: choose a category.',
    'split-count': ({ linesMax }) => `A split entry has 1 to ${linesMax} lines.`,
    'split-sum': 'The lines do not sum to the amount of the entry: correct a line.',
    'entry-reconciled': 'This entry is reconciled: it does not change here. Nothing was changed.',
  },
};

export const accountErrorMessages: InBoth<TextsOf<AccountError>> = {
  fr: {
    text: (refused) => frenchText(refused),
    'unknown-account': fr`Ce compte n’est plus dans le dossier : il a été supprimé.`,
    'amount-too-large': fr`Ce montant est trop grand : corrigez-le, puis enregistrez.`,
    'currency-in-use': fr`Le compte a des écritures : sa devise reste la même. Rien n’a été modifié.`,
    'account-not-empty': fr`Le compte a des écritures : clôturez-le au lieu de le supprimer. Rien n’a été modifié.`,
  },
  en: {
    text: (refused) => englishText(refused),
    'unknown-account': 'This account is not in the book any more: it was deleted.',
    'amount-too-large': 'This amount is too large: correct it, then save.',
    'currency-in-use': 'The account has entries: its currency stays. Nothing was changed.',
    'account-not-empty': 'The account has entries: close it instead of deleting it. Nothing was changed.',
  },
};

export const categoryErrorMessages: InBoth<TextsOf<CategoryError>> = {
  fr: {
    text: (refused) => frenchText(refused, 'catégorie'),
    'unknown-category': fr`Cette catégorie n’est plus dans le dossier : choisissez-en une autre.`,
    'name-with-separator': fr`Un nom de catégorie ne contient pas « : ». Rien n’a été modifié.`,
    'category-cycle': fr`Une catégorie ne peut pas être sous elle-même. Rien n’a été modifié.`,
    'category-in-use': fr`Cette catégorie sert encore : elle reste. Rien n’a été modifié.`,
  },
  en: {
    text: (refused) => englishText(refused, 'category'),
    'unknown-category': 'This category is not in the book any more: choose another one.',
    'name-with-separator': 'The name of a category holds no ":". Nothing was changed.',
    'category-cycle': 'A category cannot be below itself. Nothing was changed.',
    'category-in-use': 'This category is still in use: it stays. Nothing was changed.',
  },
};

export const payeeErrorMessages: InBoth<TextsOf<PayeeError>> = {
  fr: {
    text: (refused) => frenchText(refused, 'tiers'),
    'unknown-payee': fr`Ce tiers n’est plus dans le dossier : choisissez-en un autre.`,
    'unknown-category': fr`Cette catégorie n’est plus dans le dossier : choisissez-en une autre.`,
    'payee-name-taken': fr`Un autre tiers porte ce nom : fusionnez-les, ou choisissez un autre nom.`,
    'payee-in-use': fr`Ce tiers a des écritures : il reste. Rien n’a été modifié.`,
    'payee-into-itself': fr`Choisissez un autre tiers. Rien n’a été modifié.`,
  },
  en: {
    text: (refused) => englishText(refused, 'payee'),
    'unknown-payee': 'This payee is not in the book any more: choose another one.',
    'unknown-category': 'This category is not in the book any more: choose another one.',
    'payee-name-taken': 'Another payee has this name: merge them, or choose another name.',
    'payee-in-use': 'This payee has entries: it stays. Nothing was changed.',
    'payee-into-itself': 'Choose another payee. Nothing was changed.',
  },
};

export const templateErrorMessages: InBoth<TextsOf<TemplateError>> = {
  fr: {
    text: (refused) => frenchText(refused, refused.field === 'name' ? fr`modèle` : fieldNames.fr.memo),
    'amount-too-large': fr`Ce montant est trop grand : corrigez-le, puis enregistrez.`,
    'split-sum': fr`La somme des lignes n’est pas le montant : corrigez une ligne.`,
    'unknown-template': fr`Ce modèle n’est plus dans le dossier : il a été supprimé.`,
  },
  en: {
    text: (refused) => englishText(refused, refused.field === 'name' ? 'template' : fieldNames.en.memo),
    'amount-too-large': 'This amount is too large: correct it, then save.',
    'split-sum': 'The lines do not sum to the amount: correct a line.',
    'unknown-template': 'This template is not in the book any more: it was deleted.',
  },
};
