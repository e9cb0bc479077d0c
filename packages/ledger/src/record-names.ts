/**
 * What a record is called that another one names: dead ones too, and those that a restore took away and that stand in
 * the list of conflicts.
 */
import {
  bytesToRecordId, parseConflictContent, recordIdToText, type RecordId, type RecordKind,
} from '@tandem/replica';
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { pathSeparator } from './category-tree.ts';
import { isCurrency, type Currency } from './currency.ts';
import { defaultCategories, defaultName, defaultPaymentMethods, type Language } from './default-categories.ts';
import { accountKind, categoryKind, payeeKind, paymentMethodKind } from './ledger-kinds.ts';
import { templateKind } from './template-kind.ts';

/** Of an account's groups the one with its currency. */
const openingGroup = 1;
const initialCurrency = accountKind.groups[openingGroup]?.columns.find(({ name }) => name === 'currency')?.initial;

const namedKinds: readonly RecordKind[] = [accountKind, categoryKind, payeeKind, paymentMethodKind, templateKind];

/** A category's is its path. Undefined for what is nowhere here, or has no name. */
export function readRecordName(database: SqliteDatabase, id: RecordId, language: Language): string | undefined {
  const named = readNamed(database, id);
  if (named === undefined) return undefined;
  if (named.kind !== categoryKind) return nameOf(named, language);
  const names: string[] = [];
  const known = new Set<string>();
  for (let at: Named | undefined = named; at !== undefined && !known.has(at.key); at = parentOf(database, at)) {
    known.add(at.key);
    names.unshift(nameOf(at, language) ?? '');
  }
  return names.join(` ${pathSeparator} `);
}

/** Of an account that is dead, or that a restore took away, too. */
export function readAccountCurrency(database: SqliteDatabase, id: RecordId): Currency | undefined {
  const currency = database.prepare('SELECT currency FROM account WHERE id = ?').get(id)?.[0]
    ?? readSetAside(database, id, openingGroup)?.values.get('currency')
    // A group at its initial values is not set aside.
    ?? (readSetAside(database, id, 0)?.kind === accountKind ? initialCurrency : undefined);
  return typeof currency === 'string' && isCurrency(currency) ? currency : undefined;
}

interface Named {
  readonly key: string;
  readonly kind: RecordKind;
  readonly values: ReadonlyMap<string, SqlValue>;
}

function nameOf({ kind, values }: Named, language: Language): string | undefined {
  const [name, code] = [values.get('name'), values.get('code')];
  if (typeof name === 'string') return name;
  if (typeof code !== 'string') return undefined;
  return defaultName(kind === categoryKind ? defaultCategories : defaultPaymentMethods, code, language);
}

function parentOf(database: SqliteDatabase, { values }: Named): Named | undefined {
  const parent = values.get('parent_id');
  return parent instanceof Uint8Array ? readNamed(database, bytesToRecordId(parent)) : undefined;
}

/** The name stands in the first group of each of these kinds. */
function readNamed(database: SqliteDatabase, id: RecordId): Named | undefined {
  const tag = database.prepare('SELECT kind FROM sync_record WHERE id = ?').get(id)?.[0];
  if (tag === undefined) return readSetAside(database, id, 0);
  const kind = namedKinds.find((each) => each.tag === tag);
  const columns = kind?.groups[0]?.columns.map(({ name }) => name) ?? [];
  if (kind === undefined) return undefined;
  const row = database.prepare(`SELECT ${columns.join(', ')} FROM ${kind.table} WHERE id = ?`).get(id);
  return row === undefined ? undefined : toNamed(id, kind, row);
}

function readSetAside(database: SqliteDatabase, id: RecordId, group: number): Named | undefined {
  const row = database.prepare(`SELECT record_kind, content FROM sync_conflict
    WHERE record_id = ? AND record_group = ? AND is_equal = 0 ORDER BY stamp_h DESC, id LIMIT 1`).get(id, group);
  const kind = namedKinds.find(({ tag }) => tag === row?.[0]);
  if (row === undefined || kind === undefined) return undefined;
  const values = parseConflictContent(kind, group, row[1] ?? null);
  return values === undefined ? undefined : toNamed(id, kind, values, group);
}

function toNamed(id: RecordId, kind: RecordKind, values: readonly SqlValue[], group = 0): Named {
  const columns = kind.groups[group]?.columns ?? [];
  return {
    key: recordIdToText(id), kind, values: new Map(columns.map(({ name }, index) => [name, values[index] ?? null])),
  };
}
