/**
 * The file of a book: its tables, its indexes and how an older one becomes this version's.
 *
 * What must hold
 * 1. `application_id` says that a file is a book, `user_version` which schema it has; both change with the tables, in
 *    one transaction.
 * 2. A migration is deterministic and stamps nothing: two devices that migrate the same book hold the same book. After
 *    the steps, which make the tables those of this version, what was carried for it comes into them.
 * 3. A book of a later version is refused before anything is touched.
 * 4. SQLite enforces no foreign key and no UNIQUE on synced tables: a merge must never fail on them.
 */
import {
  absorbUnknown, createKindTable, createReplicaTables, createTrackingTriggers, withOwnKinds,
} from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { createAccountSpans } from './account-spans.ts';
import { attachmentKind } from './attachment-kind.ts';
import { ledgerKinds } from './ledger-kinds.ts';
import { failure, success, type Result } from './result.ts';
import { readInteger } from './row-values.ts';
import { templateKind } from './template-kind.ts';

/** 'TDMB' in a file's header, https://sqlite.org/pragma.html#pragma_application_id. */
export const bookApplicationId = 0x54_44_4d_42;

/** The migration at index 0 leads from version 1 to version 2. It runs inside the transaction of `migrateBook`. */
export type Migration = (database: SqliteDatabase) => void;

export const bookMigrations: readonly Migration[] = [addTemplatesAndAttachments];

export const bookSchemaVersion = bookMigrations.length + 1;

export type MigrationError =
  | { readonly kind: 'not-a-book' }
  | { readonly kind: 'book-from-later-version'; readonly version: number; readonly versionMax: number };

export interface Migrated {
  readonly fromVersion: number;
  readonly toVersion: number;
}

/**
 * Makes an empty database a book without an identity and without content, as a device has it that is about to join.
 * The caller opens no transaction of its own.
 */
export function createBookSchema(database: SqliteDatabase): void {
  database.transaction(() => {
    createReplicaTables(database, withOwnKinds(ledgerKinds));
    createAccountSpans(database);
    database.exec(entryIndexes);
    database.exec(attachmentIndex);
    database.exec(`PRAGMA application_id = ${bookApplicationId}; PRAGMA user_version = ${bookSchemaVersion}`);
  });
}

/** Brings a book to this version, or leaves it as it was. `steps` is given by tests alone. */
export function migrateBook(
  database: SqliteDatabase, steps: readonly Migration[] = bookMigrations,
): Result<Migrated, MigrationError> {
  if (readPragma(database, 'application_id') !== bookApplicationId) return failure({ kind: 'not-a-book' });
  const version = readPragma(database, 'user_version');
  const versionMax = steps.length + 1;
  if (version < 1) return failure({ kind: 'not-a-book' });
  if (version > versionMax) return failure({ kind: 'book-from-later-version', version, versionMax });
  if (version < versionMax) {
    database.transaction(() => {
      for (const step of steps.slice(version - 1)) step(database);
      const kinds = withOwnKinds(ledgerKinds);
      createTrackingTriggers(database, kinds);
      absorbUnknown(database, kinds);
      database.exec(`PRAGMA user_version = ${versionMax}`);
    });
  }
  return success({ fromVersion: version, toVersion: versionMax });
}

/**
 * Every index is paid for at the first sync, row by row, so each has a reader that cannot do without. In a table
 * WITHOUT ROWID an index ends with the id, which is what the pages of a register continue from.
 *
 * entry_register: the pages of an account, its running balance, the days of the current month for its real balance.
 * entry_transfer_register: the same for the second leg; small, since few entries are transfers.
 * entry_payee: completion proposes what the payee's last entry had, at every keystroke.
 * entry_bin, sync_record_dead: what is deleted; a living record costs them nothing.
 *
 * Not there on purpose: (day) for the view of all entries, which merges the pages of the accounts; (number), whose
 * search may scan.
 */
const entryIndexes = `
  CREATE INDEX entry_register ON entry (account_id, day, id) WHERE deleted = 0;
  CREATE INDEX entry_transfer_register ON entry (transfer_account_id, day, id)
    WHERE deleted = 0 AND transfer_account_id IS NOT NULL;
  CREATE INDEX entry_payee ON entry (payee_id, day, id) WHERE deleted = 0 AND payee_id IS NOT NULL;
  CREATE INDEX entry_bin ON entry (deleted) WHERE deleted = 1;
  CREATE INDEX sync_record_dead ON sync_record (kind) WHERE life = 0;
`;

/** Registers show how many attachments an entry has, and read no content for it. */
const attachmentIndex = 'CREATE INDEX attachment_entry ON attachment (entry_id) WHERE deleted = 0';

function addTemplatesAndAttachments(database: SqliteDatabase): void {
  createKindTable(database, templateKind);
  createKindTable(database, attachmentKind);
  database.exec(attachmentIndex);
}

function readPragma(database: SqliteDatabase, name: 'application_id' | 'user_version'): number {
  return readInteger(database.prepare(`PRAGMA ${name}`).get()?.[0]);
}
