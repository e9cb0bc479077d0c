/**
 * What one copy of a book has been through, as its device's screen showed it. A copy that is put away keeps its line,
 * and who restores or receives it goes on from there.
 */
import type { BookContents } from './book-contents.ts';

/** Something done to a record that has no value of its own, so that no table shows whether a device has heard of it. */
export interface Act {
  readonly device: string;
  readonly record: string;
  /** Of which the values do not name their edits any more. */
  readonly group: number;
}

export class Line {
  /** What stood on the screen when it was looked at last. */
  book: BookContents;
  /** By record and group: every value that ever stood there, with what their authors knew. */
  readonly known: Map<string, Set<number>>;
  /** Acts, and values that an earlier version does not show, of which it may have heard: an upper bound. */
  readonly mayHaveHeard: Set<Act | number>;
  /** Acts that were done on it, which no merge can take away. */
  readonly ownActs: Set<Act>;
  /** Values typed here since the last proof that ended identical. */
  readonly unproven: Set<number>;
  /** By record and group: when the value on the screen came, in looks. */
  readonly arrivals: Map<string, number>;
  /** By number of the journal: when the session ended, in looks. */
  readonly sessionEnds: Map<number, number>;

  constructor(from?: Line) {
    this.book = from?.book ?? emptyBook;
    this.known = new Map([...from?.known ?? []].map(([key, values]) => [key, new Set(values)]));
    this.mayHaveHeard = new Set(from?.mayHaveHeard);
    this.ownActs = new Set(from?.ownActs);
    this.unproven = new Set(from?.unproven);
    this.arrivals = new Map(from?.arrivals);
    this.sessionEnds = new Map(from?.sessionEnds);
  }

  knownOf(record: string, group: number): Set<number> {
    const key = `${record}/${group}`;
    const known = this.known.get(key) ?? new Set();
    this.known.set(key, known);
    return known;
  }
}

const emptyBook: BookContents = {
  version: 'later', bookId: undefined, generation: undefined, records: new Map(), conflicts: new Map(), broken: [],
  text: '', laterText: '',
};
