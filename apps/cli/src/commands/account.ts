import {
  accountKinds, createAccount, editBook, listAccounts, parseCurrency, success, toCents, type AccountKind, type Currency,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import { withBook } from '../book-file.ts';
import { parseInput, type Command } from '../command.ts';
import { readAmount } from '../entry-input.ts';
import { taskFailed, usageFailed, type Failed } from '../failure.ts';

const usage = {
  options: {
    book: { type: 'string', required: true }, name: { type: 'string', required: true }, kind: { type: 'string' },
    currency: { type: 'string' }, opening: { type: 'string' },
  },
  positionals: [],
} as const;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { book: path, name, kind = 'current', currency: code = 'EUR', opening } = input.value.values;
    const knownKind = accountKinds.find((each) => each === kind);
    if (knownKind === undefined) return unknownKind(kind);
    const currency = parseCurrency(code);
    if (currency === undefined) return taskFailed({ kind: 'currency', text: code });
    const openingBalance = opening === undefined ? success(toCents(0)) : readAmount(opening, currency);
    if (!openingBalance.ok) return openingBalance;
    const created = withBook(context, path, 'create', ({ book }) => editBook(book, context.now(), (edit) => {
      const isTaken = listAccounts(edit.database).some((account) => account.name === name.normalize('NFC').trim());
      if (isTaken) return taskFailed({ kind: 'account-exists', name });
      const account = createAccount(edit, { name, kind: knownKind, currency, openingBalance: openingBalance.value });
      return account.ok ? account : taskFailed({ kind: 'account', error: account.error });
    }));
    if (!created.ok) return created;
    const { output, catalogue } = context;
    const id = recordIdToText(created.value);
    if (output.isJson) output.object(toObject(id, name, knownKind, currency, openingBalance.value));
    else output.line(catalogue.report.accountAdded(name, path));
    return success(undefined);
  },
};

function unknownKind(text: string): Failed {
  return usageFailed({ kind: 'unknown-choice', option: '--kind', text, choices: accountKinds });
}

function toObject(id: string, name: string, kind: AccountKind, currency: Currency, balance: number): object {
  return { id, name, kind, currency, balance };
}
