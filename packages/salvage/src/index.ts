export { isOfLaterVersion, readDamagedFile, type DamagedFile } from './damaged-file.ts';
export { isGoodBackup, mendCopy, type MendedCopy, type MendOptions } from './mended-copy.ts';
