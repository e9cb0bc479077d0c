import { success, writeSampleHousehold } from '@tandem/ledger';
import { withBook } from '../book-file.ts';
import { parseCount, parseInput, type Command } from '../command.ts';
import { formatCount } from '../messages/number-format.ts';

const usage = {
  options: {
    book: { type: 'string', required: true }, entries: { type: 'string', required: true }, seed: { type: 'string' },
  },
  positionals: [],
} as const;

const entriesMax = 1_000_000;
const seedMax = 0xffff_ffff;

export const command: Command = {
  ...usage,
  run(context, argv) {
    const input = parseInput(usage, argv);
    if (!input.ok) return input;
    const { values } = input.value;
    const entries = parseCount('--entries', values.entries, 1, entriesMax);
    if (!entries.ok) return entries;
    const seed = parseCount('--seed', values.seed ?? '1', 0, seedMax);
    if (!seed.ok) return seed;
    return withBook(context, values.book, 'create', ({ book, path }) => {
      writeSampleHousehold(book, { entries: entries.value, seed: seed.value });
      const { output, catalogue, language } = context;
      if (output.isJson) output.object({ event: 'sample', book: path, entries: entries.value, seed: seed.value });
      else output.line(catalogue.report.sampleWritten(formatCount(entries.value, language), path));
      return success(undefined);
    });
  },
};
