import { readConflicts, success, type Conflict, type ConflictSide } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import { withBook } from '../book-file.ts';
import { parseInput, type Command, type CommandContext } from '../command.ts';
import { formatCount, formatMoment } from '../messages/number-format.ts';
import { RecordWords } from '../record-words.ts';

const usage = { options: { book: { type: 'string', required: true } }, positionals: [] } as const;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    return withBook(context, input.value.values.book, 'read', ({ database }) => database.readTransaction(() => {
      const { output, catalogue: { report }, language } = context;
      const words = new RecordWords(database, report, language);
      const conflicts = readConflicts(database);
      for (const conflict of conflicts) {
        const told = tellConflict(conflict, words);
        if (output.isJson) output.object(told);
        else printConflict(context, conflict, told);
      }
      if (!output.isJson) output.line(report.openConflicts(conflicts.length, formatCount(conflicts.length, language)));
      return success(undefined);
    }));
  },
};

interface ToldConflict {
  readonly id: string;
  readonly kind: string;
  readonly record: string;
  readonly title: string;
  /** Those in which the two sides differ. */
  readonly fields: readonly { readonly name: string; readonly kept: string; readonly setAside: string }[];
  readonly kept: ToldSide;
  readonly setAside: ToldSide;
}

interface ToldSide {
  readonly device: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

function tellConflict({ id, kind, recordId, columns, kept, setAside }: Conflict, words: RecordWords): ToldConflict {
  const fields = columns.map((name) => ({
    name, kept: words.value(kind, name, kept.values), setAside: words.value(kind, name, setAside.values),
  })).filter((field) => field.kept !== field.setAside);
  return {
    id, kind: kind.name, record: recordIdToText(recordId), title: words.title(kind, kept.values), fields,
    kept: tellSide(kept), setAside: tellSide(setAside),
  };
}

function tellSide({ device, wallMs }: ConflictSide): ToldSide {
  return { device: device ?? null, at: new Date(wallMs).toISOString() };
}

function printConflict(
  { output, catalogue: { report }, language }: CommandContext, { kept, setAside }: Conflict, told: ToldConflict,
): void {
  const side = ({ device, wallMs }: ConflictSide): string =>
    `${device ?? report.unknownDevice}, ${formatMoment(wallMs, language)}`;
  output.line(`${report.recordKind[told.kind] ?? told.kind} : ${told.title}`);
  output.table([
    { heading: '', align: 'left' },
    { heading: `${report.kept} (${side(kept)})`, align: 'left', widthMax: 60 },
    { heading: `${report.setAside} (${side(setAside)})`, align: 'left', widthMax: 60 },
  ], told.fields.map((field) => [`  ${report.field[field.name] ?? field.name}`, field.kept, field.setAside]));
  output.line('');
}
