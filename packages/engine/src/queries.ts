/** What each query of the contract reads. */
import type { Outcome, QueryName, QueryParameters, QueryResults } from '@tandem/contract';
import { failure, success } from '@tandem/ledger';
import { groupAccounts } from './account-views.ts';
import { readAttachmentContent, readAttachmentViews } from './attachments.ts';
import { readBackupFault, readBackupSettings } from './backup-commands.ts';
import { readBin } from './bin-views.ts';
import type { BookReading } from './book-reading.ts';
import type { EngineParts } from './engine-parts.ts';
import { readConflictViews } from './conflict-views.ts';
import { readDevices } from './device-views.ts';
import { readJournal, readJournalLines } from './journal-views.ts';
import { readLikelyPayees, readPayeeSuggestions, readSearch } from './found-views.ts';
import { readCategoryTreeView, readPayeeViews } from './name-views.ts';
import { readBooks } from './rack-commands.ts';
import { readTemplateViews } from './templates.ts';
import { readEntryView, readRegister, readRegisterRows } from './register-views.ts';
import { readSecondCopy } from './vault-commands.ts';

type Queries = {
  readonly [Name in QueryName]: (parts: EngineParts, parameters: QueryParameters<Name>) => Outcome<QueryResults[Name]>;
};

export const queries: Queries = {
  preferences: ({ desk }) => success(desk.platform.preferences.read()),
  book: ({ desk }) => success(desk.bookView()),
  accounts: ofBook((reading) => groupAccounts(reading.accounts.values(), reading.currency)),
  register: ofBook((reading, { accountId }) => readRegister(reading, accountId)),
  'register-rows': ofBook((reading, { accountId, offset, limit }) =>
    readRegisterRows(reading, accountId, offset, limit)),
  entry: ofBook((reading, { entryId }) => readEntryView(reading, entryId)),
  attachments: ofBook((reading, { entryId }) => readAttachmentViews(reading, entryId)),
  attachment: ofBook((reading, { attachmentId }) => readAttachmentContent(reading, attachmentId)),
  search: ofBook(readSearch),
  'payee-suggestions': ofBook(readPayeeSuggestions),
  'likely-payees': ofBook((reading, parameters, { desk }) =>
    readLikelyPayees(reading, parameters, desk.platform.wallMs())),
  'category-tree': ofBook(readCategoryTreeView),
  payees: ofBook(readPayeeViews),
  templates: ofBook(readTemplateViews),
  categories: ofBook((reading) => [...reading.categories.values()]),
  methods: ofBook((reading) => [...reading.methods.values()]),
  history: ({ desk }) => success(desk.history.view()),
  conflicts: ofBook((reading, _, { desk }) => readConflictViews(reading, desk.platform.wallMs())),
  import: ({ imports }) => success(imports.view()),
  backups: ({ desk }) => success(desk.platform.shelf.listBackups()),
  journal: ofBook((reading, { offset, limit }) => readJournal(reading, offset, limit)),
  'journal-lines': ({ desk }, { session, offset, limit }) => {
    const reading = desk.read();
    return reading === undefined ? failure({ kind: 'no-book' }) : readJournalLines(reading, session, offset, limit);
  },
  bin: ofBook((reading, { offset, limit }, { desk }) => readBin(reading, desk.platform.wallMs(), offset, limit)),
  'backup-settings': readBackupSettings,
  'backup-fault': readBackupFault,
  'second-copy': readSecondCopy,
  devices: readDevices,
  sync: ({ sync }) => success(sync.view()),
  'sync-summary': ({ sync }) => success(sync.summary()),
  books: readBooks,
  install: ({ install }) => success(install.view()),
};

/** What only an open book answers. */
function ofBook<Parameters, Value>(
  read: (reading: BookReading, parameters: Parameters, parts: EngineParts) => Value,
): (parts: EngineParts, parameters: Parameters) => Outcome<Value> {
  return (parts, parameters) => {
    const reading = parts.desk.read();
    return reading === undefined ? failure({ kind: 'no-book' }) : success(read(reading, parameters, parts));
  };
}
