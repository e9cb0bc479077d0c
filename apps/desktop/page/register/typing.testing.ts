/** An account, a few lists, and the two ways of writing and reading that the row being typed needs. */
import type { AccountView } from '@tandem/contract';
import { parseAmount, parseCurrency, parseDay, toCents, type Cents } from '@tandem/ledger';
import type { FieldFormat } from './entry-form.ts';
import type { ReadingContext } from './entry-reading.ts';

export function accountOf(id: string, name: string, currencyCode = 'EUR'): AccountView {
  const currency = parseCurrency(currencyCode);
  if (currency === undefined) throw new Error(currencyCode);
  const zero = toCents(0);
  return {
    id, name, kind: 'current', currency, groupName: '', isClosed: false, openingBalance: zero, overdraftLimit: null,
    note: '', real: zero, cleared: zero, projected: zero, entries: 0, isRestored: false, isBelowLimit: false,
  };
}

export const context: ReadingContext = {
  account: accountOf('a1', 'Compte courant'),
  accounts: [accountOf('a2', 'Livret A'), accountOf('a3', 'Dollars', 'USD')],
  categories: [
    { id: 'c1', path: 'Alimentation : Courses', isIncome: false },
    { id: 'c2', path: 'Alimentation : Boulangerie', isIncome: false },
    { id: 'c3', path: 'Loisirs : Divers', isIncome: false }, { id: 'c4', path: 'Maison : Divers', isIncome: false },
  ],
  methods: [{ id: 'm1', name: 'Carte bancaire', shortName: 'CB' }],
  readDay: parseDay,
  readAmount: parseAmount,
};

/** `12.50`, which is read again as it is written. */
export const format: FieldFormat = {
  amount: (amount) => (amount / 100).toFixed(2),
  amountIn: (amount) => (amount / 100).toFixed(2),
  day: (day) => new Date(day * 86_400_000).toISOString().slice(0, 10),
};

export function cents(amount: number): Cents {
  return toCents(amount);
}
