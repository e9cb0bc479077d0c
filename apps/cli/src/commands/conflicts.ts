import {
  canKeepBoth, readOpenConflicts, readSettledConflicts, reopenConflict, settleConflicts, success, type Conflict,
  type Result,
} from '@tandem/ledger';
import { parseRecordId, recordIdToText } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { withBook, withEdit } from '../book-file.ts';
import { parseInput, type Command, type CommandContext, type Outcome } from '../command.ts';
import { printConflict, tellConflict } from '../conflict-words.ts';
import { taskFailed, usageFailed, type Failure } from '../failure.ts';
import { formatCount } from '../messages/number-format.ts';
import { RecordWords } from '../record-words.ts';
import { yearBefore } from '../twelve-months.ts';

const usage = {
  options: {
    book: { type: 'string', required: true }, resolve: { type: 'string' }, how: { type: 'string' },
    settled: { type: 'boolean' }, reopen: { type: 'string' },
  },
  positionals: [],
} as const;

const answers = { keep: 'kept', take: 'taken', both: 'both' } as const;
/** More than anyone reads in a terminal; a script settles them and asks again. */
const conflictsMax = 100_000;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { book, resolve, how, settled, reopen } = input.value.values;
    if (reopen !== undefined) return reopenOne(context, book, reopen);
    if (resolve === undefined) return how === undefined ? list(context, book, settled) : missing('--resolve');
    return how === undefined ? missing('--how') : settle(context, book, resolve, how);
  },
};

function missing(option: string): Outcome {
  return usageFailed({ kind: 'missing-option', option });
}

function list(context: CommandContext, path: string, isSettled: boolean): Outcome {
  return withBook(context, path, 'read', ({ database }) => database.readTransaction(() => {
    const { output, catalogue: { report }, language } = context;
    const words = new RecordWords(database, report, language);
    const conflicts = isSettled
      ? readSettledConflicts(database, yearBefore(context.now()), conflictsMax)
      : readOpenConflicts(database, conflictsMax);
    conflicts.forEach((conflict, index) => {
      const told = tellConflict(conflict, isSettled ? null : index + 1, words);
      if (output.isJson) output.object(told);
      else printConflict(context, conflict, told);
    });
    if (!output.isJson && !isSettled) {
      output.line(report.openConflicts(conflicts.length, formatCount(conflicts.length, language)));
    }
    return success(undefined);
  }));
}

function settle(context: CommandContext, path: string, resolve: string, howText: string): Outcome {
  if (!isAnswer(howText)) {
    return usageFailed({ kind: 'unknown-choice', option: '--how', text: howText, choices: Object.keys(answers) });
  }
  const how = answers[howText];
  const settled = withEdit(context, path, (edit) => {
    const chosen = choose(edit.database, resolve);
    if (!chosen.ok) return chosen;
    const single = how === 'both' ? chosen.value.find((conflict) => !canKeepBoth(conflict)) : undefined;
    if (single !== undefined) return taskFailed({ kind: 'no-second-entry', text: recordIdToText(single.id) });
    const done = settleConflicts(edit, chosen.value.map(({ id }) => id), how, () => {});
    return done.ok ? done : taskFailed({ kind: 'no-such-conflict', text: resolve });
  });
  if (!settled.ok) return settled;
  const { output, catalogue: { keeping } } = context;
  if (output.isJson) output.object({ event: 'conflicts-settled', settled: settled.value, how });
  else output.line(keeping.settledConflicts(settled.value));
  return success(undefined);
}

function isAnswer(text: string): text is keyof typeof answers {
  return Object.hasOwn(answers, text);
}

/** `all`, or numbers and ids with commas between them. */
function choose(database: SqliteDatabase, text: string): Result<readonly Conflict[], Failure> {
  const open = readOpenConflicts(database, conflictsMax);
  if (text === 'all') return success(open);
  const chosen: Conflict[] = [];
  for (const part of text.split(',').map((each) => each.trim())) {
    const conflict = /^\d{1,6}$/.test(part)
      ? open[Number(part) - 1]
      : open.find(({ id }) => recordIdToText(id) === part.toLowerCase());
    if (conflict === undefined) {
      const isSettled = readSettledConflicts(database, 0, conflictsMax)
        .some(({ id }) => recordIdToText(id) === part.toLowerCase());
      return taskFailed({ kind: isSettled ? 'conflict-settled' : 'no-such-conflict', text: part });
    }
    if (!chosen.includes(conflict)) chosen.push(conflict);
  }
  return success(chosen);
}

function reopenOne(context: CommandContext, path: string, text: string): Outcome {
  const reopened = withEdit(context, path, (edit) => {
    const id = parseRecordId(text.toLowerCase());
    const settled = readSettledConflicts(edit.database, 0, conflictsMax);
    const conflict = id === undefined
      ? undefined
      : settled.find((each) => recordIdToText(each.id) === recordIdToText(id));
    if (id === undefined || conflict === undefined) return taskFailed({ kind: 'no-such-conflict', text });
    const done = reopenConflict(edit, id, () => {});
    if (!done.ok) return taskFailed({ kind: 'not-reopened', text });
    return success(tellConflict(conflict, null,
      new RecordWords(edit.database, context.catalogue.report, context.language)));
  });
  if (!reopened.ok) return reopened;
  const { output, catalogue: { keeping } } = context;
  if (output.isJson) output.object({ event: 'conflict-reopened', id: reopened.value.id });
  else output.line(keeping.reopened(reopened.value.title));
  return success(undefined);
}
