/** What a screen may ask to see, once or as long as it likes: a subscriber gets the result anew whenever it changes. */
import * as v from 'valibot';
import type { AttachmentContentView, AttachmentView } from './attachment-view.ts';
import type { ImportView } from './import-view.ts';
import type { BooksView } from './books-view.ts';
import type { InstallView } from './install-view.ts';
import type { SecondCopyView } from './second-copy-view.ts';
import type { SyncSummary, SyncView } from './sync-view.ts';
import type {
  CategoryChoice, CategoryNodeView, MethodChoice, PayeeSuggestion, PayeeView, TemplateView,
} from './name-views.ts';
import type {
  AccountsView, BackupFaultView, BackupSettingsView, BackupView, BinView, BookView, ConflictsView, DeviceView,
  HistoryView, JournalLinesView, JournalView, Preferences, RegisterRowsView, RegisterView, RegisterRowView,
  SearchView,
} from './views.ts';

export const rowsPerQueryMax = 500;

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const text = v.pipe(v.string(), v.maxLength(1000));
const limit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(rowsPerQueryMax));
const none = v.strictObject({});

const day = v.pipe(v.number(), v.integer());
const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Null narrows nothing; see `EntryFilter` of the ledger. */
const entryFilter = v.strictObject({
  status: v.nullable(v.picklist(['uncleared', 'cleared', 'reconciled'])),
  category: v.nullable(v.union([v.literal('none'), id])),
  payeeId: v.nullable(id),
  from: v.nullable(day),
  to: v.nullable(day),
  amountMin: v.nullable(size),
  amountMax: v.nullable(size),
});

export type EntryFilterDraft = v.InferOutput<typeof entryFilter>;

export const queryParameters = {
  preferences: none,
  book: none,
  accounts: none,
  /** Null where the account is gone. */
  register: v.strictObject({ accountId: id }),
  'register-rows': v.strictObject({
    accountId: id, offset: v.pipe(v.number(), v.integer(), v.minValue(0)), limit,
  }),
  /** One entry from the side of its first account; null where it is gone. */
  entry: v.strictObject({ entryId: id }),
  /** Of one entry, without their contents. */
  attachments: v.strictObject({ entryId: id }),
  /** With its content; null where it is gone. */
  attachment: v.strictObject({ attachmentId: id }),
  search: v.strictObject({ text, accountId: v.nullable(id), limit, filter: v.optional(entryFilter) }),
  /** Payees whose name begins with the text, or has a word that does; the most used first. */
  'payee-suggestions': v.strictObject({ text, accountId: v.nullable(id), limit }),
  /** Likely payees for an entry of this day, and of this hour where the day is today. */
  'likely-payees': v.strictObject({
    accountId: v.nullable(id), day: v.pipe(v.number(), v.integer()), limit,
    /** With its sign; null while none is typed. */
    amount: v.nullable(v.pipe(v.number(), v.safeInteger())),
    isIncome: v.boolean(),
  }),
  /** By name. */
  templates: none,
  categories: none,
  /** With what each is used for: a scan of the entries. */
  'category-tree': none,
  /** All of them, by name. */
  payees: none,
  methods: none,
  history: none,
  conflicts: none,
  import: none,
  backups: none,
  'backup-settings': none,
  /** Null where the latest automatic backup that was due is there. */
  'backup-fault': none,
  /** Null on a device that keeps none. */
  'second-copy': none,
  /** Syncs, newest first. */
  journal: v.strictObject({ offset: v.pipe(v.number(), v.integer(), v.minValue(0)), limit }),
  'journal-lines': v.strictObject({
    session: v.pipe(v.number(), v.integer()), offset: v.pipe(v.number(), v.integer(), v.minValue(0)), limit,
  }),
  /** Deleted entries of the last 12 months. */
  bin: v.strictObject({ offset: v.pipe(v.number(), v.integer(), v.minValue(0)), limit }),
  devices: none,
  sync: none,
  'sync-summary': none,
  install: none,
  /** Null on a device that has one book at a time. */
  books: none,
} as const;

export type QueryName = keyof typeof queryParameters;

export type QueryParameters<Name extends QueryName> = v.InferOutput<(typeof queryParameters)[Name]>;

export interface QueryResults {
  readonly preferences: Preferences;
  readonly book: BookView;
  readonly accounts: AccountsView;
  readonly register: RegisterView | null;
  readonly 'register-rows': RegisterRowsView;
  readonly entry: RegisterRowView | null;
  readonly attachments: readonly AttachmentView[];
  readonly attachment: AttachmentContentView | null;
  readonly search: SearchView;
  readonly 'payee-suggestions': readonly PayeeSuggestion[];
  readonly 'likely-payees': readonly PayeeSuggestion[];
  readonly templates: readonly TemplateView[];
  readonly categories: readonly CategoryChoice[];
  readonly 'category-tree': readonly CategoryNodeView[];
  readonly payees: readonly PayeeView[];
  readonly methods: readonly MethodChoice[];
  readonly history: HistoryView;
  readonly conflicts: ConflictsView;
  readonly import: ImportView | null;
  readonly backups: readonly BackupView[];
  readonly 'backup-settings': BackupSettingsView;
  readonly 'backup-fault': BackupFaultView | null;
  readonly 'second-copy': SecondCopyView | null;
  readonly journal: JournalView;
  readonly 'journal-lines': JournalLinesView;
  readonly bin: BinView;
  readonly devices: readonly DeviceView[];
  readonly sync: SyncView;
  readonly 'sync-summary': SyncSummary;
  readonly install: InstallView;
  readonly books: BooksView | null;
}

export function isQueryName(name: string): name is QueryName {
  return Object.hasOwn(queryParameters, name);
}
