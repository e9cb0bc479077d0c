import {
  accountPage, ledgerPage, pageRowsMax, success, type AccountId, type AccountRow, type RegisterKey, type RegisterRow,
} from '@tandem/ledger';
import type { SqliteDatabase } from '@tandem/sqlite';
import { withBook } from '../book-file.ts';
import { parseCount, parseInput, type Command } from '../command.ts';
import { EntryViewer, entryTableColumns, viewToCells } from '../entry-view.ts';
import { findAccount } from '../named-account.ts';

const usage = {
  options: { book: { type: 'string', required: true }, account: { type: 'string' }, limit: { type: 'string' } },
  positionals: [],
} as const;

const limitDefault = '50';
const limitMax = 10_000_000;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { values } = input.value;
    const limit = parseCount('--limit', values.limit ?? limitDefault, 1, limitMax);
    if (!limit.ok) return limit;
    return withBook(context, values.book, 'read', ({ database }) => database.readTransaction(() => {
      const account = values.account === undefined ? undefined : findAccount(database, values.account);
      if (account?.ok === false) return account;
      const viewer = new EntryViewer(database, context.language);
      const { output, catalogue: { report }, language } = context;
      const cells: (readonly string[])[] = [];
      for (const row of newestRows(database, account?.value.id, limit.value)) {
        const view = viewer.view(row);
        if (output.isJson) output.object(view);
        else cells.push(viewToCells(view, report, language));
      }
      if (!output.isJson) output.table(entryTableColumns(report, account !== undefined), cells);
      return success(undefined);
    }));
  },
};

/** Page by page, so that a script may ask for all of them. */
function* newestRows(
  database: SqliteDatabase, accountId: AccountId | undefined, limit: number,
): Generator<RegisterRow & Partial<Pick<AccountRow, 'balance'>>> {
  let after: RegisterKey | undefined;
  for (let remaining = limit; remaining > 0;) {
    const wanted = Math.min(remaining, pageRowsMax);
    const request = { direction: 'newest-first', limit: wanted, ...(after === undefined ? {} : { after }) } as const;
    const rows = accountId === undefined ? ledgerPage(database, request) : accountPage(database, accountId, request);
    yield* rows;
    after = rows.at(-1);
    remaining = rows.length < wanted ? 0 : remaining - wanted;
  }
}
