/** Ids of the ledger's records, branded by kind so that a payee is never taken for a category. Made here only. */
import {
  bytesToRecordId, deterministicRecordId, mintRecordId, recordIdToText, type RandomBytes, type RecordId, type Sha256,
} from '@tandem/replica';

declare const kindBrand: unique symbol;
type IdOf<Kind extends string> = RecordId & { readonly [kindBrand]: Kind };

export type BookId = IdOf<'book'>;
export type AccountId = IdOf<'account'>;
export type CategoryId = IdOf<'category'>;
export type PayeeId = IdOf<'payee'>;
export type PaymentMethodId = IdOf<'payment-method'>;
export type EntryId = IdOf<'entry'>;
export type StatementId = IdOf<'statement'>;
export type AttachmentId = IdOf<'attachment'>;
export type SettingId = IdOf<'setting'>;
export type TemplateId = IdOf<'template'>;

/** Says of which kind an id is, where the column, the argument or the place it was minted for proves it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller's word is all there is
export function toIdOf<Id extends IdOf<string>>(bytes: Uint8Array): Id {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a brand leaves no trace in the bytes
  return bytesToRecordId(bytes) as Id;
}

/** The id that every device gives to a default category: it stores its code and no name, so both sides agree. */
export function defaultCategoryId(sha256: Sha256, bookId: BookId, code: string): CategoryId {
  return toIdOf(deterministicRecordId(sha256, 'category', bookId, code));
}

export function defaultPaymentMethodId(sha256: Sha256, bookId: BookId, code: string): PaymentMethodId {
  return toIdOf(deterministicRecordId(sha256, 'payment-method', bookId, code));
}

/** `foldedName` as by `foldName`: two devices that type the same new payee write one record. */
export function namedPayeeId(sha256: Sha256, bookId: BookId, foldedName: string): PayeeId {
  return toIdOf(deterministicRecordId(sha256, 'payee', bookId, foldedName));
}

export function namedCategoryId(
  sha256: Sha256, bookId: BookId, parentId: CategoryId | null, foldedName: string,
): CategoryId {
  return toIdOf(deterministicRecordId(sha256, 'category-name', bookId, parentId ?? '', foldedName));
}

export function settingId(sha256: Sha256, bookId: BookId, key: string): SettingId {
  return toIdOf(deterministicRecordId(sha256, 'setting', bookId, key));
}

/** For who names a record before the book has it, so that it is made once however often it is sent. */
export function mintIdText(wallMs: number, randomBytes: RandomBytes): string {
  return recordIdToText(mintRecordId(wallMs, randomBytes));
}
