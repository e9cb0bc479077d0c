/** `tandem join`: the phone's side, from the command line. */
import { rmSync } from 'node:fs';
import { success, type Result } from '@tandem/ledger';
import { parseInput, type Command, type CommandContext } from '../command.ts';
import { usageFailed, type Failure } from '../failure.ts';
import { syncFailed, withSyncBook } from '../sync-book.ts';
import { confirmAtTerminal, joinPc, type Confirm } from '../sync-joining.ts';
import { parseDestination } from '../sync-link.ts';
import { bookChoices } from '../sync-questions.ts';

const options = {
  book: { type: 'string', required: true }, yes: { type: 'boolean' }, 'when-different': { type: 'string' },
} as const;
const positionals = ['CODE'] as const;

export const command: Command = {
  options,
  positionals,
  async run(context, argv) {
    const input = parseInput({ options, positionals }, argv);
    if (!input.ok) return input;
    const { values, positionals: [code = ''] } = input.value;
    const destination = parseDestination(code);
    if (!destination.ok) return syncFailed(destination.error);
    const choiceText = values['when-different'];
    const choice = bookChoices.find((each) => each === choiceText);
    if (choiceText !== undefined && choice === undefined) {
      const option = '--when-different';
      return usageFailed({ kind: 'unknown-choice', option, text: choiceText, choices: bookChoices });
    }
    let emptyPath: string | undefined;
    const joined: Result<undefined, Failure> = await withSyncBook(context, values.book, 'join', async (book) => {
      const result = await joinPc(context, book, destination.value, chooseConfirm(context, values.yes),
        { choice, isYes: values.yes });
      const { opened } = book;
      if (opened.isNew && opened.book === undefined) emptyPath = opened.path;
      return result;
    });
    if (emptyPath !== undefined) removeBook(emptyPath);
    return joined.ok ? success(undefined) : joined;
  },
};

function chooseConfirm(context: CommandContext, isYes: boolean): Confirm | undefined {
  if (isYes) return () => Promise.resolve(true);
  return process.stdin.isTTY ? confirmAtTerminal(context) : undefined;
}

/** One that this command has made and that has joined nothing, with what SQLite keeps beside it. */
function removeBook(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-lock']) rmSync(`${path}${suffix}`, { force: true });
}
