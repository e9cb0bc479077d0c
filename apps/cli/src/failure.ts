/** Why a command did not do what it was asked: data, from which the catalogue makes one sentence. */
import type { BankFileFault, ImportRefusal } from '@tandem/formats';
import type { BackupFault, OpenBookFailure } from '@tandem/host';
import type { AccountError, AmountFault, CategoryError, EntryError, PayeeError } from '@tandem/ledger';
import type { SqliteFailure } from '@tandem/sqlite';
import type { SyncFailure } from './messages/sync-messages.ts';

/** The command line itself is wrong: exit code 2. */
export type UsageFailure =
  | { readonly kind: 'unknown-command'; readonly name: string }
  | { readonly kind: 'unknown-language'; readonly text: string }
  | {
    readonly kind: 'unknown-option' | 'option-needs-value' | 'option-takes-no-value' | 'missing-option';
    readonly option: string;
  }
  | { readonly kind: 'unexpected-argument' | 'missing-argument'; readonly argument: string }
  | {
    readonly kind: 'not-a-count'; readonly option: string; readonly text: string;
    readonly min: number; readonly max: number;
  }
  | { readonly kind: 'unknown-format'; readonly text: string }
  | {
    readonly kind: 'unknown-choice'; readonly option: string; readonly text: string;
    readonly choices: readonly string[];
  }
  | { readonly kind: 'nothing-to-change' }
  /** `--merge` and `--truth` together. */
  | { readonly kind: 'merge-or-truth' };

export type FileAct = 'read' | 'write';

/** One of several statements of a file; `number` from 1. */
export interface StatementLabel {
  readonly number: number;
  readonly maskedNumber: string;
  readonly currency: string;
  readonly lines: number;
}

export type TaskFailure =
  | { readonly kind: 'open-book'; readonly path: string; readonly error: OpenBookFailure }
  /** A copy that has not joined a book yet. */
  | { readonly kind: 'book-without-identity'; readonly path: string }
  /** The disk or the file failed while the book was open. */
  | { readonly kind: 'sqlite'; readonly error: SqliteFailure }
  | { readonly kind: 'entry'; readonly error: EntryError }
  | { readonly kind: 'account'; readonly error: AccountError }
  | { readonly kind: 'category'; readonly error: CategoryError }
  | { readonly kind: 'payee'; readonly error: PayeeError }
  | { readonly kind: 'amount'; readonly text: string; readonly error: AmountFault }
  | { readonly kind: 'day'; readonly text: string }
  | { readonly kind: 'no-such-account'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'several-accounts' | 'account-exists'; readonly name: string }
  | { readonly kind: 'currency'; readonly text: string }
  | { readonly kind: 'entry-id'; readonly text: string }
  | { readonly kind: 'split-entry' | 'transfer-between-currencies' }
  | { readonly kind: 'file'; readonly act: FileAct; readonly path: string; readonly code: string }
  | { readonly kind: 'out-is-book'; readonly path: string }
  | { readonly kind: 'bank-file'; readonly path: string; readonly error: BankFileFault }
  | { readonly kind: 'import-refusal'; readonly error: ImportRefusal }
  | { readonly kind: 'several-statements'; readonly statements: readonly StatementLabel[] }
  | { readonly kind: 'book-has-faults'; readonly faults: readonly string[] }
  /** `text`: as given for `--resolve` or `--reopen`. */
  | {
    readonly kind: 'no-such-conflict' | 'conflict-settled' | 'no-second-entry' | 'not-reopened';
    readonly text: string;
  }
  | { readonly kind: 'no-such-sync'; readonly text: string }
  | { readonly kind: 'nothing-to-undo' | 'journal-damaged' }
  | { readonly kind: 'not-in-bin'; readonly text: string }
  | { readonly kind: 'no-such-device' | 'several-devices'; readonly name: string }
  | { readonly kind: 'key-file'; readonly path: string; readonly isDamaged: boolean }
  | { readonly kind: 'backup'; readonly name: string; readonly reason: BackupFault }
  | { readonly kind: 'backup-exists'; readonly path: string }
  /** Other devices sync with the book, and nothing says what the restore means for them. */
  | { readonly kind: 'restore-how' }
  | { readonly kind: 'restore-needs-yes' }
  | { readonly kind: 'nothing-to-mend-with' }
  | { readonly kind: 'bug'; readonly message: string };

export type Failure =
  | { readonly kind: 'usage'; readonly error: UsageFailure }
  | { readonly kind: 'task'; readonly error: TaskFailure }
  | { readonly kind: 'sync'; readonly error: SyncFailure };

export interface Failed {
  readonly ok: false;
  readonly error: Failure;
}

export function taskFailed(error: TaskFailure): Failed {
  return { ok: false, error: { kind: 'task', error } };
}

export function usageFailed(error: UsageFailure): Failed {
  return { ok: false, error: { kind: 'usage', error } };
}
