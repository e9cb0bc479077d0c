/** Money, counts and dates in the form of a language. */
import { currencyExponent, dayToCivil, type Currency, type Day, type Language } from '@tandem/ledger';

const localeByLanguage = { fr: 'fr-FR', en: 'en-GB' } as const;
const formats = new Map<string, Intl.NumberFormat>();

/** `1 234,56 €`, `€1,234.56`; the minus is U+2212. `amount` in minor units. */
export function formatMoney(amount: number, currency: Currency, language: Language): string {
  const decimals = currencyExponent(currency);
  // As a text of digits, since 123456 / 100 is not always a number.
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const exact = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- proven above: digits, perhaps a point
  const text = moneyFormat(currency, decimals, language).format(exact as Intl.StringNumericLiteral);
  return amount < 0 ? `\u2212${text}` : text;
}

export function formatCount(count: number, language: Language): string {
  return count.toLocaleString(localeByLanguage[language]);
}

/** `24/11/2026`. */
export function formatDay(day: Day): string {
  const { year, month, dayOfMonth } = dayToCivil(day);
  return [dayOfMonth, month].map((part) => String(part).padStart(2, '0')).join('/') + `/${year}`;
}

/** `24/11/2026 08:02`, in the time zone of this computer. */
export function formatMoment(wallMs: number, language: Language): string {
  const date = new Date(wallMs);
  const locale = localeByLanguage[language];
  const time = date.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  return `${date.toLocaleDateString(locale)} ${time}`;
}

function moneyFormat(currency: Currency, decimals: number, language: Language): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(localeByLanguage[language], {
      style: 'currency', currency, minimumFractionDigits: decimals, maximumFractionDigits: decimals,
    });
    formats.set(key, format);
  }
  return format;
}
