/** A date as it is typed in haste: `24/11/2026`, `24/11`, `24`, `241126`; what is left out is today's. */
import { civilToDay, dayToCivil, parseDay, toDay, isDay, type Day } from '@tandem/ledger';

/** Undefined where there is no such date. */
export function parseTypedDay(text: string, today: Day): Day | undefined {
  const typed = text.trim().replace(/\s+/g, '/');
  const whole = parseDay(typed);
  if (whole !== undefined) return whole;
  const [dayOfMonth, month, year] = readParts(typed);
  if (dayOfMonth === undefined) return undefined;
  const now = dayToCivil(today);
  return civilToDay(year === undefined ? now.year : fullYear(year, now.year), month ?? now.month, dayOfMonth);
}

/** The same day next to it, for the keys + and −; the last day there is stays. */
export function stepDay(day: Day, step: number): Day {
  return isDay(day + step) ? toDay(day + step) : day;
}

function readParts(typed: string): readonly (number | undefined)[] {
  const separated = /^(\d{1,2})(?:[/.-](\d{1,2})(?:[/.-](\d{2}))?)?$/.exec(typed);
  const compact = /^(\d{2})(\d{2})(\d{2}|\d{4})?$/.exec(typed);
  const parts = separated ?? compact;
  if (parts === null) return [];
  return parts.slice(1).map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
}

/** Two digits mean the year that is nearest to this one. */
function fullYear(year: number, thisYear: number): number {
  if (year >= 100) return year;
  const century = thisYear - thisYear % 100;
  return [century - 100, century, century + 100].map((start) => start + year)
    .sort((left, right) => Math.abs(left - thisYear) - Math.abs(right - thisYear))[0] ?? thisYear;
}
