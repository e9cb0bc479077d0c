/** Days and months as the register's headings have them. */
import { dayToCivil, type Day, type Language } from '@tandem/ledger';

const msPerDay = 86_400_000;

const monthFormats = new Map<Language, Intl.DateTimeFormat>();
const weekdayFormats = new Map<Language, Intl.DateTimeFormat>();

/** `Novembre 2026` */
export function formatMonth(day: Day, language: Language): string {
  const format = monthFormats.get(language)
    ?? new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  monthFormats.set(language, format);
  const name = format.format(day * msPerDay);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `lun.` */
export function formatWeekday(day: Day, language: Language): string {
  const format = weekdayFormats.get(language)
    ?? new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  weekdayFormats.set(language, format);
  return format.format(day * msPerDay);
}

/** `30/11` */
export function formatDayOfMonth(day: Day): string {
  const { month, dayOfMonth } = dayToCivil(day);
  return `${String(dayOfMonth).padStart(2, '0')}/${String(month).padStart(2, '0')}`;
}

export function isSameMonth(one: Day, other: Day): boolean {
  const first = dayToCivil(one);
  const second = dayToCivil(other);
  return first.year === second.year && first.month === second.month;
}
