/** `tandem restore`: a backup becomes the book, after a look at what would change. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { forgetLastSync } from '@tandem/engine';
import { openBook, openKeyStore, dataFolder, randomBytes, replaceBook, sha256 } from '@tandem/host';
import { bookFigures, describeEntries, ledgerKinds, success, type Result } from '@tandem/ledger';
import { compareBytes, declareTruth, readBookIdentity, Replica } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { parseInput, type Command, type CommandContext, type Outcome } from '../command.ts';
import { taskFailed, usageFailed, type Failure } from '../failure.ts';
import { backUpFirst, backupFolderOf, bookName, openNamedBackup, truePath } from '../kept-backups.ts';
import { formatCount, formatDay, formatMoney } from '../messages/number-format.ts';
import { askYes, isTerminal } from '../yes-question.ts';

const usage = {
  options: {
    book: { type: 'string', required: true }, merge: { type: 'boolean' }, truth: { type: 'boolean' },
    yes: { type: 'boolean' },
  },
  positionals: ['BACKUP'],
} as const;

const generationBytes = 16;
/** Entries that are named on either side. */
const linesMax = 10;

export const command: Command = {
  ...usage,
  async run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { values: { book, merge, truth, yes }, positionals: [name = ''] } = input.value;
    if (merge && truth) return usageFailed({ kind: 'merge-or-truth' });
    const path = truePath(book);
    const backup = openNamedBackup(context, path, name);
    if (!backup.ok) return backup;
    try {
      const looked = lookAt(context, path, backup.value.database);
      if (!looked.ok) return looked;
      if (looked.value.isPaired && !merge && !truth) return taskFailed({ kind: 'restore-how' });
      const { output, catalogue: { report, keeping } } = context;
      if (!yes) {
        if (!isTerminal()) return taskFailed({ kind: 'restore-needs-yes' });
        if (!await askYes(keeping.restoreQuestion, report.yes)) {
          output.line(keeping.restoreDeclined);
          return success(undefined);
        }
      }
      return restore(context, path, backup.value.database, truth);
    } finally {
      backup.value.close();
    }
  },
};

/** Tells what the backup holds and what would change. Whether other devices sync with this book. */
function lookAt(
  context: CommandContext, path: string, backup: SqliteDatabase,
): Result<{ readonly isPaired: boolean }, Failure> {
  const { output, catalogue: { keeping } } = context;
  const { balances, entries } = bookFigures(backup);
  const difference = compare(context, path, backup);
  if (output.isJson) {
    output.object({ event: 'preview', accounts: balances.length, entries, ...difference?.sums });
  } else {
    output.line(keeping.backupHolds(balances.length, entries));
    if (difference !== undefined) {
      const { onlyHere, different, onlyThere } = difference.sums;
      output.line(keeping.restoreChanges(onlyHere, different, onlyThere));
      difference.print();
    }
  }
  const keys = existsSync(path) ? openKeyStore(dataFolder(context.environment), path, randomBytes) : undefined;
  return success({ isPaired: keys?.ok === true && keys.value.devices.length > 0 });
}

interface Compared {
  readonly sums: { readonly onlyHere: number; readonly different: number; readonly onlyThere: number };
  readonly print: () => void;
}

/** Undefined where there is no sound book to compare with, or the backup is of another one. */
function compare(context: CommandContext, path: string, backup: SqliteDatabase): Compared | undefined {
  const { deviceName } = context;
  const opened = existsSync(path)
    ? openBook({
      path, purpose: 'write', deviceName, wallMs: context.now(), backUpFirst: backUpFirst(context, path),
    })
    : undefined;
  if (opened?.ok !== true) return undefined;
  const { book, database, replica } = opened.value;
  try {
    const bookId = readBookIdentity(backup)?.bookId;
    if (book === undefined || bookId === undefined || compareBytes(bookId, book.id) !== 0) return undefined;
    const other = new Replica({ database: backup, kinds: ledgerKinds, sha256, randomBytes, deviceName });
    replica.rehashDirty();
    const difference = replica.compareWith(other, { linesMax });
    const sum = (name: 'onlyHere' | 'different' | 'onlyThere'): number =>
      difference.kinds.reduce((total, counts) => total + counts[name], 0);
    const here = describeEntries(database, difference.here);
    return {
      sums: { onlyHere: sum('onlyHere'), different: sum('different'), onlyThere: sum('onlyThere') },
      print: () => printEntries(context, here),
    };
  } finally {
    opened.value.close();
  }
}

function printEntries(
  { output, catalogue: { keeping }, language }: CommandContext, entries: ReturnType<typeof describeEntries>,
): void {
  if (entries.length === 0) return;
  output.line(keeping.onlyInBook(formatCount(entries.length, language)));
  output.table([
    { heading: '', align: 'left' }, { heading: '', align: 'left', widthMax: 28 },
    { heading: '', align: 'left', widthMax: 24 }, { heading: '', align: 'right' },
  ], entries.map(({ accountName, amount, currency, day, payee }) =>
    [`  ${formatDay(day)}`, payee, accountName, formatMoney(amount, currency, language)]));
}

function restore(context: CommandContext, path: string, source: SqliteDatabase, isTruth: boolean): Outcome {
  const wallMs = context.now();
  const backups = backupFolderOf(context, path);
  const generation = randomBytes(generationBytes);
  let former: string | undefined;
  mkdirSync(dirname(path), { recursive: true });
  const isReplaced = replaceBook({
    bookPath: path, source,
    prepare: (copy) => {
      forgetLastSync(copy);
      if (isTruth) declareTruth(copy, generation);
    },
    keepFormer: (database) => {
      former = backups.add(database, bookName(path), wallMs, 'replaced').name;
    },
    damagedPath: `${path}.damaged-${new Date(wallMs).toISOString().replaceAll(/[-:.]/g, '')}`,
  });
  if (!isReplaced) return taskFailed({ kind: 'open-book', path, error: { kind: 'in-use' } });
  const { output, catalogue: { keeping } } = context;
  if (output.isJson) output.object({ event: 'restored', how: isTruth ? 'truth' : 'merge', former: former ?? null });
  else for (const line of keeping.restoredBook(isTruth, former)) output.line(line);
  return success(undefined);
}

