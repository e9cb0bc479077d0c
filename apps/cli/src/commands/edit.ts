import {
  editEntry, negateCents, readAccount, readEntry, success, type Entry, type EntryFields, type Result,
  type BookEdit,
} from '@tandem/ledger';
import { withEdit } from '../book-file.ts';
import { parseInput, type Command, type CommandContext, type CommandInput } from '../command.ts';
import { entryOptions, readAmount, readCategory, readDay, readEntryId, readPayee } from '../entry-input.ts';
import { EntryViewer } from '../entry-view.ts';
import { taskFailed, usageFailed, type Failure } from '../failure.ts';
import { findAccount } from '../named-account.ts';

const usage = {
  options: {
    book: { type: 'string', required: true }, account: { type: 'string' }, ...entryOptions,
    unlock: { type: 'boolean' },
  },
  positionals: ['ID'],
} as const;

type Values = CommandInput<typeof usage.options>['values'];

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { values, positionals: [idText = ''] } = input.value;
    const { account, amount, payee, category, day, memo } = values;
    const isNothing = [account, amount, payee, category, day, memo].every((value) => value === undefined);
    if (isNothing) return usageFailed({ kind: 'nothing-to-change' });
    const id = readEntryId(idText);
    if (!id.ok) return id;
    const edited = withEdit(context, values.book, (edit) => {
      const before = readEntry(edit.database, id.value);
      if (before === undefined) return taskFailed({ kind: 'entry', error: { kind: 'unknown-entry' } });
      const changes = readChanges(context, edit, before, values);
      if (!changes.ok) return changes;
      const entry = editEntry(edit, id.value, changes.value, { unlockReconciled: values.unlock });
      if (!entry.ok) return taskFailed({ kind: 'entry', error: entry.error });
      return success(new EntryViewer(edit.database, context.language).viewOfId(id.value));
    });
    if (!edited.ok) return edited;
    const { output, catalogue } = context;
    if (output.isJson) output.object(edited.value);
    else output.line(catalogue.report.entryChanged(edited.value.id));
    return success(undefined);
  },
};

type Changes = { -readonly [Name in keyof EntryFields]?: EntryFields[Name] };

function readChanges(
  { language }: CommandContext, edit: BookEdit, before: Entry, values: Values,
): Result<Changes, Failure> {
  const changes: Changes = {};
  if (values.day !== undefined) {
    const day = readDay(values.day);
    if (!day.ok) return day;
    changes.day = day.value;
  }
  if (values.account !== undefined) {
    const account = findAccount(edit.database, values.account);
    if (!account.ok) return account;
    changes.accountId = account.value.id;
  }
  if (values.amount !== undefined) {
    const money = readMoney(edit, { ...before, ...changes }, values.amount);
    if (!money.ok) return money;
    Object.assign(changes, money.value);
  }
  if (values.payee !== undefined) {
    const payeeId = readPayee(edit, values.payee);
    if (!payeeId.ok) return payeeId;
    changes.payeeId = payeeId.value;
  }
  if (values.category !== undefined) {
    // The lines, which have categories of their own, would be lost.
    if (before.allocation.kind === 'split') return taskFailed({ kind: 'split-entry' });
    const categoryId = readCategory(edit, values.category, language);
    if (!categoryId.ok) return categoryId;
    changes.allocation = { kind: 'single', categoryId: categoryId.value };
  }
  if (values.memo !== undefined) changes.memo = values.memo;
  return success(changes);
}

/** The amount of an entry, and of a transfer's other leg with it. */
function readMoney(
  edit: BookEdit, { accountId, transfer, allocation }: EntryFields, text: string,
): Result<Pick<EntryFields, 'amount' | 'transfer'>, Failure> {
  const account = readAccount(edit.database, accountId);
  if (account === undefined) return taskFailed({ kind: 'entry', error: { kind: 'unknown-account' } });
  const amount = readAmount(text, account.currency);
  if (!amount.ok) return amount;
  if (allocation.kind === 'split') return taskFailed({ kind: 'split-entry' });
  if (transfer === null) return success({ amount: amount.value, transfer });
  const other = readAccount(edit.database, transfer.accountId);
  if (other?.currency !== account.currency) return taskFailed({ kind: 'transfer-between-currencies' });
  return success({ amount: amount.value, transfer: { ...transfer, amount: negateCents(amount.value) } });
}
