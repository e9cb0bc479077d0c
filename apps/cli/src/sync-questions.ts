/** The questions of a session whose two books differ: told, and answered by the command line or at the terminal. */
import { createInterface } from 'node:readline';
import { describeEntries, previewMerge } from '@tandem/ledger';
import type { BookDifference } from '@tandem/replica';
import { isFittingAnswer, type ReplicaStore, type SessionAnswer, type SessionQuestion } from '@tandem/sync';
import type { SyncConnection } from '@tandem/transport';
import type { CommandContext } from './command.ts';
import { formatDay, formatMoney } from './messages/number-format.ts';
import type { SyncBook } from './sync-book.ts';
import type { SyncFailure } from './sync-failure.ts';

export const bookChoices = ['merge', 'keep-here', 'keep-there'] as const;
export type BookChoice = (typeof bookChoices)[number];

export interface GivenAnswers {
  /** `--when-different`. */
  readonly choice: BookChoice | undefined;
  /** `--yes`: what is to be lost or added is not asked about. */
  readonly isYes: boolean;
}

/** Newest entries that are named before someone says yes. */
const linesMax = 10;

export class QuestionDesk {
  readonly #context: CommandContext;
  readonly #book: SyncBook;
  readonly #given: GivenAnswers;
  readonly #stop = new AbortController();
  /** Instead of `cancelled`: nobody was there to ask. */
  failure: SyncFailure | undefined;

  constructor(context: CommandContext, book: SyncBook, given: GivenAnswers) {
    this.#context = context;
    this.#book = book;
    this.#given = given;
  }

  /** Ends in an answer, or in a cancel of the session. */
  async ask(connection: SyncConnection, question: SessionQuestion): Promise<void> {
    this.#tell(question);
    const answer = this.#givenAnswer(question) ?? await this.#askAtTerminal(question);
    if (answer === undefined || !connection.answer(answer)) connection.cancel();
  }

  /** The session has ended: whatever is asked at the terminal is asked no more. */
  close(): void {
    this.#stop.abort();
  }

  #givenAnswer(question: SessionQuestion): SessionAnswer | undefined {
    const { choice, isYes } = this.#given;
    if (question.kind === 'choose-book') {
      return choice !== undefined && isFittingAnswer(question, choice) ? choice : undefined;
    }
    return isYes ? 'yes' : undefined;
  }

  async #askAtTerminal(question: SessionQuestion): Promise<SessionAnswer | undefined> {
    if (!process.stdin.isTTY) {
      this.failure = question.kind === 'choose-book'
        ? { kind: 'choice-needed', isTwoTruths: question.reason === 'two-truths' }
        : { kind: 'confirmation-needed' };
      return undefined;
    }
    const { told } = this.#context.catalogue.sync;
    const line = await this.#readLine(question.kind === 'choose-book' ? told.chooseQuestion : told.replaceQuestion);
    if (question.kind !== 'choose-book') return told.yes.includes(line) ? 'yes' : undefined;
    const choice = bookChoices.find((each) => each === line);
    return choice !== undefined && isFittingAnswer(question, choice) ? choice : undefined;
  }

  #readLine(text: string): Promise<string> {
    const { signal } = this.#context;
    const anyStop = AbortSignal.any([signal, this.#stop.signal]);
    return new Promise((resolve) => {
      const terminal = createInterface({ input: process.stdin, terminal: false });
      const stop = (): void => terminal.close();
      let answer = '';
      terminal.once('line', (line) => {
        answer = line.trim().toLowerCase();
        terminal.close();
      });
      terminal.once('close', () => {
        anyStop.removeEventListener('abort', stop);
        resolve(answer);
      });
      anyStop.addEventListener('abort', stop, { once: true });
      process.stderr.write(text);
    });
  }

  #tell(question: SessionQuestion): void {
    switch (question.kind) {
      case 'choose-book': return this.#tellChoice(question);
      case 'confirm-replace': return this.#tellReplacement(question);
      case 'confirm-merge': return this.#tellMerge();
    }
  }

  #tellChoice({ here, reason, there }: Extract<SessionQuestion, { readonly kind: 'choose-book' }>): void {
    const { output, catalogue: { sync: { told } } } = this.#context;
    if (output.isJson) {
      output.object({ event: 'question', question: 'choose-book', reason, here, there });
      return;
    }
    output.line(told.booksDiffer[reason]);
    output.line(told.bookHere(here.accounts, here.entries));
    output.line(told.bookThere(there.accounts, there.entries));
    for (const choice of bookChoices) {
      if (choice !== 'merge' || reason === 'different-book') output.line(told.choice[choice]);
    }
  }

  #tellReplacement({ cause }: Extract<SessionQuestion, { readonly kind: 'confirm-replace' }>): void {
    const { output, catalogue: { sync: { told } } } = this.#context;
    const difference = stagedDifference(this.#book.store);
    const sums = sumUp(difference);
    if (output.isJson) {
      output.object({ event: 'question', question: 'confirm-replace', cause, ...sums });
      return;
    }
    output.line(told.replaceCause[cause]);
    output.line(told.replaceCounts(sums.onlyHere, sums.different, sums.onlyThere));
    this.#printEntries(describeEntries(this.#book.opened.database, difference.here).slice(0, linesMax));
    if (sums.unsynced > 0) output.line(told.replaceSetAside(sums.unsynced));
  }

  #tellMerge(): void {
    const { output, catalogue: { sync: { told } } } = this.#context;
    const staged = this.#book.store.stagedBook;
    if (staged === undefined) throw new Error('a book that is to come is not there');
    const plan = previewMerge(this.#book.opened.replica, staged, this.#context.now(), linesMax);
    const { accounts, categories, entries, payees, differingAccounts, differingNames, takenNames } = plan;
    if (output.isJson) {
      output.object({ event: 'question', question: 'confirm-merge', accounts, categories, entries, payees,
        differingAccounts, differingNames, takenNames });
      return;
    }
    output.line(told.mergeCounts(accounts, entries));
    if (differingAccounts.length > 0) output.line(told.mergeDiffering(differingAccounts));
    if (takenNames.length > 0) output.line(told.mergeTakenNames(takenNames));
    for (const { mine, theirs } of differingNames) output.line(told.mergeDifferingName(mine, theirs));
    this.#printEntries(plan.newest);
  }

  #printEntries(entries: ReturnType<typeof describeEntries>): void {
    const { output, language } = this.#context;
    output.table([
      { heading: '', align: 'left' }, { heading: '', align: 'left', widthMax: 28 },
      { heading: '', align: 'left', widthMax: 24 }, { heading: '', align: 'right' },
    ], entries.map(({ accountName, amount, currency, day, payee }) =>
      [`  ${formatDay(day)}`, payee, accountName, formatMoney(amount, currency, language)]));
  }
}

function stagedDifference(store: ReplicaStore): BookDifference {
  const difference = store.stagedDifference(linesMax);
  if (difference === undefined) throw new Error('a book that is to come is not there');
  return difference;
}

interface DifferenceSums {
  readonly onlyHere: number;
  readonly onlyThere: number;
  readonly different: number;
  readonly unsynced: number;
}

function sumUp({ kinds }: BookDifference): DifferenceSums {
  const sum = (name: keyof DifferenceSums): number => kinds.reduce((total, counts) => total + counts[name], 0);
  return {
    onlyHere: sum('onlyHere'), onlyThere: sum('onlyThere'), different: sum('different'), unsynced: sum('unsynced'),
  };
}
