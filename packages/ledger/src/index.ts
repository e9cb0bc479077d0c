export { countSpanFaults, rebuildAccountSpans } from './account-spans.ts';
export {
  accountKinds, createAccount, deleteAccount, editAccount, listAccounts, orderAccounts, readAccount, restoredAccounts,
  type Account, type AccountError, type AccountFields, type AccountKind, type NewAccount,
} from './accounts.ts';
export {
  addAttachment, attachmentsMax, countAttachments, deleteAttachment, listAttachments, pictureTypes, readAttachment,
  type Attachment, type AttachmentError, type NewAttachment, type PictureType,
} from './attachments.ts';
export { attachmentBase64Max, attachmentBytesMax, attachmentKind } from './attachment-kind.ts';
export {
  accountBalances, bookFigures, ledgerBalances, type AccountBalances, type BookFigures, type LedgerBalance,
} from './balances.ts';
export { countDeletedEntries, readDeletedEntries, type DeletedEntry } from './bin.ts';
export { editBook, type Book, type BookEdit } from './book.ts';
export { writeBookDefaults } from './book-defaults.ts';
export type { BookMergePlan } from './book-merge.ts';
export type { MergeTally } from './book-merge-kind.ts';
export {
  bookApplicationId, bookMigrations, bookSchemaVersion, createBookSchema, migrateBook, type Migrated, type Migration,
  type MigrationError,
} from './book-schema.ts';
export { inspectBookSchema, mendBookSchema, type OpenEmpty, type SchemaFindings } from './book-schema-check.ts';
export {
  countCategoryUses, createCategory, deleteCategory, deleteUnusedCategory, findCategory, findOrCreateCategory,
  moveCategory, renameCategory, type CategoryError,
} from './categories.ts';
export {
  categoryPath, countCategoryCycles, pathSeparator, readCategoryNodes, readCategoryTree, type CategoryNode,
} from './category-tree.ts';
export {
  countOpenConflicts, readConflictedRecords, readOpenConflicts, readSettledConflicts, type Conflict, type ConflictSide,
  type RecordValues, type SettledConflict,
} from './conflict-list.ts';
export {
  canKeepBoth, canReopenConflict, reopenConflict, settleConflicts, type NoConflict, type TouchRecord,
} from './conflict-settling.ts';
export { currencyExponent, isCurrency, parseCurrency, type Currency } from './currency.ts';
export {
  civilToDay, dayToCivil, dayToIso, dayToMonth, dayToWeekday, daysInMonth, firstDayOfMonth, isDay, lastDayOfMonth,
  parseDay, toDay, type CivilDate, type Day, type Month,
} from './day.ts';
export { defaultCategories, defaultPaymentMethods, type Language } from './default-categories.ts';
export {
  addEntry, addTransfer, deleteEntry, editEntry, restoreEntry, setEntryStatus, splitEntry, type EditOptions,
  type NewEntry, type NewLegStatus, type NewTransfer,
} from './entries.ts';
export { entriesToCheck, isLegToCheck, readMoneyStamp } from './entry-check.ts';
export { entryColumnNames, entryKind } from './entry-kind.ts';
export {
  entryColumns, entryToValues, readEntry, rowToEntry, type Allocation, type Entry, type EntryFields, type Leg,
  type LegStatus, type MoneyStamp, type TransferLeg,
} from './entry-record.ts';
export type { EntryError } from './entry-rules.ts';
export { describeEntries, type EntryLine } from './entry-lines.ts';
export type { EntryFilter } from './entry-filter.ts';
export { searchEntries, type EntrySearch, type FoundEntries } from './entry-search.ts';
export { accountKind, categoryKind, ledgerKinds, payeeKind, paymentMethodKind, settingKind } from './ledger-kinds.ts';
export { mergeBooks, previewMerge } from './merged-books.ts';
export {
  amountMax, isAmount, negateCents, parseAmount, toCents, type AmountFault, type Cents,
} from './money.ts';
export {
  countPayeeEntries, deletePayee, deleteUnusedPayee, editPayee, findOrCreatePayee, findPayee, listPayees, mergePayees,
  readPayee, readUsesOfPayee, renamePayee, type Payee, type PayeeError,
} from './payees.ts';
export { likelyPayees, suggestPayees, type SuggestedPayee } from './payee-suggestions.ts';
export {
  createPaymentMethod, deletePaymentMethod, findPaymentMethod, listPaymentMethods, renamePaymentMethod,
  type PaymentMethod, type PaymentMethodError,
} from './payment-methods.ts';
export { createRandomSequence, type RandomSequence } from './random-sequence.ts';
export { readAccountCurrency, readRecordName } from './record-names.ts';
export {
  defaultCategoryId, defaultPaymentMethodId, mintIdText, namedPayeeId, toIdOf, type AccountId, type AttachmentId,
  type BookId, type CategoryId, type EntryId, type PayeeId, type PaymentMethodId, type SettingId, type StatementId,
  type TemplateId,
} from './record-ids.ts';
export {
  accountPage, balanceBefore, compareKeys, ledgerPage, newestEntryOfPayee, pageRowsMax,
  readRegisterRow, type AccountRow, type PageRequest, type RegisterKey, type RegisterRow,
} from './register.ts';
export { accountRowsAt, countRows, countRowsUpTo } from './register-window.ts';
export { failure, success, type Result } from './result.ts';
export { sampleFirstDay, sampleLastDay, writeSampleHousehold, type SampleOptions } from './sample-household.ts';
export type { SampleAccounts } from './sample-life.ts';
export { readSetting, writeSetting } from './settings.ts';
export { splitLinesMax, type SplitLine } from './split-lines.ts';
export { auditSyncFigures, readSyncFigures, type SyncFigures } from './sync-figures.ts';
export { templateKind } from './template-kind.ts';
export {
  createTemplate, deleteTemplate, listTemplates, renameTemplate, templateDirections, type Template,
  type TemplateContent, type TemplateDirection, type TemplateError,
} from './templates.ts';
export { tagsMax, type TagsFault } from './tags.ts';
export { foldName, memoLengthMax, nameLengthMax, type TextFault } from './user-text.ts';
