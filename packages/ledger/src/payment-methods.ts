/** Payment methods: card, cheque, and what the user adds. */
import type { SqlRow, SqliteDatabase } from '@tandem/sqlite';
import type { BookEdit } from './book.ts';
import { defaultName, defaultPaymentMethods, type Language } from './default-categories.ts';
import { toIdOf, type PaymentMethodId } from './record-ids.ts';
import { failure, success, type Result } from './result.ts';
import { readBlob, readOptional, readText } from './row-values.ts';
import { cleanName, foldName, type TextFault } from './user-text.ts';

export interface PaymentMethod {
  readonly id: PaymentMethodId;
  /** As the user named it, or the default name in the reader's language. */
  readonly name: string;
  readonly code: string | null;
}

export type PaymentMethodError =
  | { readonly kind: 'text'; readonly field: 'name'; readonly fault: TextFault }
  | { readonly kind: 'unknown-method' };

/** Living methods by id. */
export function listPaymentMethods(database: SqliteDatabase, language: Language): readonly PaymentMethod[] {
  return database.prepare('SELECT id, name, code FROM payment_method WHERE deleted = 0 ORDER BY id').all()
    .map((row) => rowToMethod(row, language));
}

/** By name, whatever its case and accents. */
export function findPaymentMethod(
  database: SqliteDatabase, name: string, language: Language,
): PaymentMethodId | undefined {
  const folded = foldName(name);
  return listPaymentMethods(database, language).find((method) => foldName(method.name) === folded)?.id;
}

export function createPaymentMethod(edit: BookEdit, name: string): Result<PaymentMethodId, PaymentMethodError> {
  const cleaned = cleanName(name);
  if (!cleaned.ok) return failure({ kind: 'text', field: 'name', fault: cleaned.error });
  const id = toIdOf<PaymentMethodId>(edit.mintId());
  edit.database.prepare('INSERT INTO payment_method (id, name) VALUES (?, ?)').run(id, cleaned.value);
  return success(id);
}

export function renamePaymentMethod(
  edit: BookEdit, id: PaymentMethodId, name: string,
): Result<PaymentMethodId, PaymentMethodError> {
  const cleaned = cleanName(name);
  if (!cleaned.ok) return failure({ kind: 'text', field: 'name', fault: cleaned.error });
  const renamed = edit.database.prepare('UPDATE payment_method SET name = ? WHERE id = ? AND deleted = 0')
    .run(cleaned.value, id);
  return renamed === 1 ? success(id) : failure({ kind: 'unknown-method' });
}

/** Entries keep naming it. */
export function deletePaymentMethod(
  edit: BookEdit, id: PaymentMethodId,
): Result<PaymentMethodId, PaymentMethodError> {
  const deleted = edit.database.prepare('UPDATE payment_method SET deleted = 1 WHERE id = ? AND deleted = 0').run(id);
  return deleted === 1 ? success(id) : failure({ kind: 'unknown-method' });
}

function rowToMethod([id, name, code]: SqlRow, language: Language): PaymentMethod {
  const codeText = readOptional(code, readText);
  return {
    id: toIdOf(readBlob(id)),
    name: readOptional(name, readText) ?? defaultName(defaultPaymentMethods, codeText ?? '', language),
    code: codeText,
  };
}
