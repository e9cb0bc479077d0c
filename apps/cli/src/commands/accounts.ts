import { accountBalances, listAccounts, success } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import { withBook } from '../book-file.ts';
import { parseInput, type Command } from '../command.ts';
import { localDay } from '../entry-input.ts';
import { formatMoney } from '../messages/number-format.ts';

const usage = { options: { book: { type: 'string', required: true } }, positionals: [] } as const;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    return withBook(context, input.value.values.book, 'read', ({ database }) => {
      const { output, catalogue: { report }, language } = context;
      const [accounts, balances] = database.readTransaction(() =>
        [listAccounts(database), accountBalances(database, localDay(context.now()))] as const);
      const balanceByKey = new Map(balances.map((balance) => [recordIdToText(balance.accountId), balance]));
      const views = accounts.flatMap((account) => {
        const id = recordIdToText(account.id);
        const balance = balanceByKey.get(id);
        if (balance === undefined) return [];
        const { name, kind, currency, groupName, isClosed } = account;
        const { real, cleared, projected } = balance;
        return { id, name, kind, currency, balance: real, cleared, projected, group: groupName, closed: isClosed };
      });
      if (output.isJson) {
        for (const view of views) output.object(view);
        return success(undefined);
      }
      const { column } = report;
      output.table([
        { heading: column.account, align: 'left' }, { heading: column.kind, align: 'left' },
        ...[column.real, column.cleared, column.projected].map((heading) => ({ heading, align: 'right' } as const)),
      ], views.map(({ name, kind, currency, balance, cleared, projected }) => [
        name, report.accountKind[kind],
        ...[balance, cleared, projected].map((amount) => formatMoney(amount, currency, language)),
      ]));
      return success(undefined);
    });
  },
};
