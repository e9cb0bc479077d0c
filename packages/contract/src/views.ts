/**
 * What the engine tells a screen about a book. Everything is plain JSON: ids are hexadecimal text, days are numbers of
 * days since 1970, money is a whole number of minor units of its account's currency.
 */
import type { AccountKind, Cents, Currency, Day, Language } from '@tandem/ledger';

/** A record's id as hexadecimal text. */
export type Id = string;

export interface Preferences {
  readonly language: Language;
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'normal' | 'comfortable' | 'compact';
}

export type BookView =
  /** First start. `damaged`: there is a last book, and it does not open. */
  | { readonly kind: 'none'; readonly damaged: DamagedBook | null }
  | {
    readonly kind: 'open';
    /** As the window shows it; of the file on the PC. */
    readonly name: string;
    readonly today: Day;
    readonly entries: number;
    readonly openConflicts: number;
    /** Of new accounts. */
    readonly currency: Currency;
  };

export interface DamagedBook {
  readonly name: string;
  readonly reason: 'damaged' | 'in-use' | 'later-version' | 'not-a-book' | 'storage' | 'full';
  readonly hasBackup: boolean;
  /** The newest backup that opens; offered to mend a damaged book. */
  readonly newestBackup: BackupView | null;
}

export interface AccountsView {
  readonly groups: readonly AccountGroup[];
  /** One a currency, the book's own first. */
  readonly netWorth: readonly { readonly currency: Currency; readonly amount: Cents }[];
}

export interface AccountGroup {
  /** Of the user; null where accounts stand under their kind. */
  readonly name: string | null;
  readonly kind: AccountKind;
  /** Null where currencies differ. */
  readonly subtotal: { readonly currency: Currency; readonly amount: Cents } | null;
  readonly accounts: readonly AccountView[];
}

export interface AccountView {
  readonly id: Id;
  readonly name: string;
  readonly kind: AccountKind;
  readonly currency: Currency;
  readonly groupName: string;
  readonly isClosed: boolean;
  readonly openingBalance: Cents;
  readonly overdraftLimit: Cents | null;
  readonly note: string;
  readonly real: Cents;
  readonly cleared: Cents;
  /** At the end of today's month. */
  readonly projected: Cents;
  readonly entries: number;
  /** Deleted elsewhere, and shown because entries of it live. */
  readonly isRestored: boolean;
  /** The real balance is under the limit; false where none is set. */
  readonly isBelowLimit: boolean;
}

/** The rows of an account are numbered from 0, oldest first. */
export interface RegisterView {
  readonly account: AccountView;
  readonly rows: number;
  /** Place of the first row after today; `rows` where there is none. */
  readonly firstUpcoming: number;
  /** The last day of the month for which `account.projected` stands. */
  readonly projectedDay: Day;
}

export interface RegisterRowsView {
  readonly offset: number;
  readonly rows: readonly RegisterRowView[];
}

export type EntryStatus = 'uncleared' | 'cleared' | 'reconciled';

export type CategoryView =
  /** `id` null and `path` empty where none is chosen. */
  | { readonly kind: 'single'; readonly id: Id | null; readonly path: string }
  | { readonly kind: 'split'; readonly lines: readonly SplitLineView[] }
  | {
    readonly kind: 'transfer';
    readonly accountId: Id;
    readonly accountName: string;
    /** As the other account sees it, in its currency; null where nobody knows it yet, as in what is proposed. */
    readonly otherAmount: Cents | null;
  };

export interface SplitLineView {
  readonly categoryId: Id | null;
  readonly path: string;
  readonly amount: Cents;
  readonly memo: string;
}

export interface RegisterRowView {
  readonly entryId: Id;
  /** Which side of the entry this is: 2 in the other account of a transfer. */
  readonly leg: 1 | 2;
  readonly accountId: Id;
  readonly day: Day;
  readonly valueDay: Day | null;
  /** As this account sees it. */
  readonly amount: Cents;
  /** After this row. */
  readonly balance: Cents;
  readonly status: EntryStatus;
  readonly payee: string;
  readonly category: CategoryView;
  readonly memo: string;
  readonly number: string;
  readonly methodId: Id | null;
  /** In the language of the screen. */
  readonly method: string;
  readonly tags: readonly string[];
  readonly hasConflict: boolean;
  /** How many pictures of the receipt it has. */
  readonly attachments: number;
  /** Reconciled, and then its money became another one by a sync. */
  readonly isToCheck: boolean;
}

/** Rows found in one account or in all, newest first. `balance` of these is 0 and means nothing. */
export interface SearchView {
  readonly total: number;
  readonly rows: readonly (RegisterRowView & { readonly accountName: string; readonly currency: Currency })[];
}

/** What may be taken back, and done again. */
export interface HistoryView {
  readonly undo: EditName | null;
  readonly redo: EditName | null;
}

export type EditName = 'add-attachment' | 'delete-attachment'
  | 'add-entry' | 'edit-entry' | 'delete-entries' | 'set-status' | 'import' | 'add-account'
  | 'edit-account' | 'delete-account' | 'settle-conflicts' | 'reopen-conflict' | 'restore-entries'
  | 'add-template' | 'edit-template' | 'delete-template' | 'edit-payee' | 'merge-payees' | 'delete-payee'
  | 'edit-category' | 'delete-category';

export interface ConflictView {
  readonly id: Id;
  readonly recordKind: string;
  readonly recordId: Id;
  /** Of the entry or account concerned, to recognise it. */
  readonly title: { readonly day: Day | null; readonly name: string; readonly amount: Cents | null;
    readonly currency: Currency | null };
  readonly accountId: Id | null;
  readonly accountName: string | null;
  /** Null where the book no longer holds the record at all: a backup was declared to be the truth. */
  readonly kept: ConflictSideView | null;
  readonly setAside: ConflictSideView;
  /** Start of the sync that brought it here, by this device's clock; null where no sync did. */
  readonly noticedMs: number | null;
  /** An entry may be kept twice: as it is, and a second one as it was set aside. */
  readonly canKeepBoth: boolean;
  /** Null while open. */
  readonly settled: { readonly how: SettledHow; readonly wallMs: number; readonly device: string | null;
    readonly canReopen: boolean } | null;
}

export type SettledHow = 'kept' | 'taken' | 'both' | 'deleted';

export interface ConflictsView {
  /** Newest sync first; at most 500, `openCount` says how many there are. */
  readonly open: readonly ConflictView[];
  readonly openCount: number;
  /** Of the last 12 months, newest first; at most 100. */
  readonly settled: readonly ConflictView[];
}

export interface ConflictSideView {
  /** Names of columns as in the book; only those in which the two sides differ. */
  readonly fields: readonly { readonly name: string; readonly value: ConflictValue }[];
  readonly isDeleted: boolean;
  /** Null where the device has no name here. */
  readonly device: string | null;
  readonly wallMs: number;
}

export type ConflictValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'money'; readonly amount: Cents; readonly currency: Currency }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'status'; readonly status: EntryStatus }
  | { readonly kind: 'yes-no'; readonly isYes: boolean }
  | { readonly kind: 'none' };

export interface BackupView {
  readonly name: string;
  readonly wallMs: number;
  readonly bytes: number;
  /** 'automatic' ones are rotated; 'replaced': what was the book before a restore. */
  readonly origin: 'by-hand' | 'automatic' | 'replaced';
}

/** What a backup holds, shown before it is restored. */
export interface BackupPreview {
  readonly name: string;
  readonly wallMs: number | null;
  readonly accounts: number;
  readonly entries: number;
  readonly lastDay: Day | null;
  /** Of what is open now, for comparison; null at first start. */
  readonly current: { readonly accounts: number; readonly entries: number; readonly lastDay: Day | null } | null;
  /** What a restore would change; null at first start, or where the backup is of another book. */
  readonly difference: BookDifferenceView | null;
  /** Whether a device is known to sync with this book: then a restore asks what is meant. */
  readonly isPaired: boolean;
}

/** Of two copies of a book, in records that a person sees. `here` is what is open now, `there` the other one. */
export interface BookDifferenceView {
  readonly rows: readonly {
    readonly kind: 'entries' | 'photos' | 'accounts' | 'payees' | 'categories' | 'methods' | 'templates' | 'settings';
    readonly onlyHere: number;
    readonly onlyThere: number;
    readonly different: number;
  }[];
  /** The newest entries that only this side has or has otherwise; at most 50. */
  readonly entriesHere: readonly DifferingEntryView[];
  /** The newest entries that only the other side has or has otherwise; at most 50. */
  readonly entriesThere: readonly DifferingEntryView[];
}

export interface DifferingEntryView {
  readonly day: Day;
  readonly payee: string;
  readonly accountName: string;
  readonly amount: Cents;
  readonly currency: Currency;
}

/** Automatic backups: once a day, before a sync that needs one, before an update of the book. */
export interface BackupSettingsView {
  /** Where they are kept; null on a phone, which keeps them in its own storage. */
  readonly folder: string | null;
  readonly isDefaultFolder: boolean;
  readonly isDaily: boolean;
  /** 3 to 100: how many automatic ones are kept. Those made by hand stay. */
  readonly kept: number;
  /** Of the newest automatic one. */
  readonly lastMs: number | null;
}

/** An automatic backup that could not be made, or not in the chosen folder. */
export interface BackupFaultView {
  /** When it was due. */
  readonly wallMs: number;
  readonly reason: BackupFaultReason;
  /** It was made all the same, in the program's own folder. */
  readonly isElsewhere: boolean;
}

/** `missing`: the chosen folder is not there. `damaged`: the book itself cannot be read to its end. */
export type BackupFaultReason = 'full' | 'missing' | 'not-writable' | 'damaged' | 'other';

/** One line a sync with a device, newest first. */
export interface JournalView {
  readonly total: number;
  readonly sessions: readonly JournalSessionView[];
}

export interface JournalSessionView {
  readonly session: number;
  readonly startedMs: number;
  readonly ms: number | null;
  readonly peerName: string;
  /** Of `SyncEndView`; 'cut' too where the program ended in the middle. */
  readonly outcome: string;
  readonly sent: { readonly added: number; readonly changed: number; readonly deleted: number };
  readonly received: { readonly added: number; readonly changed: number; readonly deleted: number };
  readonly conflicts: number;
  /** The other clock minus ours; null below two minutes. */
  readonly clockGapMs: number | null;
  /** Lines of what changed here. */
  readonly lines: number;
  /** The first sync, which brought the whole book, is not undone; nor is what was undone already. */
  readonly canUndo: boolean;
  readonly isUndone: boolean;
}

export interface JournalLinesView {
  readonly total: number;
  readonly offset: number;
  readonly lines: readonly JournalLineView[];
}

/** One record that a sync added, changed or deleted here. */
export interface JournalLineView {
  readonly recordId: Id;
  readonly recordKind: string;
  readonly change: 'added' | 'changed' | 'deleted';
  readonly title: ConflictView['title'];
  readonly accountName: string | null;
  /** Only the fields that differ; of an added or deleted record the ones that are set. Names as in conflicts. */
  readonly fields: readonly {
    readonly name: string; readonly before: ConflictValue | null; readonly after: ConflictValue | null;
  }[];
  /** It was changed again since: an undo leaves it alone. */
  readonly isChangedSince: boolean;
}

/** Deleted entries of the last 12 months, latest deletion first. */
export interface BinView {
  readonly total: number;
  readonly entries: readonly (RegisterRowView & {
    readonly accountName: string; readonly currency: Currency; readonly deletedMs: number;
    readonly deletedBy: string | null;
  })[];
}

export interface DeviceView {
  readonly id: string;
  readonly name: string;
  readonly pairedMs: number | null;
  /** Of the last sync with it that ended identical. */
  readonly lastSyncMs: number | null;
}

export interface CheckView {
  /** Names of `BookFault` and `BookOddity` of `@tandem/engine`, with how many records or rows are concerned. */
  readonly faults: readonly { readonly kind: string; readonly count: number }[];
  readonly oddities: readonly { readonly kind: string; readonly count: number }[];
  readonly accounts: number;
  readonly entries: number;
  /** Null where the file is damaged. */
  readonly fingerprint: string | null;
  /** Hashes and sums that the check found wrong over sound rows, and mended. */
  readonly mended: number;
  /** Records that came in a sync and could not be merged; kept, not in the book. */
  readonly setAside: number;
}

/** What a damaged book got back, from its newest good backup and from what could still be read of it. */
export interface MendView {
  /** Null where no backup opened: then it holds what could be read of the damaged file, and nothing else. */
  readonly backup: BackupView | null;
  /** Records newer than the backup that could still be read, and are in the book again. */
  readonly recovered: number;
  /** The newest entries among them; at most 50. */
  readonly entries: readonly DifferingEntryView[];
  /** Whether some pages could not be read, so that something newer may be missing. */
  readonly isIncomplete: boolean;
  /** The damaged file, kept aside. */
  readonly keptAs: string;
}
