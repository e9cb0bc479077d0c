/**
 * What an engine needs of the device it runs on: the PC's process or the phone's Worker. Everything that reads a clock,
 * a file or a socket is here; the engine has nothing of its own but timers.
 */
import type { Preferences, BackupSource, BackupView, CheckView, DamagedBook } from '@tandem/contract';
import type { Book, Day } from '@tandem/ledger';
import type { ChannelPeer, KeyPair, PairingLink, RandomBytes, ShortCode } from '@tandem/link';
import type { Replica, Sha256 } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { ChannelSocket, DialFailure, DialOptions } from '@tandem/transport';

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
  readonly preferences: PreferenceStore;
  readonly shelf: BookShelf;
  readonly reach: Reach;
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
  /** A whole copy to go back to. Throws `SqliteError`. */
  takeSnapshot(wallMs: number): void;
  close(): void;
}

export type ShelfFailure =
  | { readonly kind: 'backup'; readonly reason: 'not-a-book' | 'damaged' | 'later-version' | 'unreadable' | 'missing' }
  | { readonly kind: 'book'; readonly damaged: DamagedBook };

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
  /** Opens a backup to look at it, read-only and apart; the caller closes it. */
  openBackup(source: BackupSource): Promise<ShelfResult<{ readonly database: SqliteDatabase; close(): void }>>;
  /** A backup becomes the book. Whatever was the book is closed by now and stays as a backup of its own. */
  restore(source: BackupSource): Promise<ShelfResult<ShelvedBook>>;
  check(book: ShelvedBook): CheckView;
}

/** Who this copy is to other devices, and which it knows. */
export interface DeviceKeys {
  readonly staticKeys: KeyPair;
  isKnown(publicKey: Uint8Array): boolean;
  hasAny(): boolean;
  /** What the file system refused is thrown. */
  remember(publicKey: Uint8Array, name: string, wallMs: number): void;
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
  /** Takes no new caller. */
  shut(): void;
  close(): void;
}

export type ReadCode = PairingLink | ShortCode;
