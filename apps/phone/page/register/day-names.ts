/** Days as the register has them. */
import { dayToCivil, type Day, type Language } from '@tandem/ledger';

const msPerDay = 86_400_000;

const weekdayFormats = new Map<Language, Intl.DateTimeFormat>();

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
