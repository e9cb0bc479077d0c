export { currentEnvironment, dataFolder, defaultBookPath, type Environment } from './data-folder.ts';
export {
  openBook, schemaLevel, type BookPurpose, type OpenBookFailure, type OpenBookOptions, type OpenBookResult,
  type OpenedBook,
} from './open-book.ts';
export { randomBytes, sha256 } from './platform-crypto.ts';
