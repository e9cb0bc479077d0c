/**
 * True causality: who had seen what when they typed. Built from what the users did and from what stood on their
 * screens, never from stamps.
 *
 * - The *past* of an edit is the value that it replaced and that value's past: what its author knowingly let go. It is
 *   the narrow reading, so that the fewest edits may vanish.
 * - What an author *knew* of a group is every value that ever stood there on that device, with what their authors knew:
 *   the wide reading, by which a conflict counts as false.
 * - A deletion knew the values on the screen, their pasts, and the record's conflicts.
 * - A return to life, and typing what somebody typed before, are *acts* without a value of their own, so that no table
 *   shows whether a device has heard of them. It *may* have heard of all that its peer may have heard when a batch
 *   came: an upper bound.
 */
import type { BookContents } from './book-contents.ts';

export interface Edit {
  readonly device: string;
  readonly record: string;
  readonly group: number;
  readonly value: number;
  readonly past: ReadonlySet<number>;
  readonly knew: ReadonlySet<number>;
}

export interface Act {
  readonly device: string;
  readonly record: string;
  /** Of which the values do not name their edits any more. */
  readonly group: number;
}

export interface Deletion {
  readonly device: string;
  readonly record: string;
  readonly knew: ReadonlySet<number>;
  readonly mayHaveHeard: ReadonlySet<Act>;
}

const emptyBook: BookContents = { records: new Map(), conflicts: new Map(), broken: [], text: '' };
const none: ReadonlySet<number> = new Set();

export class History {
  readonly #editByValue = new Map<number, Edit>();
  readonly #deletions: Deletion[] = [];
  /** Of conflicts, by record and value. */
  readonly #closed = new Set<string>();
  readonly #acts: Act[] = [];
  readonly #seenBook = new Map<string, BookContents>();
  /** By device, record and group. */
  readonly #known = new Map<string, Set<number>>();
  readonly #mayHaveHeard = new Map<string, Set<Act>>();

  get edits(): readonly Edit[] {
    return [...this.#editByValue.values()];
  }

  get deletions(): readonly Deletion[] {
    return this.#deletions;
  }

  get acts(): readonly Act[] {
    return this.#acts;
  }

  findEdit(value: number): Edit | undefined {
    return this.#editByValue.get(value);
  }

  /** What stood on the device's screen when it was looked at last. */
  bookOf(device: string): BookContents {
    return this.#seenBook.get(device) ?? emptyBook;
  }

  /** After every change of a device's book, and after it was told here who made it. */
  look(device: string, book: BookContents): void {
    const before = this.bookOf(device);
    for (const [record, { values }] of book.records) {
      const old = before.records.get(record);
      values.forEach((value, group) => {
        if (old?.values[group] === value) return;
        const known = this.#knownOf(device, record, group);
        known.add(value);
        for (const earlier of this.#editByValue.get(value)?.knew ?? none) known.add(earlier);
      });
    }
    this.#seenBook.set(device, book);
  }

  create(device: string, record: string, values: readonly number[]): void {
    values.forEach((value, group) => {
      this.#editByValue.set(value, { device, record, group, value, past: none, knew: none });
    });
  }

  /** Whatever was hidden comes back by it. */
  edit(
    device: string, record: string, group: number, value: number, letGo: readonly number[] = [],
  ): void {
    const before = this.bookOf(device).records.get(record);
    const replaced = before?.values[group];
    const past = new Set([...letGo, ...(replaced === undefined ? [] : [replaced])]
      .flatMap((each) => [...this.#withPast(each)]));
    const knew = new Set(this.#knownOf(device, record, group));
    const same = this.#editByValue.get(value);
    if (same === undefined) {
      this.#editByValue.set(value, { device, record, group, value, past, knew });
    } else {
      this.#editByValue.set(value, { ...same, past: union(same.past, past), knew: union(same.knew, knew) });
      this.#act(device, record, group);
    }
    if (before?.isHidden === true) this.revive(device, record);
  }

  /** Of the first group that has an open conflict; its losers are let go knowingly. */
  settle(device: string, record: string, value: number): void {
    const open = [...this.bookOf(device).conflicts.values()]
      .filter((each) => each.isOpen && !each.isEqual && each.record === record);
    const group = Math.min(...open.map((each) => each.group));
    const losers = open.filter((each) => each.group === group).map((each) => each.value);
    for (const loser of losers) this.#closed.add(`${record}/${loser}`);
    this.edit(device, record, group, value, losers);
  }

  /** Whether somebody closed the conflict over this value who had it on the screen. */
  wasClosed(record: string, value: number): boolean {
    return this.#closed.has(`${record}/${value}`);
  }

  revive(device: string, record: string): void {
    // The first group is stamped anew by it.
    this.#act(device, record, 0);
  }

  remove(device: string, record: string): void {
    const { records, conflicts } = this.bookOf(device);
    const ofRecord = [...conflicts.values()].filter((conflict) => conflict.record === record);
    const knew = new Set(ofRecord.map(({ value }) => value));
    for (const value of records.get(record)?.values ?? []) for (const each of this.#withPast(value)) knew.add(each);
    this.#deletions.push({
      device, record, knew, mayHaveHeard: new Set(this.#heardOf(device)),
    });
    for (const { value, isOpen } of ofRecord) if (isOpen) this.#closed.add(`${record}/${value}`);
  }

  /** A batch from one device was committed by another. */
  transfer(from: string, to: string): void {
    const heard = this.#heardOf(to);
    for (const act of this.#heardOf(from)) heard.add(act);
  }

  /** Edits of a group that no other edit knowingly replaced. */
  lastEdits(): readonly Edit[] {
    const replaced = new Set(this.edits.flatMap(({ past }) => [...past]));
    return this.edits.filter(({ value }) => !replaced.has(value));
  }

  #act(device: string, record: string, group: number): void {
    const act = { device, record, group };
    this.#acts.push(act);
    this.#heardOf(device).add(act);
  }

  #withPast(value: number): Set<number> {
    return new Set([value, ...(this.#editByValue.get(value)?.past ?? none)]);
  }

  #knownOf(device: string, record: string, group: number): Set<number> {
    const key = `${device}/${record}/${group}`;
    const known = this.#known.get(key) ?? new Set();
    this.#known.set(key, known);
    return known;
  }

  #heardOf(device: string): Set<Act> {
    const heard = this.#mayHaveHeard.get(device) ?? new Set();
    this.#mayHaveHeard.set(device, heard);
    return heard;
  }
}

function union(left: ReadonlySet<number>, right: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...left, ...right]);
}
