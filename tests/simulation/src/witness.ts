/** Sees what stands in the books of a run, tells the oracle and the story, and keeps what is wrong. */
import { recordIdToText } from '@tandem/replica';
import { checkIntegrity, readBook, type BookContents } from './book-contents.ts';
import type { Device } from './device.ts';
import { History } from './history.ts';
import { idOfName } from './invented-kinds.ts';
import type { Line } from './line.ts';
import { checkFinalBooks, countFalseConflicts, type Check, type Violation } from './oracle.ts';
import { recordsOf, type Operation } from './plan.ts';
import { StoryTeller } from './story.ts';

export class Witness {
  readonly history = new History();
  readonly story = new StoryTeller();
  readonly violations: Violation[] = [];
  readonly #nameById: ReadonlyMap<string, string>;

  constructor(operations: readonly Operation[]) {
    this.#nameById = new Map(operations.flatMap(recordsOf).map((name) => [recordIdToText(idOfName(name)), name]));
  }

  read(device: Device): BookContents {
    return readBook(device.database, device.version, this.#nameById);
  }

  /** After every change of a device's book; `isTold` where it was not its user who made it. */
  look(atMs: number, device: Device, isTold: boolean): void {
    const book = this.read(device);
    for (const row of book.broken) this.report('broken-group', `on the ${device.name}: ${row}`);
    if (isTold) this.story.tellChanges(atMs, device.name, this.history.bookOf(device.name), book);
    this.history.look(device.name, book);
  }

  /** A file took the place of the device's book. */
  seeRestored(atMs: number, device: Device, line: Line): void {
    const former = this.history.bookOf(device.name);
    const book = this.read(device);
    this.history.restore(device.name, line, book, `the copy on the ${device.name}`);
    this.story.tellChanges(atMs, device.name, former, book);
    this.#tellLost(atMs);
  }

  /** A session put the book of another device in the place of the device's own. */
  seeJoined(atMs: number, device: Device, from: Device, how: 'merge' | 'replace'): void {
    const former = this.history.bookOf(device.name);
    const book = this.read(device);
    if (former.text === book.text && former.laterText === book.laterText) return;
    const keeping = former.bookId === book.bookId ? 'unproven' : how === 'merge' ? 'shown' : 'nothing';
    const missing = this.history.join(device.name, from.name, book, `the book of the ${from.name}`, keeping);
    for (const { value, record } of missing) {
      this.report('not-set-aside', `the ${device.name} held ${value} of ${record}, and the ${from.name} did not`);
    }
    this.story.tell(atMs, device.name, `TAKES the book of the ${from.name}: ${how}`);
    this.story.tellChanges(atMs, device.name, former, book);
    this.#tellLost(atMs);
  }

  report(check: Check, text: string): void {
    this.violations.push({ check, text });
  }

  /** A bug that throws is a finding as any other. */
  attempt<Value>(work: () => Value): Value | undefined {
    try {
      return work();
    } catch (error) {
      this.report('thrown', error instanceof Error ? error.stack ?? error.message : String(error));
      return undefined;
    }
  }

  /** Of all books, when the devices have come to rest. */
  checkAll(devices: readonly Device[]): { readonly conflicts: number; readonly falseConflicts: number } {
    const books = devices.map((device) => ({ device: device.name, contents: this.read(device), root: device.root() }));
    this.violations.push(...checkFinalBooks(this.history, books));
    for (const device of devices) {
      for (const fault of checkIntegrity(device.database)) this.report('damaged-book', `${device.name}: ${fault}`);
      const wrong = device.countWrongSums();
      if (wrong > 0) this.report('damaged-book', `${wrong} hashes or sums of the ${device.name} are not of its rows`);
    }
    const contents = books[0]?.contents;
    if (contents === undefined) return { conflicts: 0, falseConflicts: 0 };
    return { conflicts: contents.conflicts.size, falseConflicts: countFalseConflicts(this.history, contents) };
  }

  #tellLost(atMs: number): void {
    for (const { value, record, cause } of this.history.takeNewlyLost()) {
      this.story.tell(atMs, undefined, `${value} of ${record} is forgotten by ${cause}`);
    }
  }
}
