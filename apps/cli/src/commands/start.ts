/** `tandem start`: waits for phones in the terminal; the program with its window is `npm start`. */
import { dataFolder, defaultBookPath } from '@tandem/host';
import { parseInput, type Command } from '../command.ts';
import { withSyncBook } from '../sync-book.ts';
import { listenForPhones, parsePlace } from '../sync-listening.ts';

const options = {
  book: { type: 'string' }, port: { type: 'string' }, address: { type: 'string' }, 'no-window': { type: 'boolean' },
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
    const path = values.book ?? defaultBookPath(dataFolder(context.environment));
    return withSyncBook(context, path, 'create', (book) => {
      const { output, catalogue: { sync: { told } } } = context;
      const { isNew, path: bookPath } = book.opened;
      if (output.isJson) {
        output.object({ event: 'started', book: bookPath, isNew });
      } else {
        output.line(isNew ? told.bookCreated(bookPath) : told.bookOpened(bookPath));
        output.line(told.withoutWindow);
      }
      return listenForPhones(context, book, place.value, { isOnce: false, isYes: false });
    });
  },
};
