/** Days and moments. A day has no time zone; a moment is shown in the one of this device. */
import { dayToCivil, type Day, type Language } from '@tandem/ledger';
import { localeByLanguage } from './format-number.ts';

const msPerDay = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** `24/11/2026`, the same in both languages. */
export function formatDay(day: Day): string {
  const { year, month, dayOfMonth } = dayToCivil(day);
  return `${twoDigits(dayOfMonth)}/${twoDigits(month)}/${String(year)}`;
}

/** `mardi 24 novembre 2026`, `Tuesday 24 November 2026`. */
export function formatDayLong(day: Day, language: Language): string {
  return dayFormat(`${language} long`, language, {
    weekday: 'long', day: 'numeric', month: 'long', year: 'numeric',
  }).format(day * msPerDay).replace(',', '');
}

/** `novembre 2026`: heads of months, the scroll bar's hint. */
export function formatMonth(day: Day, language: Language): string {
  return dayFormat(`${language} month`, language, { month: 'long', year: 'numeric' }).format(day * msPerDay);
}

/** `24/11/2026 08:02`. */
export function formatMoment(wallMs: number, language: Language): string {
  const date = new Date(wallMs);
  const time = date.toLocaleTimeString(localeByLanguage[language], { hour: '2-digit', minute: '2-digit' });
  return `${twoDigits(date.getDate())}/${twoDigits(date.getMonth() + 1)}/${String(date.getFullYear())} ${time}`;
}

function dayFormat(key: string, language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(localeByLanguage[language], { ...options, timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
