/**
 * True causality: who had seen what when they typed. Built from what the users did and from what stood on their
 * screens, never from stamps.
 *
 * - The *past* of an edit is the value that it replaced and that value's past: what its author knowingly let go. It is
 *   the narrow reading, so that the fewest edits may vanish. A value that was typed several times has a sure past, let
 *   go by each of its authors, and a possible one, let go by some.
 * - What an author *knew* of a group is every value that ever stood there on that device, with what their authors knew:
 *   the wide reading, by which a conflict counts as false.
 * - A deletion knew the values on the screen, their pasts, and the record's conflicts.
 * - A return to life, and typing what somebody typed before, are *acts* without a value of their own, so that no table
 *   shows whether a device has heard of them. It *may* have heard of all that its peer may have heard when a batch
 *   came: an upper bound.
 * - A book *holds* a value that stands in it, in a group or a conflict, and whatever is in the past of such a value.
 * - A copy that takes the place of a book makes the device forget. What no other book holds is *lost* by that,
 *   knowingly, and written down here; whatever else is missing at the end is a fault.
 */
import type { BookContents, ConflictContents } from './book-contents.ts';
import { isShownBy } from './invented-kinds.ts';
import { Line, type Act } from './line.ts';

export interface Edit {
  readonly device: string;
  readonly record: string;
  readonly group: number;
  readonly value: number;
  readonly surePast: ReadonlySet<number>;
  readonly past: ReadonlySet<number>;
  readonly knew: ReadonlySet<number>;
}

export interface Deletion {
  readonly device: string;
  readonly record: string;
  readonly knew: ReadonlySet<number>;
  /** Acts, and on an earlier version values of groups that it does not show. */
  readonly mayHaveHeard: ReadonlySet<Act | number>;
}

/** What must be in a device's new book of what only its old one held. */
export type Keeping = 'nothing' | 'unproven' | 'shown';

const none: ReadonlySet<number> = new Set();

export class History {
  readonly #editByValue = new Map<number, Edit>();
  readonly #deletions: Deletion[] = [];
  /** Of conflicts, by record and value. */
  readonly #closed = new Set<string>();
  readonly #acts: Act[] = [];
  readonly #lineByDevice = new Map<string, Line>();
  /** Values let go for none. */
  readonly #emptied = new Set<number>();
  /** By value: what took it away. */
  readonly #lost = new Map<number, string>();
  #newlyLost: number[] = [];
  /** Rows of conflicts that say what a book held that was replaced. */
  readonly #setAside = new Set<string>();
  #looks = 0;
  #replacements = 0;

  get edits(): readonly Edit[] {
    return [...this.#editByValue.values()];
  }

  get deletions(): readonly Deletion[] {
    return this.#deletions;
  }

  get acts(): readonly Act[] {
    return this.#acts;
  }

  /** Acts that stand in the line of some book. */
  get livingActs(): readonly Act[] {
    return [...new Set([...this.#lineByDevice.values()].flatMap(({ ownActs }) => [...ownActs]))];
  }

  /** How often a book took the place of another. */
  get replacements(): number {
    return this.#replacements;
  }

  get lostCount(): number {
    return this.#lost.size;
  }

  findEdit(value: number): Edit | undefined {
    return this.#editByValue.get(value);
  }

  /** What was lost since this was asked last. */
  takeNewlyLost(): { readonly value: number; readonly record: string; readonly cause: string }[] {
    const values = this.#newlyLost;
    this.#newlyLost = [];
    return values.map((value) => (
      { value, record: this.#editByValue.get(value)?.record ?? '', cause: this.#lost.get(value) ?? '' }));
  }

  isSetAside(conflictId: string): boolean {
    return this.#setAside.has(conflictId);
  }

  lineOf(device: string): Line {
    const line = this.#lineByDevice.get(device) ?? new Line();
    this.#lineByDevice.set(device, line);
    return line;
  }

  bookOf(device: string): BookContents {
    return this.lineOf(device).book;
  }

  /** After every change of a device's book, and after it was told here who made it. */
  look(device: string, book: BookContents): void {
    const line = this.lineOf(device);
    const before = line.book;
    this.#looks += 1;
    for (const [record, { values }] of book.records) {
      const old = before.records.get(record);
      values.forEach((value, group) => {
        if (old?.values[group] === value || value === 0) return;
        line.arrivals.set(`${record}/${group}`, this.#looks);
        const known = line.knownOf(record, group);
        known.add(value);
        for (const earlier of this.#editByValue.get(value)?.knew ?? none) known.add(earlier);
      });
    }
    line.book = book;
  }

  create(device: string, record: string, values: readonly number[]): void {
    values.forEach((value, group) => {
      this.#type(device, record, group, value, []);
    });
  }

  /** Whatever was hidden comes back by it. */
  edit(device: string, record: string, group: number, value: number, letGo: readonly number[] = []): void {
    const before = this.bookOf(device).records.get(record);
    const replaced = before?.values[group] ?? 0;
    this.#type(device, record, group, value, [...letGo, ...(replaced === 0 ? [] : [replaced])]);
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

  /**
   * An answer to a conflict, or taking one or a sync back: the screen shows afterwards what was typed by it. `closed`
   * is what stood in conflicts that were open before, and are let go knowingly. `revives`: what is shown again by it
   * was touched, and not only one of its conflicts opened.
   */
  write(
    device: string, after: BookContents, closed: readonly ConflictContents[], revives: boolean,
  ): void {
    const before = this.bookOf(device);
    for (const { record, group, value } of closed) {
      this.#closed.add(`${record}/${value}`);
      const stands = after.records.get(record)?.values[group] ?? 0;
      // What stood there is written again, in knowledge of the other value.
      if (stands !== 0 && stands === before.records.get(record)?.values[group]) {
        this.edit(device, record, group, stands, [value]);
      }
    }
    for (const [record, { values, isHidden }] of after.records) {
      const old = before.records.get(record);
      values.forEach((value, group) => {
        const former = old?.values[group] ?? 0;
        if (value !== 0 && value !== former) this.edit(device, record, group, value);
        if (value === 0 && former !== 0) this.#empty(device, record, group, former);
      });
      if (isHidden && old?.isHidden === false) this.remove(device, record);
      if (!isHidden && old?.isHidden === true && revives) this.revive(device, record);
    }
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
    const line = this.lineOf(device);
    const { records, conflicts } = line.book;
    const ofRecord = [...conflicts.values()].filter((conflict) => conflict.record === record);
    const knew = new Set(ofRecord.map(({ value }) => value));
    for (const value of records.get(record)?.values ?? []) for (const each of this.#withPast(value)) knew.add(each);
    const mayHaveHeard = [...line.mayHaveHeard]
      .filter((each) => typeof each !== 'number' || line.book.version === 'earlier');
    this.#deletions.push({ device, record, knew, mayHaveHeard: new Set(mayHaveHeard) });
    for (const { value, isOpen } of ofRecord) if (isOpen) this.#closed.add(`${record}/${value}`);
  }

  /** A batch from one device was committed by another. */
  transfer(from: string, to: string): void {
    const heard = this.lineOf(to).mayHaveHeard;
    for (const act of this.lineOf(from).mayHaveHeard) heard.add(act);
  }

  /** The session ended identical, by a proof that was read when these values were unproven. */
  prove(device: string, atProof: ReadonlySet<number>): void {
    for (const value of atProof) this.lineOf(device).unproven.delete(value);
  }

  endSession(device: string, session: number): void {
    const { sessionEnds } = this.lineOf(device);
    if (!sessionEnds.has(session)) sessionEnds.set(session, this.#looks);
  }

  /** Whether what stands in the group came to the screen after that session had ended. */
  cameAfter(device: string, session: number, record: string, group: number): boolean {
    const { sessionEnds, arrivals } = this.lineOf(device);
    const end = sessionEnds.get(session);
    return end !== undefined && (arrivals.get(`${record}/${group}`) ?? 0) > end;
  }

  /** A file took the place of the device's book, which shows `book` now and goes on from `line`. */
  restore(device: string, line: Line, book: BookContents, cause: string): void {
    const former = this.lineOf(device);
    this.#lineByDevice.set(device, new Line(line));
    this.look(device, book);
    this.#forget(former, book, cause, new Set());
  }

  /**
   * A session put the book of another device in the place of the device's own, whose journal and clock stay. Returns
   * what should have been kept of the former book.
   */
  join(device: string, from: string, book: BookContents, cause: string, keeping: Keeping): readonly Edit[] {
    const former = this.lineOf(device);
    const other = this.lineOf(from);
    const line = new Line(former);
    line.ownActs.clear();
    for (const [key, values] of other.known) line.known.set(key, new Set([...values, ...line.known.get(key) ?? []]));
    for (const each of other.mayHaveHeard) line.mayHaveHeard.add(each);
    for (const [id] of book.conflicts) if (!other.book.conflicts.has(id)) this.#setAside.add(id);
    this.#lineByDevice.set(device, line);
    this.look(device, book);
    if (keeping === 'shown') this.#actForMerged(device, other.book, book);
    const kept = new Set(this.#toKeep(former, other.book, keeping));
    return this.#forget(former, book, cause, kept);
  }

  /** Edits of a group that must not vanish, and that no other such edit knowingly replaced. */
  lastEdits(): readonly Edit[] {
    const living = this.edits.filter(({ value }) => !this.#lost.has(value));
    const replaced = new Set([...living.flatMap(({ past }) => [...past]), ...this.#emptied]);
    return living.filter(({ value }) => !replaced.has(value));
  }

  /** What stands in the book, and what was let go for it. */
  heldBy(book: BookContents): ReadonlySet<number> {
    return this.#heldBy(book, 'perhaps');
  }

  #heldBy({ records, conflicts }: BookContents, how: 'surely' | 'perhaps'): Set<number> {
    const standing = [
      ...[...records].flatMap(([record, { values }]) => values.map((value, group) => ({ record, group, value }))),
      ...[...conflicts.values()].filter(({ isEqual }) => !isEqual),
    ];
    const held = new Set<number>();
    for (const { record, group, value } of standing) {
      const edit = this.#editByValue.get(value);
      if (edit === undefined || edit.record !== record || edit.group !== group) continue;
      held.add(value);
      for (const each of how === 'surely' ? edit.surePast : edit.past) held.add(each);
    }
    return held;
  }

  /** What a merge brings into the other book it types there anew. */
  #actForMerged(device: string, other: BookContents, book: BookContents): void {
    for (const [record, { values }] of book.records) {
      if (other.records.has(record)) continue;
      values.forEach((value, group) => {
        if (value !== 0) this.#act(device, record, group);
      });
    }
  }

  /** What was held by the former book alone is lost, but for what is to be kept, which is returned. */
  #forget(former: Line, book: BookContents, cause: string, kept: ReadonlySet<number>): readonly Edit[] {
    this.#replacements += 1;
    for (const value of this.#heldBy(book, 'surely')) this.#lost.delete(value);
    const held = new Set([...this.#lineByDevice.values()].flatMap((each) => [...this.#heldBy(each.book, 'surely')]));
    const missing = [...this.#heldBy(former.book, 'perhaps')].filter((value) => !held.has(value));
    // What was typed over by an edit of a value that others typed too may have been let go knowingly.
    const mayHold = this.#heldBy(book, 'perhaps');
    const isMissed = (value: number): boolean => kept.has(value) && !mayHold.has(value);
    for (const value of missing) {
      if (isMissed(value) || this.#lost.has(value)) continue;
      this.#lost.set(value, cause);
      this.#newlyLost.push(value);
    }
    return missing.flatMap((value) => (isMissed(value) ? this.#editByValue.get(value) ?? [] : []));
  }

  #toKeep({ book, unproven }: Line, other: BookContents, keeping: Keeping): number[] {
    if (keeping === 'nothing') return [];
    const standing = [...book.records].filter(([, { isHidden }]) => !isHidden).flatMap(([record, { values }]) =>
      (keeping === 'shown' && other.records.has(record) ? [] : values));
    const open = [...book.conflicts.values()].filter(({ isOpen, isEqual }) => isOpen && !isEqual);
    const held = [...standing, ...open.map(({ value }) => value)];
    return keeping === 'shown' ? held : held.filter((value) => unproven.has(value));
  }

  #type(device: string, record: string, group: number, value: number, letGo: readonly number[]): void {
    const line = this.lineOf(device);
    const past = new Set(letGo.flatMap((each) => [...this.#withPast(each)]));
    const surePast = new Set(letGo.flatMap((each) => [each, ...this.#editByValue.get(each)?.surePast ?? none]));
    const knew = new Set(line.knownOf(record, group));
    const same = this.#editByValue.get(value);
    if (same === undefined) {
      this.#editByValue.set(value, { device, record, group, value, past, surePast, knew });
    } else {
      this.#editByValue.set(value, {
        ...same, past: new Set([...same.past, ...past]), knew: new Set([...same.knew, ...knew]),
        surePast: new Set([...surePast].filter((each) => same.surePast.has(each))),
      });
      this.#act(device, record, group);
    }
    line.unproven.add(value);
    this.#lost.delete(value);
    if (!isShownBy('earlier', record, group)) line.mayHaveHeard.add(value);
  }

  /** A sync that brought a value was taken back where nobody had written before. */
  #empty(device: string, record: string, group: number, former: number): void {
    for (const each of this.#withPast(former)) this.#emptied.add(each);
    this.#act(device, record, group);
  }

  #act(device: string, record: string, group: number): void {
    const act = { device, record, group };
    this.#acts.push(act);
    const line = this.lineOf(device);
    line.mayHaveHeard.add(act);
    line.ownActs.add(act);
  }

  #withPast(value: number): Set<number> {
    return new Set([value, ...this.#editByValue.get(value)?.past ?? none]);
  }
}
