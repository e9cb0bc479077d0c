/** What a new book starts with, as the program's content: written on two devices, it conflicts with nothing. */
import type { SqlValue } from '@tandem/sqlite';
import type { Book } from './book.ts';
import { defaultCategories, defaultPaymentMethods, parentCode } from './default-categories.ts';
import { categoryKind, paymentMethodKind } from './ledger-kinds.ts';
import { defaultCategoryId, defaultPaymentMethodId, type CategoryId } from './record-ids.ts';

/** What is there already, renamed or deleted, stays as it is. Returns how many records were added. */
export function writeBookDefaults(book: Book, wallMs: number): number {
  const { id, replica, sha256 } = book;
  const categoryId = (code: string): CategoryId => defaultCategoryId(sha256, id, code);
  const categories = [...defaultCategories.keys()].map((code, index) => {
    const parent = parentCode(code);
    const values: SqlValue[] = [null, parent === undefined ? null : categoryId(parent), code, index + 1];
    return { id: categoryId(code), values };
  });
  const methods = [...defaultPaymentMethods.keys()].map((code) =>
    ({ id: defaultPaymentMethodId(sha256, id, code), values: [null, code] }));
  return replica.generate(wallMs, () =>
    replica.insertRecords(categoryKind, categories) + replica.insertRecords(paymentMethodKind, methods));
}
