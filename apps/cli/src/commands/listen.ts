/** `tandem listen`: waits for a phone beside a QR code. */
import { parseInput, type Command } from '../command.ts';
import { withSyncBook } from '../sync-book.ts';
import { listenForPhones, parsePlace } from '../sync-listening.ts';

const options = {
  book: { type: 'string', required: true }, once: { type: 'boolean' }, address: { type: 'string' },
  port: { type: 'string' }, yes: { type: 'boolean' },
} as const;

export const command: Command = {
  options,
  positionals: [],
  async run(context, argv) {
    const input = parseInput({ options, positionals: [] }, argv);
    if (!input.ok) return input;
    const { values } = input.value;
    const place = parsePlace(values.address, values.port);
    if (!place.ok) return place;
    return withSyncBook(context, values.book, 'write', (book) =>
      listenForPhones(context, book, place.value, { isOnce: values.once, isYes: values.yes }));
  },
};
