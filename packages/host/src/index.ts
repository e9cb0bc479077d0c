export { currentEnvironment, dataFolder, defaultBookPath, type Environment } from './data-folder.ts';
export {
  openBook, schemaLevel, type BookPurpose, type OpenBookFailure, type OpenBookOptions, type OpenBookResult,
  type OpenedBook,
} from './open-book.ts';
export { randomBytes, sha256 } from './platform-crypto.ts';
export { readApkLayout, withApkPair, type ApkLayout, type ApkPair } from './apk-signing-block.ts';
export { rankAddresses, type InterfaceTable } from './addresses.ts';
export { BackupFolder, type Backup, type BackupFile } from './backup-folder.ts';
export {
  BackupPlace, type BackupChoice, type BackupFolderFault, type BackupSettings,
} from './backup-place.ts';
export { takeBookLock, type BookLock } from './book-lock.ts';
export { deviceName } from './device-name.ts';
export { openKeyStore, type KeyStore, type KeyStoreFailure, type KeyStoreResult } from './key-store.ts';
export {
  openListener, type Listener, type ListenerOptions, type ListenFailure, type ListenResult,
} from './listener.ts';
export { guardFiles, isFileFault } from './file-fault.ts';
export { openNodeSocket } from './node-socket.ts';
export {
  openPackageServer, type PackageDownload, type PackageServer, type PackageServerOptions, type PackageServerResult,
} from './package-server.ts';
export type { PairingCodes } from './pairing-codes.ts';
export {
  backupFailed, isOfOlderVersion, openBackupFile, type BackupFault, type OpenBackupResult, type OpenedBackup,
} from './opened-backup.ts';
export { bookPathToCode, makePrivateFolder, writePrivateFile } from './private-file.ts';
export {
  repairBook, type RepairedBook, type RepairFailure, type RepairOptions, type RepairResult, type RepairStep,
} from './repair.ts';
export { replaceBook, type Replacement } from './replaced-book.ts';
export { listSnapshots, snapshotFolder, takeSnapshot } from './snapshots.ts';
export { readFields, writeFields, type Fields } from './small-file.ts';
export { openInMemory, openSyncStore } from './sync-store.ts';
