/** The filter of the list of entries: kept with its place in the history, and said in words. */
import type { EntryFilterDraft } from '@tandem/contract';
import { civilToDay, dayToCivil, firstDayOfMonth, isDay, lastDayOfMonth, toDay, type Day } from '@tandem/ledger';

export const noFilter: EntryFilterDraft = {
  status: null, category: null, payeeId: null, from: null, to: null, amountMin: null, amountMax: null,
};

export function isFiltering(filter: EntryFilterDraft): boolean {
  return Object.values(filter).some((value) => value !== null);
}

export type Period = 'this-month' | 'last-month' | 'this-year' | 'all';

export function periodToDays(period: Period, today: Day): Pick<EntryFilterDraft, 'from' | 'to'> {
  switch (period) {
    case 'all': return { from: null, to: null };
    case 'this-month': return { from: firstDayOfMonth(today), to: lastDayOfMonth(today) };
    case 'last-month': {
      const last = toDay(firstDayOfMonth(today) - 1);
      return { from: firstDayOfMonth(last), to: last };
    }
    case 'this-year': {
      const { year } = dayToCivil(today);
      return { from: civilToDay(year, 1, 1) ?? null, to: civilToDay(year, 12, 31) ?? null };
    }
  }
}

/** Of `history.state`, which may hold anything. */
export function parseFilter(value: unknown): EntryFilterDraft {
  if (typeof value !== 'object' || value === null) return noFilter;
  const field = (name: string): unknown => (name in value ? Reflect.get(value, name) : null);
  const status = field('status');
  const category = field('category');
  return {
    status: status === 'uncleared' || status === 'cleared' || status === 'reconciled' ? status : null,
    category: category === 'none' ? 'none' : idOf(category),
    payeeId: idOf(field('payeeId')),
    from: dayOf(field('from')), to: dayOf(field('to')),
    amountMin: sizeOf(field('amountMin')), amountMax: sizeOf(field('amountMax')),
  };
}

function idOf(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value) ? value : null;
}

function dayOf(value: unknown): number | null {
  return typeof value === 'number' && isDay(value) ? value : null;
}

function sizeOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
