import { checkBook, type BookCheck, type CheckedFigures } from '@tandem/engine';
import { openInMemory, sha256 } from '@tandem/host';
import { ledgerKinds, listAccounts, success, type Account, type Result } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import { warnOfBackupFault } from '../backup-fault.ts';
import { withBook } from '../book-file.ts';
import { mendBook } from '../mended-book.ts';
import { parseInput, type Command, type CommandContext } from '../command.ts';
import { taskFailed, type Failure } from '../failure.ts';
import { checkMessages } from '../messages/check-messages.ts';
import { formatCount, formatMoney } from '../messages/number-format.ts';
import { tell } from '../messages/texts.ts';
import { formatFingerprint } from '../sync-report.ts';

const usage = {
  options: { book: { type: 'string', required: true }, mend: { type: 'boolean' } }, positionals: [],
} as const;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { book, mend } = input.value.values;
    if (mend) return mendBook(context, book);
    return withBook(context, book, 'read', ({ database, replica }) => {
      const check = checkBook(database, replica.kinds, sha256, openInMemory);
      // A damaged file may not even have its accounts.
      if (check.figures !== undefined) warnOfBackupFault(context, database);
      const accounts = check.figures === undefined ? [] : listAccounts(database);
      if (context.output.isJson) context.output.object(checkToJson(check, accounts));
      else printCheck(context, check, accounts);
      return toOutcome(context, check);
    });
  },
};

function toOutcome({ language }: CommandContext, { faults }: BookCheck): Result<undefined, Failure> {
  if (faults.length === 0) return success(undefined);
  const texts = checkMessages[language].fault;
  return taskFailed({ kind: 'book-has-faults', faults: faults.map((fault) => tell(texts, fault)) });
}

function checkToJson({ faults, oddities, figures }: BookCheck, accounts: readonly Account[]): object {
  return {
    event: 'check',
    ok: faults.length === 0,
    faults: faults.map((fault) => fault.kind === 'impossible-records'
      ? { ...fault, first: { ...fault.first, id: recordIdToText(fault.first.id) } }
      : fault),
    oddities,
    ...(figures === undefined ? {} : {
      fingerprint: formatFingerprint(figures.fingerprint),
      counts: figures.countByKind,
      unhashed: figures.unhashed,
      balances: figures.balances.map(({ accountId, balance }) => ({
        id: recordIdToText(accountId), ...accountOf(accounts, accountId), balance,
      })),
    }),
  };
}

function accountOf(accounts: readonly Account[], id: Uint8Array): { name: string; currency: string } | undefined {
  const account = accounts.find((each) => recordIdToText(each.id) === recordIdToText(id));
  return account === undefined ? undefined : { name: account.name, currency: account.currency };
}

function printCheck(context: CommandContext, check: BookCheck, accounts: readonly Account[]): void {
  const { output, language } = context;
  const { fault, oddity, sound } = checkMessages[language];
  for (const found of check.faults) output.line(`✗ ${tell(fault, found)}`);
  for (const found of check.oddities) output.line(`! ${tell(oddity, found)}`);
  if (check.faults.length === 0) output.line(sound);
  if (check.figures !== undefined) printFigures(context, check.figures, accounts);
}

function printFigures(
  { output, catalogue: { report }, language }: CommandContext, figures: CheckedFigures, accounts: readonly Account[],
): void {
  const texts = checkMessages[language];
  output.line(texts.fingerprint(formatFingerprint(figures.fingerprint)));
  output.line('');
  output.table([{ heading: texts.kind, align: 'left' }, { heading: texts.count, align: 'right' }],
    ledgerKinds.map(({ name }) =>
      [report.recordKind[name] ?? name, formatCount(figures.countByKind[name] ?? 0, language)]));
  output.line('');
  output.table([{ heading: report.column.account, align: 'left' }, { heading: texts.balance, align: 'right' }],
    figures.balances.map(({ accountId, balance }) => {
      const account = accounts.find(({ id }) => recordIdToText(id) === recordIdToText(accountId));
      return account === undefined
        ? [recordIdToText(accountId), String(balance)]
        : [account.name, formatMoney(balance, account.currency, language)];
    }));
}
