/** The account that entries were typed in last, as far as the entry screen shows it: known before the book is open. */
import type { AccountView } from '@tandem/contract';
import { parseCurrency, type Cents, type Currency } from '@tandem/ledger';
import { keptStorage } from '../screen/kept-storage.ts';
import { readItem, writeItem } from './kept-form.ts';

export interface KnownAccount {
  readonly id: string;
  readonly name: string;
  readonly currency: Currency;
  /** Null where it is not known yet. */
  readonly real: Cents | null;
}

const storageKey = 'tandem.last-account';

export function readLastAccount(): KnownAccount | undefined {
  const text = readItem(keptStorage, storageKey);
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('id' in value) || !('name' in value)) return undefined;
    const currency = 'currency' in value && typeof value.currency === 'string'
      ? parseCurrency(value.currency)
      : undefined;
    if (typeof value.id !== 'string' || typeof value.name !== 'string' || currency === undefined) return undefined;
    return { id: value.id, name: value.name, currency, real: null };
  } catch {
    // Cut, or of another program.
    return undefined;
  }
}

export function rememberAccount({ id, name, currency }: AccountView | KnownAccount): void {
  writeItem(keptStorage, storageKey, JSON.stringify({ id, name, currency }));
}
