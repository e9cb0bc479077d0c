/** Why a command was not carried out. Nothing was changed then, unless a text of the screen says otherwise. */
import type { BankFileFault, ImportRefusal } from '@tandem/formats';
import type {
  AccountError, AttachmentError, CategoryError, EntryError, PayeeError, TemplateError,
} from '@tandem/ledger';

export type EngineFailure =
  | { readonly kind: 'no-book' }
  /** A book is open already. */
  | { readonly kind: 'book-open' }
  /** What the screen sent has another form: a bug of the screen, or another program. */
  | { readonly kind: 'bad-request' }
  /** A bug of the engine; its log has more. */
  | { readonly kind: 'internal' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'storage'; readonly failure: 'busy' | 'read-only' | 'corrupt' | 'cannot-open' | 'io' | 'other' }
  | { readonly kind: 'entry'; readonly error: EntryError }
  | { readonly kind: 'attachment'; readonly error: AttachmentError }
  | { readonly kind: 'payee'; readonly error: PayeeError }
  | { readonly kind: 'template'; readonly error: TemplateError }
  | { readonly kind: 'account'; readonly error: AccountError }
  | { readonly kind: 'category'; readonly error: CategoryError }
  /** `fileName` as the screen gave it. */
  | { readonly kind: 'bank-file'; readonly fileName: string; readonly error: BankFileFault }
  | { readonly kind: 'import'; readonly error: ImportRefusal }
  | { readonly kind: 'no-import' }
  /** A sync is under way: it would move what the command moves. */
  | { readonly kind: 'sync-running' }
  | { readonly kind: 'backup'; readonly reason: 'not-a-book' | 'damaged' | 'later-version' | 'unreadable' | 'missing' }
  | { readonly kind: 'nothing-to-undo' }
  /** Settled or gone meanwhile. */
  | { readonly kind: 'no-conflict' }
  /** Automatic backups cannot be kept there. */
  | { readonly kind: 'backup-folder'; readonly reason: 'missing' | 'not-a-folder' | 'not-writable' }
  /** No backup opens, and nothing of the damaged book can be read: it stays as it is. */
  | { readonly kind: 'no-good-backup' };
