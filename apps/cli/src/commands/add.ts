import { addEntry, success } from '@tandem/ledger';
import { withEdit } from '../book-file.ts';
import { parseInput, type Command } from '../command.ts';
import { entryOptions, localDay, readAmount, readCategory, readDay, readPayee } from '../entry-input.ts';
import { EntryViewer } from '../entry-view.ts';
import { taskFailed } from '../failure.ts';
import { findAccount } from '../named-account.ts';

const usage = {
  options: {
    book: { type: 'string', required: true }, account: { type: 'string', required: true }, ...entryOptions,
    amount: { type: 'string', required: true },
  },
  positionals: [],
} as const;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { values } = input.value;
    const day = values.day === undefined ? success(localDay(context.now())) : readDay(values.day);
    if (!day.ok) return day;
    const added = withEdit(context, values.book, (edit) => {
      const account = findAccount(edit.database, values.account);
      if (!account.ok) return account;
      const amount = readAmount(values.amount, account.value.currency);
      if (!amount.ok) return amount;
      const payeeId = readPayee(edit, values.payee ?? '');
      if (!payeeId.ok) return payeeId;
      const categoryId = readCategory(edit, values.category ?? '', context.language);
      if (!categoryId.ok) return categoryId;
      const entry = addEntry(edit, {
        accountId: account.value.id, day: day.value, amount: amount.value, payeeId: payeeId.value,
        allocation: { kind: 'single', categoryId: categoryId.value }, memo: values.memo ?? '',
      });
      if (!entry.ok) return taskFailed({ kind: 'entry', error: entry.error });
      return success(new EntryViewer(edit.database, context.language).viewOfId(entry.value));
    });
    if (!added.ok) return added;
    const { output, catalogue } = context;
    if (output.isJson) output.object(added.value);
    else output.line(catalogue.report.entryAdded(added.value.id));
    return success(undefined);
  },
};
