export type * from './app-handover.ts';
export type * from './book-rack.ts';
export type * from './platform.ts';
export type { VaultFiles, VaultResult } from './vault/vault-files.ts';
export { Engine } from './engine.ts';
export {
  checkBook, type BookCheck, type BookFault, type BookOddity, type CheckedFigures, type ImpossibleRecord,
} from './check-book.ts';
export { checkToView } from './check-view.ts';
export { forgetLastSync } from './sync/last-sync.ts';
