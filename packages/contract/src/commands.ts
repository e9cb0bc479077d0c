/** What a screen may ask to be done. Each is carried out whole or not at all. */
import { accountKinds, attachmentBase64Max, attachmentsMax, pictureTypes, templateDirections } from '@tandem/ledger';
import * as v from 'valibot';
import type { BackupPreview, BackupView, CheckView, EditName, Id, MendView } from './views.ts';

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
/** In the form of `mintIdText`. */
const mintedId = v.pipe(v.string(), v.regex(/^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/));
const line = v.pipe(v.string(), v.maxLength(2000));
const integer = v.pipe(v.number(), v.safeInteger());
/** Bytes of a file in base64: 64 MB and what base64 adds. */
const base64 = v.pipe(v.string(), v.maxLength(90_000_000));
const language = v.picklist(['fr', 'en']);
const status = v.picklist(['uncleared', 'cleared', 'reconciled']);
const bookName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));
const none = v.strictObject({});

const accountDraft = v.strictObject({
  name: line,
  kind: v.picklist(accountKinds),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  groupName: line,
  openingBalance: integer,
  overdraftLimit: v.nullable(integer),
  isClosed: v.boolean(),
  note: line,
});

const splitLine = v.strictObject({ categoryId: v.nullable(id), amount: integer, memo: line });

const allocation = v.variant('kind', [
  v.strictObject({ kind: v.literal('single'), categoryId: v.nullable(id) }),
  v.strictObject({ kind: v.literal('split'), lines: v.array(splitLine) }),
  /** `amount`: what the other account gets, of the sign that it sees; null where both have one currency. */
  v.strictObject({ kind: v.literal('transfer'), accountId: id, amount: v.nullable(integer) }),
]);

const picture = {
  mediaType: v.picklist(pictureTypes),
  name: line,
  /** In pixels. */
  width: integer,
  height: integer,
  base64: v.pipe(v.string(), v.maxLength(attachmentBase64Max)),
} as const;

const entryDraft = v.strictObject({
  /** Null for a new entry. */
  entryId: v.nullable(id),
  /**
   * Of a new entry, from whoever may have to send it again: an entry that has this id already, alive or deleted, is the
   * answer, and nothing is written. In the form of a minted id (`mintIdText`).
   */
  newId: v.optional(mintedId),
  /** The side from which the entry is seen: what `amount` is of. */
  accountId: id,
  day: integer,
  valueDay: v.nullable(integer),
  amount: integer,
  /** Found by name, or created; empty for none. */
  payee: line,
  allocation,
  memo: line,
  number: line,
  methodId: v.nullable(id),
  tags: v.array(line),
  status,
  /** Of a new entry: added with it, in one step. */
  pictures: v.optional(v.pipe(v.array(v.strictObject(picture)), v.maxLength(attachmentsMax))),
});

const attachmentDraft = v.strictObject({
  entryId: id,
  /** As `newId` of an entry: sent again, it is added once. */
  newId: v.optional(mintedId),
  ...picture,
});

/** Null for what is asked for each time; `amount` as the account sees it. */
const templateDraft = v.strictObject({
  name: line,
  direction: v.picklist(templateDirections),
  accountId: v.nullable(id),
  otherAccountId: v.nullable(id),
  amount: v.nullable(integer),
  /** What arrives, of a transfer between two currencies. */
  otherAmount: v.nullable(integer),
  /** Found by name, or created; empty for none. */
  payee: line,
  categoryId: v.nullable(id),
  lines: v.nullable(v.array(splitLine)),
  memo: line,
  methodId: v.nullable(id),
});

const backupSource = v.variant('kind', [
  v.strictObject({ kind: v.literal('kept'), name: line }),
  v.strictObject({ kind: v.literal('file'), name: line, base64 }),
]);

export const commandParameters = {
  'set-preferences': v.strictObject({
    language: v.optional(language),
    theme: v.optional(v.picklist(['system', 'light', 'dark'])),
    density: v.optional(v.picklist(['normal', 'comfortable', 'compact'])),
  }),
  'create-book': none,
  'add-account': accountDraft,
  'edit-account': v.strictObject({ accountId: id, account: accountDraft }),
  'delete-account': v.strictObject({ accountId: id }),
  /** `/` or ` : ` between the names; finds or makes the whole path. */
  'add-category': v.strictObject({ path: line }),
  'rename-category': v.strictObject({ categoryId: id, name: line }),
  /** Null: to the first level. */
  'move-category': v.strictObject({ categoryId: id, parentId: v.nullable(id) }),
  /** Only one that nothing names. */
  'delete-category': v.strictObject({ categoryId: id }),
  'edit-payee': v.strictObject({ payeeId: id, name: line, defaultCategoryId: v.nullable(id) }),
  /** The entries of one become the other's, which stays. */
  'merge-payees': v.strictObject({ payeeId: id, intoId: id }),
  /** Only one that no entry names. */
  'delete-payee': v.strictObject({ payeeId: id }),
  'add-template': templateDraft,
  'rename-template': v.strictObject({ templateId: id, name: line }),
  'delete-template': v.strictObject({ templateId: id }),
  'save-entry': entryDraft,
  'delete-entries': v.strictObject({ entryIds: v.array(id) }),
  /** A picture of the receipt, as it is stored: scaled and encoded by the screen. */
  'add-attachment': attachmentDraft,
  'delete-attachment': v.strictObject({ attachmentId: id }),
  'set-status': v.strictObject({ entries: v.array(v.strictObject({ entryId: id, leg: v.picklist([1, 2]) })), status }),
  undo: none,
  redo: none,
  'read-bank-file': v.strictObject({ fileName: line, base64, accountId: v.nullable(id) }),
  'choose-import': v.strictObject({
    accountId: v.nullable(id), statement: v.pipe(integer, v.minValue(0)), isNegated: v.boolean(),
  }),
  /** `index` of the preview's lines. */
  'set-import-line': v.strictObject({
    index: v.pipe(integer, v.minValue(0)), isTaken: v.boolean(), categoryId: v.nullable(id),
  }),
  'write-import': none,
  'close-import': none,
  /** The PC: shows codes and waits. */
  'open-sync': none,
  /** The phone: the QR's text, the text to copy or the short code. */
  'join-sync': v.strictObject({ code: line }),
  'answer-digits': v.strictObject({ areSame: v.boolean() }),
  /** Safe at any moment. */
  'cancel-sync': none,
  /** Back to idle, once ended. */
  'close-sync': none,
  /** To `SyncQuestionView`; saying no is `cancel-sync`, which changes nothing on either side. */
  'answer-question': v.strictObject({ answer: v.picklist(['merge', 'keep-here', 'keep-there', 'yes']) }),
  /** Another book of this device is open when the screen has begun anew; so is the new one of 'add-book'. */
  'choose-book': v.strictObject({ bookId: line }),
  'add-book': v.strictObject({ name: bookName }),
  'rename-book': v.strictObject({ bookId: line, name: bookName }),
  /** Never the one that is open. */
  'set-book-aside': v.strictObject({ bookId: line, isSetAside: v.boolean() }),
  /** One that is set aside, for good: with its keys and backups. */
  'erase-book': v.strictObject({ bookId: line }),
  /** The PC: offers the phone's program in the home network, and waits for the phone. */
  'open-install': none,
  /** Makes it, where it is not there yet. */
  'make-app': none,
  /** Nothing is offered any more; 'pairing': the phone is still waited for, and who downloads comes to the end. */
  'close-install': v.strictObject({ followedBy: v.picklist(['nothing', 'pairing']) }),
  'undo-sync': none,
  /** Any sync of the journal. */
  'undo-session': v.strictObject({ session: integer }),
  /** All of them or none. 'both' only where every one of them `canKeepBoth`. */
  'settle-conflicts': v.strictObject({ conflictIds: v.array(id), how: v.picklist(['kept', 'taken', 'both']) }),
  'reopen-conflict': v.strictObject({ conflictId: id }),
  /** From the bin. */
  'restore-entries': v.strictObject({ entryIds: v.array(id) }),
  /** Deletes its keys only: the six digits are compared again. */
  'forget-device': v.strictObject({ deviceId: line }),
  'back-up': none,
  /** One that is kept here, as a file to give away; of devices that keep them where nobody finds them. */
  'read-backup': v.strictObject({ name: line }),
  'preview-backup': backupSource,
  /** 'merge': the next sync brings back what other devices have done since. 'truth': they take this backup over. */
  'restore-backup': v.strictObject({ source: backupSource, how: v.picklist(['merge', 'truth']) }),
  /** `folder` null: the program's own. */
  'set-backup-settings': v.strictObject({
    folder: v.nullable(line), isDaily: v.boolean(), kept: v.pipe(integer, v.minValue(3), v.maxValue(100)),
  }),
  /** The damaged book of first start, or the open one: the newest good backup and what can still be read. */
  'mend-book': none,
  /** Where no book is open: what the second copy holds becomes a copy of the book that it is of. */
  'restore-second-copy': none,
  /** Full audit too: mends cached hashes and sums. */
  'check-book': none,
  'export-book': none,
} as const;

export type CommandName = keyof typeof commandParameters;

export type CommandParameters<Name extends CommandName> = v.InferOutput<(typeof commandParameters)[Name]>;

export type AccountDraft = v.InferOutput<typeof accountDraft>;
export type AttachmentDraft = v.InferOutput<typeof attachmentDraft>;
export type PictureDraft = NonNullable<EntryDraft['pictures']>[number];
export type TemplateDraft = v.InferOutput<typeof templateDraft>;
export type EntryDraft = v.InferOutput<typeof entryDraft>;
export type AllocationDraft = v.InferOutput<typeof allocation>;
export type BackupSource = v.InferOutput<typeof backupSource>;

interface Done {
  readonly isDone: true;
}

export interface CommandResults {
  readonly 'set-preferences': Done;
  readonly 'create-book': Done;
  readonly 'add-account': { readonly accountId: Id };
  readonly 'edit-account': Done;
  readonly 'delete-account': Done;
  readonly 'add-category': { readonly categoryId: Id };
  readonly 'rename-category': Done;
  readonly 'move-category': Done;
  readonly 'delete-category': Done;
  readonly 'edit-payee': Done;
  readonly 'merge-payees': { readonly entries: number };
  readonly 'delete-payee': Done;
  readonly 'add-template': { readonly templateId: Id };
  readonly 'rename-template': Done;
  readonly 'delete-template': Done;
  readonly 'save-entry': { readonly entryId: Id };
  readonly 'delete-entries': { readonly deleted: number };
  readonly 'add-attachment': { readonly attachmentId: Id };
  readonly 'delete-attachment': Done;
  readonly 'set-status': Done;
  readonly undo: { readonly name: EditName };
  readonly redo: { readonly name: EditName };
  readonly 'read-bank-file': Done;
  readonly 'choose-import': Done;
  readonly 'set-import-line': Done;
  readonly 'write-import': { readonly added: number; readonly confirmed: number; readonly accountId: Id };
  readonly 'close-import': Done;
  readonly 'open-sync': Done;
  readonly 'join-sync': Done;
  readonly 'answer-digits': Done;
  readonly 'cancel-sync': Done;
  readonly 'close-sync': Done;
  readonly 'choose-book': Done;
  readonly 'add-book': { readonly bookId: string };
  readonly 'rename-book': Done;
  readonly 'set-book-aside': Done;
  readonly 'erase-book': Done;
  readonly 'open-install': Done;
  readonly 'make-app': Done;
  readonly 'close-install': Done;
  /** `kept`: records that were changed again since the sync, and stay as they are. */
  readonly 'undo-sync': { readonly undone: number; readonly kept: number };
  readonly 'answer-question': Done;
  readonly 'undo-session': { readonly undone: number; readonly kept: number };
  /** `settled`: others were settled meanwhile, by a deletion or on another device. */
  readonly 'settle-conflicts': { readonly settled: number };
  readonly 'reopen-conflict': Done;
  readonly 'restore-entries': { readonly restored: number };
  readonly 'forget-device': Done;
  readonly 'back-up': BackupView;
  readonly 'read-backup': { readonly fileName: string; readonly base64: string };
  readonly 'preview-backup': BackupPreview;
  readonly 'restore-backup': Done;
  readonly 'set-backup-settings': Done;
  readonly 'mend-book': MendView;
  readonly 'restore-second-copy': Done;
  readonly 'check-book': CheckView;
  /** The whole book as JSON text, the same bytes on two devices that hold the same. */
  readonly 'export-book': { readonly fileName: string; readonly json: string };
}

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandParameters, name);
}
