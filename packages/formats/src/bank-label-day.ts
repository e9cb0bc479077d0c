/** The day of a purchase, as labels of card payments carry it. */
import { civilToDay, dayToCivil, type Day } from '@tandem/ledger';

/** A deferred-debit card is debited up to two months after the purchase. */
const daysBeforeMax = 62;
/** Some banks post under the day before the purchase's, or over a week-end. */
const daysAfterMax = 3;

const dateForms: readonly RegExp[] = [
  // 12/12, 12/12/26, 12.12.2026, with the word that may stand before it.
  / (?:DU |FACT |LE )?(\d{2})[/.](\d{2})(?:[/.](\d{4}|\d{2}))?(?= |$)/gi,
  // Without separators a number is a date only after the word that announces it: `FACT 121226`, `DU 121226`.
  / (?:DU|FACT) (\d{2})(\d{2})(\d{2})(?= |$)/gi,
  // At the very beginning, after `PAIEMENT CB`: `1212 METZ FNAC`.
  /^ (\d{2})(\d{2})()(?= )/g,
];

/**
 * The first date that can be the purchase's of a line of `bankDay`, and the label without it. A date that cannot (too
 * far off, or not in the calendar) stays in the text: it may be part of a name.
 */
export function extractPurchaseDay(label: string, bankDay: Day): { day: Day | undefined; rest: string } {
  const text = ` ${label.trim()}`;
  for (const form of dateForms) {
    for (const match of text.matchAll(form)) {
      const [written, dayOfMonth, month, year] = match;
      const day = resolveDay(Number(dayOfMonth), Number(month), year ?? '', bankDay);
      if (day === undefined) continue;
      const rest = text.slice(0, match.index) + text.slice(match.index + written.length);
      return { day, rest: rest.trim() };
    }
  }
  return { day: undefined, rest: text.trim() };
}

function resolveDay(dayOfMonth: number, month: number, year: string, bankDay: Day): Day | undefined {
  const bankYear = dayToCivil(bankDay).year;
  const years = year === '' ? [bankYear, bankYear - 1, bankYear + 1] : [Number(year) + (year.length === 2 ? 2000 : 0)];
  for (const candidate of years) {
    const day = civilToDay(candidate, month, dayOfMonth);
    if (day !== undefined && day >= bankDay - daysBeforeMax && day <= bankDay + daysAfterMax) return day;
  }
  return undefined;
}
