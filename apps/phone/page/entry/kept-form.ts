/**
 * The half-typed entry in the browser's storage, written at every key: a reload, a call or a kill gives it back. A
 * storage that is full or refused keeps nothing, and typing goes on.
 */
import { isDay } from '@tandem/ledger';
import {
  emptyForm, isEmptyForm, type ChosenCategory, type EntryForm, type FormLine, type OriginalEntry,
} from './entry-form.ts';
import { isTypedAmount } from './typed-amount.ts';

export type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A new entry and one that is edited are kept apart: looking at one does not lose the other. */
export type KeptFormName = 'new' | 'edited';

export function readKeptForm(storage: KeptStorage, name: KeptFormName): EntryForm | undefined {
  const text = readItem(storage, keyOf(name));
  if (text === null) return undefined;
  try {
    return parseForm(JSON.parse(text));
  } catch {
    // Not JSON: of another program, or cut. There is nothing to give back.
    return undefined;
  }
}

export function keepForm(storage: KeptStorage, name: KeptFormName, form: EntryForm): void {
  if (isEmptyForm(form)) writeItem(storage, keyOf(name), null);
  else writeItem(storage, keyOf(name), JSON.stringify(form));
}

export function forgetForm(storage: KeptStorage, name: KeptFormName): void {
  writeItem(storage, keyOf(name), null);
}

/** Of `localStorage`, as its events name it. */
export function keyOf(name: KeptFormName): string {
  return `tandem.form.${name}`;
}

export function readItem(storage: KeptStorage, key: string): string | null {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}

/** Null removes. False where the storage refused. */
export function writeItem(storage: KeptStorage, key: string, text: string | null): boolean {
  try {
    if (text === null) storage.removeItem(key);
    else storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

export function parseForm(value: unknown): EntryForm | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, amountText, otherAmountText, day } = value;
  if (kind !== 'expense' && kind !== 'income' && kind !== 'transfer') return undefined;
  return {
    kind,
    amountText: typedOf(amountText),
    payee: textOf(value['payee']),
    category: categoryOf(value['category']),
    lines: Array.isArray(value['lines']) ? value['lines'].filter(isRecord).map(lineOf) : null,
    accountId: idOf(value['accountId']),
    otherAccountId: idOf(value['otherAccountId']),
    otherAmountText: typedOf(otherAmountText),
    day: typeof day === 'number' && isDay(day) ? day : emptyForm.day,
    memo: textOf(value['memo']),
    methodId: idOf(value['methodId']),
    pictures: Array.isArray(value['pictures']) ? value['pictures'].flatMap((id) => idOf(id) ?? []) : [],
    original: originalOf(value['original']),
  };
}

function lineOf(line: Readonly<Record<string, unknown>>): FormLine {
  return {
    category: categoryOf(line['category']), amountText: typedOf(line['amountText']), memo: textOf(line['memo']),
  };
}

function originalOf(value: unknown): OriginalEntry | null {
  if (!isRecord(value)) return null;
  const { status, valueDay, tags } = value;
  const entryId = idOf(value['entryId']);
  const accountId = idOf(value['accountId']);
  if (entryId === null || accountId === null) return null;
  if (status !== 'uncleared' && status !== 'cleared' && status !== 'reconciled') return null;
  return {
    entryId, accountId, status, number: textOf(value['number']),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    valueDay: typeof valueDay === 'number' && isDay(valueDay) ? valueDay : null,
  };
}

function categoryOf(value: unknown): ChosenCategory {
  return isRecord(value) ? { id: idOf(value['id']), path: textOf(value['path']) } : emptyForm.category;
}

function typedOf(value: unknown): string {
  return typeof value === 'string' && isTypedAmount(value) ? value : '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function idOf(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value) ? value : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
