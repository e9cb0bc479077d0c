export { currentEnvironment, dataFolder, defaultBookPath, type Environment } from './data-folder.ts';
export {
  openBook, schemaLevel, type BookPurpose, type OpenBookFailure, type OpenBookOptions, type OpenBookResult,
  type OpenedBook,
} from './open-book.ts';
export { randomBytes, sha256 } from './platform-crypto.ts';
export { rankAddresses, type InterfaceTable } from './addresses.ts';
export type { ChannelSocket } from './channel-socket.ts';
export { deviceName } from './device-name.ts';
export { dial, type DialOptions, type DialResult } from './dialer.ts';
export type { DialFailure } from './dial-failure.ts';
export type { KnownDevice } from './key-file.ts';
export { openKeyStore, type KeyStore, type KeyStoreFailure, type KeyStoreResult } from './key-store.ts';
export {
  openListener, type Listener, type ListenerOptions, type ListenFailure, type ListenResult,
} from './listener.ts';
export type { PairingCodes } from './pairing-codes.ts';
export { listSnapshots, snapshotFolder, takeSnapshot } from './snapshots.ts';
export { SyncConnection, type SyncEnd, type SyncOptions, type WireBytes } from './sync-connection.ts';
export { openSyncStore } from './sync-store.ts';
export { servePhone, type PhoneService } from './serve-phone.ts';
export { Turns } from './turns.ts';
export {
  checkBook, type BookCheck, type BookFault, type BookOddity, type CheckedFigures, type ImpossibleRecord,
} from './check-book.ts';
