/** How the typed amount looks: in the language's form, with the sign of money that leaves. */
import type { Language } from '@tandem/ledger';
import type { EntryFormKind } from './entry-form.ts';
import { isSum } from './typed-amount.ts';

const minus = '\u2212';

const marksByLanguage: Readonly<Record<Language, { readonly decimal: string; readonly group: string }>> = {
  fr: { decimal: ',', group: '\u202f' },
  en: { decimal: '.', group: ',' },
};

/** `−1 234,5` while it is typed: no decimal is added or taken away. A sum has signs of its own, and none before it. */
export function showTyped(text: string, kind: EntryFormKind, language: Language): string {
  const { decimal, group } = marksByLanguage[language];
  const shown = text.replaceAll(/(\d+)(,?)(\d*)|[+-]/g, (part, whole?: string, mark = '', fraction = '') => {
    if (whole === undefined) return part === '-' ? minus : part;
    return whole.replaceAll(/\d(?=(?:\d{3})+$)/g, `$&${group}`) + (mark === '' ? '' : decimal) + fraction;
  });
  const isPlain = text !== '' && !isSum(text) && !text.startsWith('-');
  return kind !== 'income' && isPlain ? minus + shown : shown;
}

/** `−€6.80` in English, `−6,80 €` in French. */
export function isCurrencyFirst(language: Language): boolean {
  return language === 'en';
}

export function decimalMark(language: Language): string {
  return marksByLanguage[language].decimal;
}
