/** What is wrong with a bank's file, and why it cannot go into an account. */
import type { EngineFailure } from '@tandem/contract';
import type { InBoth, OfKind, TextsOf } from './texts.ts';
import { fr } from './typography.ts';

type BankFileFault = OfKind<EngineFailure, 'bank-file'>['error'];
type ImportRefusal = OfKind<EngineFailure, 'import'>['error'];
type TooLarge = OfKind<BankFileFault, 'too-large'>;

const tooLarge: InBoth<Readonly<Record<TooLarge['limit'], (fault: TooLarge) => string>>> = {
  fr: {
    bytes: ({ max }) => fr`Le fichier est trop gros (${max / 2 ** 20} Mo au plus).`,
    lines: ({ max }) => fr`Le fichier a trop de lignes (${max} au plus).`,
    text: ({ max, lineNumber }) =>
      fr`La ligne ${lineNumber} du fichier a un texte trop long (${max} caractères au plus).`,
    depth: ({ lineNumber }) => fr`La ligne ${lineNumber} du fichier a trop d’éléments les uns dans les autres.`,
  },
  en: {
    bytes: ({ max }) => `The file is too large (${max / 2 ** 20} MB at most).`,
    lines: ({ max }) => `The file has too many lines (${max} at most).`,
    text: ({ max, lineNumber }) => `Line ${lineNumber} of the file has too long a text (${max} characters at most).`,
    depth: ({ lineNumber }) => `Line ${lineNumber} of the file has too many elements within each other.`,
  },
};

/** What happened, then what to do. The caller adds that nothing was imported. */
export const bankFileMessages: InBoth<TextsOf<BankFileFault>> = {
  fr: {
    'too-large': (fault) => fr`${tooLarge.fr[fault.limit](fault)} Demandez à la banque une période plus courte.`,
    'not-ofx': fr`Ce n’est pas un fichier OFX : téléchargez le relevé de la banque au format OFX (Money).`,
    cut: ({ lineNumber, element }) =>
      fr`Le fichier est coupé ou abîmé à la ligne ${lineNumber} (${element}) : téléchargez-le de nouveau.`,
    'no-statement': fr`Le fichier ne contient aucun relevé de compte : choisissez-en un autre.`,
    'impossible-date': ({ lineNumber, text }) => text === ''
      ? fr`La ligne ${lineNumber} du fichier n’a pas de date : téléchargez-le de nouveau.`
      : fr`La ligne ${lineNumber} du fichier n’a pas de date lisible (« ${text} ») : téléchargez-le de nouveau.`,
    'impossible-amount': ({ lineNumber, text }) => text === ''
      ? fr`La ligne ${lineNumber} du fichier n’a pas de montant : téléchargez-le de nouveau.`
      : fr`La ligne ${lineNumber} du fichier n’a pas de montant lisible (« ${text} ») : téléchargez-le de nouveau.`,
    'impossible-currency': ({ lineNumber, text }) =>
      fr`La ligne ${lineNumber} du fichier n’a pas de devise lisible (« ${text} ») : téléchargez-le de nouveau.`,
    'mixed-currencies': ({ lineNumber, currency, other }) => fr`La ligne ${lineNumber} du fichier est en ${other}, le`
      + fr` relevé en ${currency} : demandez à la banque un fichier par devise.`,
  },
  en: {
    'too-large': (fault) => `${tooLarge.en[fault.limit](fault)} Ask the bank for a shorter period.`,
    'not-ofx': 'This is not an OFX file: download the statement from the bank as OFX (Money).',
    cut: ({ lineNumber, element }) =>
      `The file is cut or damaged at line ${lineNumber} (${element}): download it again.`,
    'no-statement': 'The file holds no statement of an account: choose another one.',
    'impossible-date': ({ lineNumber, text }) => text === ''
      ? `Line ${lineNumber} of the file has no date: download it again.`
      : `Line ${lineNumber} of the file has no readable date ("${text}"): download it again.`,
    'impossible-amount': ({ lineNumber, text }) => text === ''
      ? `Line ${lineNumber} of the file has no amount: download it again.`
      : `Line ${lineNumber} of the file has no readable amount ("${text}"): download it again.`,
    'impossible-currency': ({ lineNumber, text }) =>
      `Line ${lineNumber} of the file has no readable currency ("${text}"): download it again.`,
    'mixed-currencies': ({ lineNumber, currency, other }) => `Line ${lineNumber} of the file is in ${other}, the`
      + ` statement in ${currency}: ask the bank for one file a currency.`,
  },
};

export const importRefusalMessages: InBoth<TextsOf<ImportRefusal>> = {
  fr: {
    'other-currency': ({ statement, account }) =>
      fr`Le relevé est en ${statement} et le compte en ${account} : choisissez un autre compte. Rien n’a été importé.`,
    'total-too-large': fr`Les montants du relevé sont trop grands pour être additionnés. Rien n’a été importé.`,
  },
  en: {
    'other-currency': ({ statement, account }) =>
      `The statement is in ${statement} and the account in ${account}: choose another account. Nothing was imported.`,
    'total-too-large': 'The amounts of the statement are too large to be added up. Nothing was imported.',
  },
};
