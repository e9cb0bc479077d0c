/**
 * A day is a calendar date without a time zone: the number of days since 1970-01-01 in the proleptic Gregorian
 * calendar. One integer in the database, on the wire and in code: it sorts, subtracts and packs well, and arithmetic
 * needs no clock and no Date. SQLite reads the same number as `day * 86400` seconds, 'unixepoch'.
 */
declare const dayBrand: unique symbol;
export type Day = number & { readonly [dayBrand]: true };

declare const monthBrand: unique symbol;
/** A calendar month as the number yyyymm: 202611. */
export type Month = number & { readonly [monthBrand]: true };

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly dayOfMonth: number;
}

/** What a person may type. A stored day may lie in the years 1 to 9999, which is what SQLite's dates can read. */
const typedYearMin = 1900;
const typedYearMax = 2199;
const storedDayMin = civilToEpochDay(1, 1, 1);
const storedDayMax = civilToEpochDay(9999, 12, 31);

export function isDay(value: number): value is Day {
  return Number.isInteger(value) && value >= storedDayMin && value <= storedDayMax;
}

/** Proves a number to be a day; throws where it is not, which only a defect can cause. */
export function toDay(value: number): Day {
  if (!isDay(value)) throw new RangeError(`${value} is not a day`);
  return value;
}

/** The day of a date that exists in the years 1 to 9999, otherwise undefined: 31 February is nowhere. */
export function civilToDay(year: number, month: number, dayOfMonth: number): Day | undefined {
  if (![year, month, dayOfMonth].every(Number.isInteger)) return undefined;
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  const value = civilToEpochDay(year, month, dayOfMonth);
  return isDay(value) ? value : undefined;
}

export function dayToCivil(day: Day): CivilDate {
  // Years run from March, in eras of 400 years: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524)
    - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Reads `2026-11-24` or `24/11/2026` (or with `.`, `-`, single digits); undefined where there is no such date. */
export function parseDay(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const dayFirst = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text.trim());
  const [year, month, dayOfMonth] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : [Number(dayFirst?.[4]), Number(dayFirst?.[3]), Number(dayFirst?.[1])];
  if (!(year >= typedYearMin && year <= typedYearMax)) return undefined;
  return civilToDay(year, month, dayOfMonth);
}

/** `2026-11-24`. */
export function dayToIso(day: Day): string {
  const { year, month, dayOfMonth } = dayToCivil(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

export function dayToMonth(day: Day): Month {
  const { year, month } = dayToCivil(day);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a day's year and month are the brand
  return (year * 100 + month) as Month;
}

export function firstDayOfMonth(day: Day): Day {
  return toDay(day - dayToCivil(day).dayOfMonth + 1);
}

export function lastDayOfMonth(day: Day): Day {
  const { year, month, dayOfMonth } = dayToCivil(day);
  return toDay(day - dayOfMonth + daysInMonth(year, month));
}

/** 1 is Monday, 7 is Sunday. */
export function dayToWeekday(day: Day): number {
  return ((day + 3) % 7 + 7) % 7 + 1;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function civilToEpochDay(year: number, month: number, dayOfMonth: number): number {
  const yearFromMarch = month <= 2 ? year - 1 : year;
  const era = Math.floor(yearFromMarch / 400);
  const yearOfEra = yearFromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
