/** Money, counts and percents in the form of a language; the minus is always U+2212, whatever Intl would write. */
import { currencyExponent, type Currency, type Language } from '@tandem/ledger';

export const localeByLanguage = { fr: 'fr-FR', en: 'en-GB' } as const;

export interface MoneyOptions {
  /** `always`: a plus before what comes in, as in a gap or a difference. */
  readonly sign?: 'always';
}

const formats = new Map<string, Intl.NumberFormat>();

/** `1 234,56 €`, `€1,234.56`, `−34,00 €`. `amount` in minor units. */
export function formatMoney(
  amount: number, currency: Currency, language: Language, options: MoneyOptions = {},
): string {
  return signed(amount, options, formatExact(amount, currency, language, 'currency'));
}

/** The same without its currency, for columns of one currency. */
export function formatAmount(
  amount: number, currency: Currency, language: Language, options: MoneyOptions = {},
): string {
  return signed(amount, options, formatExact(amount, currency, language, 'decimal'));
}

export function formatCount(count: number, language: Language): string {
  const text = numberFormat(`${language} count`, language, { maximumFractionDigits: 0 }).format(Math.abs(count));
  return signed(Math.round(count), {}, text);
}

/** `59 %` of 0.5999: rounded down, so that 100 % is said of the whole only. */
export function formatPercent(share: number, language: Language): string {
  const options = { style: 'percent', roundingMode: 'floor', maximumFractionDigits: 0 } as const;
  return numberFormat(`${language} percent`, language, options).format(share);
}

/** `€`, for the head of a column; the code where the language has no sign for it. */
export function currencySign(currency: Currency, language: Language): string {
  const parts = moneyFormat(currency, language, 'currency').formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

/** As a text of digits, since 123456 / 100 is not always a number. */
function formatExact(
  amount: number, currency: Currency, language: Language, style: 'currency' | 'decimal',
): string {
  const decimals = currencyExponent(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const exact = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- digits, perhaps a point
  return moneyFormat(currency, language, style).format(exact as Intl.StringNumericLiteral);
}

function signed(amount: number, { sign }: MoneyOptions, text: string): string {
  if (amount < 0) return `\u2212${text}`;
  return sign === 'always' && amount > 0 ? `+${text}` : text;
}

function moneyFormat(currency: Currency, language: Language, style: 'currency' | 'decimal'): Intl.NumberFormat {
  const decimals = currencyExponent(currency);
  return numberFormat(`${language} ${currency} ${style}`, language, {
    style, minimumFractionDigits: decimals, maximumFractionDigits: decimals, ...(style === 'currency' && { currency }),
  });
}

/** Making one takes a thousand times longer than using it. */
function numberFormat(key: string, language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(localeByLanguage[language], options);
    formats.set(key, format);
  }
  return format;
}
