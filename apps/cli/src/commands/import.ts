import { resolve } from 'node:path';
import { writeImport } from '@tandem/formats';
import { success, type Result } from '@tandem/ledger';
import { withBook } from '../book-file.ts';
import { parseCount, parseInput, type Command, type CommandContext } from '../command.ts';
import { localDay } from '../entry-input.ts';
import type { Failure } from '../failure.ts';
import { planForBook, readBankFile, type ImportWish, type PlannedImport } from '../import-plan.ts';
import { reportImport, reportPreview } from '../import-report.ts';
import { askYes, isTerminal } from '../yes-question.ts';

const usage = {
  options: {
    book: { type: 'string', required: true }, account: { type: 'string', required: true }, yes: { type: 'boolean' },
    statement: { type: 'string' }, negate: { type: 'boolean' },
  },
  positionals: ['STATEMENT'],
} as const;

export const command: Command = {
  ...usage,
  async run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { values, positionals: [path = ''] } = input.value;
    const number = values.statement === undefined
      ? success(undefined)
      : parseCount('--statement', values.statement, 1, 1_000_000);
    if (!number.ok) return number;
    const bytes = readBankFile(resolve(path));
    if (!bytes.ok) return bytes;
    const wish = {
      path, bytes: bytes.value, accountName: values.account, statementNumber: number.value, isNegated: values.negate,
      today: localDay(context.now()),
    };
    if (values.yes) return write(context, values.book, wish);
    const preview = withBook(context, values.book, 'read', ({ book, database }) =>
      database.readTransaction(() => planForBook(book, wish)));
    if (!preview.ok) return preview;
    reportPreview(context, preview.value);
    if (await isWanted(context, preview.value)) return write(context, values.book, wish);
    return success(undefined);
  },
};

/** Plans anew with the book in hand: something may have been written since the preview. */
function write(context: CommandContext, bookPath: string, wish: ImportWish): Result<undefined, Failure> {
  return withBook(context, bookPath, 'write', ({ book }) => {
    const planned = planForBook(book, wish);
    if (!planned.ok) return planned;
    const counts = writeImport(book, context.now(), planned.value.plan);
    reportImport(context, planned.value, counts);
    return success(undefined);
  });
}

/** Says why nothing is written, where nobody can be asked or there is nothing to write. */
async function isWanted({ output, catalogue: { report } }: CommandContext, { plan }: PlannedImport): Promise<boolean> {
  const { add, confirms } = plan.counts;
  const isEmpty = add + confirms === 0;
  if (output.isJson) return false;
  if (!isEmpty && isTerminal()) {
    const isWanted = await askYes(report.importQuestion, report.yes);
    if (!isWanted) output.line(report.importDeclined);
    return isWanted;
  }
  output.line(isEmpty ? report.nothingToImport : report.notImported);
  return false;
}
