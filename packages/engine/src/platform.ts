/**
 * What an engine needs of the device it runs on: the PC's process or the phone's Worker. Everything that reads a clock,
 * a file or a socket is here; the engine has nothing of its own but timers.
 */
import type {
  BackupSettingsView, BackupSource, BackupView, CheckView, DamagedBook, Preferences,
} from '@tandem/contract';
import type { Book, Day } from '@tandem/ledger';
import type { ChannelPeer, KeyPair, KnownDevice, PairingLink, RandomBytes, ShortCode } from '@tandem/link';
import type { RecordId, Replica, Sha256, SnapshotFaultReason } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { ChannelSocket, DialFailure, DialOptions } from '@tandem/transport';
import type { AppHandover } from './app-handover.ts';
import type { BookRack } from './book-rack.ts';
import type { VaultFiles } from './vault/vault-files.ts';

export interface Platform {
  /** Of this device, for the other screen. */
  readonly deviceName: string;
  readonly sha256: Sha256;
  readonly randomBytes: RandomBytes;
  /** Milliseconds since 1970. */
  wallMs(): number;
  /** Monotonic. */
  nowMs(): number;
  /** In the device's time zone. */
  today(): Day;
  /** An empty database that ends with its connection. Throws `SqliteError`. */
  readonly openInMemory: () => SqliteDatabase;
  readonly preferences: PreferenceStore;
  readonly shelf: BookShelf;
  readonly reach: Reach;
  /** Of a device that has several books. */
  readonly rack?: BookRack;
  /** A PC's: the phone's program, to be handed over. */
  readonly handover?: AppHandover;
  /** Other storage than the book's, for a second copy of what is not synced. */
  readonly vault?: VaultFiles;
}

export interface PreferenceStore {
  read(): Preferences;
  write(preferences: Preferences): void;
}

/** A book that this device has open for writing. */
export interface ShelvedBook {
  readonly name: string;
  readonly database: SqliteDatabase;
  readonly replica: Replica;
  /** Undefined in a copy that has not joined a book yet. */
  readonly book: Book | undefined;
  readonly keys: DeviceKeys;
  /**
   * An automatic backup; of these the oldest go. Says why it is not in the chosen folder, where it is not. Throws
   * `SqliteError` where it could be made nowhere.
   */
  takeSnapshot(wallMs: number): SnapshotFaultReason | undefined;
  close(): void;
}

export type ShelfFailure =
  | { readonly kind: 'backup'; readonly reason: 'not-a-book' | 'damaged' | 'later-version' | 'unreadable' | 'missing' }
  | { readonly kind: 'book'; readonly damaged: DamagedBook }
  | { readonly kind: 'backup-folder'; readonly reason: 'missing' | 'not-a-folder' | 'not-writable' }
  /** No backup opens, and nothing can be read of the book: it stays as it is. */
  | { readonly kind: 'no-good-backup' };

export type ShelfResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: ShelfFailure };

/** Where books and their backups are kept. What the world breaks is thrown as `SqliteError`. */
export interface BookShelf {
  /** The book of last time; undefined where there is none yet. */
  openLast(): Promise<ShelfResult<ShelvedBook> | undefined>;
  create(): Promise<ShelfResult<ShelvedBook>>;
  /** A copy without a book, to become that of another device by its first sync. */
  createEmpty(): Promise<ShelfResult<ShelvedBook>>;
  backUp(book: ShelvedBook): BackupView;
  /** Newest first. */
  listBackups(): readonly BackupView[];
  /** Of a device whose backups are not where a person finds them: one that is listed, whole, as one file. */
  readBackup?(name: string): ShelfResult<Uint8Array>;
  /** Opens a backup to look at it, read-only and apart; the caller closes it. */
  openBackup(source: BackupSource): Promise<ShelfResult<{ readonly database: SqliteDatabase; close(): void }>>;
  /**
   * A backup becomes the book: copied, prepared by `prepare`, and put in its place in one step, so that a kill leaves
   * the former book or the new one. Whatever was the book is closed by now and stays as a backup of its own.
   */
  restore(source: BackupSource, prepare: (copy: SqliteDatabase) => void): Promise<ShelfResult<ShelvedBook>>;
  /** The damaged book of last time, or the one that was just closed. */
  mend(): Promise<ShelfResult<MendedBook>>;
  backupSettings(): BackupSettings;
  changeBackupSettings(settings: BackupChoice): ShelfResult<undefined>;
  check(book: ShelvedBook): CheckView;
}

/** `folder` null: the program's own. */
export type BackupChoice = Pick<BackupSettingsView, 'folder' | 'isDaily' | 'kept'>;

export type BackupSettings = Omit<BackupSettingsView, 'lastMs'>;

export interface MendedBook {
  readonly shelved: ShelvedBook;
  /** What it was begun with; null where no backup opened. */
  readonly backup: BackupView | null;
  /** Records that are newer in the book than in that backup. */
  readonly recovered: readonly RecordId[];
  readonly isIncomplete: boolean;
  /** The name under which the damaged file is kept. */
  readonly keptAs: string;
}

/** Who this copy is to other devices, and which it knows. */
export interface DeviceKeys {
  readonly staticKeys: KeyPair;
  isKnown(publicKey: Uint8Array): boolean;
  hasAny(): boolean;
  list(): readonly KnownDevice[];
  /** What the file system refused is thrown, here and below. */
  remember(publicKey: Uint8Array, name: string, wallMs: number): void;
  /** A sync with it ended identical. */
  noteSync(publicKey: Uint8Array, wallMs: number): void;
  forget(publicKey: Uint8Array): void;
}

/** How this device reaches the other one. The PC waits, the phone calls. */
export type Reach =
  | {
    readonly role: 'pc';
    listen(request: ListenRequest): Promise<
      { readonly ok: true; readonly value: Listening }
      | { readonly ok: false; readonly cause: 'no-network' | 'address-in-use' | 'not-allowed' | 'other' }>;
  }
  | {
    readonly role: 'phone';
    dial(options: DialOptions): Promise<
      { readonly ok: true; readonly value: { readonly socket: ChannelSocket; readonly peer: ChannelPeer } }
      | { readonly ok: false; readonly error: DialFailure }>;
  };

export interface ListenRequest {
  readonly wallMs: () => number;
  readonly staticKeys: KeyPair;
  readonly pcName: string;
  /** 16 bytes; zeros without a book. */
  readonly bookId: Uint8Array;
  readonly onRenewed: (codes: ShownCodes) => void;
  readonly onTurnedAway: (reason: 'wrong-code' | 'expired-code' | 'used-code' | 'other-version' | 'busy') => void;
  readonly onOpened: (socket: ChannelSocket, peer: ChannelPeer) => void;
}

export interface ShownCodes {
  readonly link: string;
  readonly linkToCopy: string;
  readonly shortCode: string | undefined;
}

export interface Listening {
  readonly codes: ShownCodes;
  readonly addresses: readonly { readonly text: string; readonly network: 'wifi' | 'cable' | 'other' }[];
  /** A code of its own, for the phone's program to bring along: longer-lived, one use. */
  invite(): string;
  /** Takes no new caller. */
  shut(): void;
  close(): void;
}

export type ReadCode = PairingLink | ShortCode;
