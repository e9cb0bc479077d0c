/** What must be true of the books at the end of a run, whatever happened before. */
import type { BookContents } from './book-contents.ts';
import type { Edit, History } from './history.ts';

export type Check =
  /** 1. Every device shows the same. */
  | 'diverged'
  /** 2. An edit that nobody had seen when replacing it stands in its group or in a conflict. */
  | 'lost-edit'
  /** 2. A conflict is closed only by somebody who had it on the screen. */
  | 'closed-unseen'
  /** 3. A record is hidden only if a deletion had seen each of its last edits... */
  | 'hidden-edit'
  /** 3. ...and could have heard of each return to life, and of each value typed once more. */
  | 'hidden-act'
  /** 4. Nothing stands in a book that nobody typed there. */
  | 'invented-value'
  /** 5. Equal at the proof. */
  | 'false-identical'
  /** 6. Columns that are written together stay together. */
  | 'broken-group'
  /** 6. The file is sound, and its sums are those of its rows. */
  | 'damaged-book'
  /** No session ends by a fault of its own. */
  | 'bad-end'
  /** With a healed network, the devices come to rest. */
  | 'restless';

export interface Violation {
  readonly check: Check;
  readonly text: string;
}

export interface FinalBook {
  readonly device: string;
  readonly contents: BookContents;
  /** Told by the engine. */
  readonly root: string;
}

export function checkFinalBooks(history: History, books: readonly FinalBook[]): Violation[] {
  return [...findDivergence(books), ...books.flatMap((book) => checkBook(history, book))];
}

/** Conflicts of the book in which the loser is concurrent with nothing at all. */
export function countFalseConflicts(history: History, book: BookContents): number {
  // Where an act wrote a value that stood there before, no table tells who had seen which one.
  const unnamed = new Set(history.acts.map(({ record, group }) => `${record}/${group}`));
  const losers = [...book.conflicts.values()].flatMap(({ record, group, value }) => {
    const loser = unnamed.has(`${record}/${group}`) ? undefined : history.findEdit(value);
    return loser === undefined ? [] : [loser];
  });
  return losers.filter((loser) => history.edits.every((other) => !areConcurrent(loser, other))).length;
}

function areConcurrent(left: Edit, right: Edit): boolean {
  return left.record === right.record && left.group === right.group && left.value !== right.value
    && !left.knew.has(right.value) && !right.knew.has(left.value);
}

function findDivergence(books: readonly FinalBook[]): Violation[] {
  const [first, ...others] = books;
  return others.flatMap(({ device, contents, root }): Violation[] => {
    if (first === undefined || (contents.text === first.contents.text && root === first.root)) return [];
    const differing = differingLines(first.contents.text, contents.text);
    return [{ check: 'diverged', text: `${first.device} and ${device} differ:\n${differing}` }];
  });
}

function differingLines(left: string, right: string): string {
  const [lefts, rights] = [new Set(left.split('\n')), new Set(right.split('\n'))];
  const only = (lines: Set<string>, others: Set<string>, mark: string): string[] =>
    [...lines].filter((line) => !others.has(line)).map((line) => `${mark} ${line}`);
  return [...only(lefts, rights, '<'), ...only(rights, lefts, '>')].join('\n');
}

function checkBook(history: History, { device, contents }: FinalBook): Violation[] {
  const violations: Violation[] = [];
  const found = (check: Check, text: string): void => {
    violations.push({ check, text: `on the ${device}: ${text}` });
  };
  for (const edit of history.lastEdits()) {
    if (!isKept(contents, edit)) found('lost-edit', `${describe(edit)} stands nowhere`);
    const isHidden = contents.records.get(edit.record)?.isHidden === true;
    const wasSeen = history.deletions.some(({ record, knew }) => record === edit.record && knew.has(edit.value));
    if (isHidden && !wasSeen) found('hidden-edit', `${edit.record} is hidden, no deletion had seen ${describe(edit)}`);
  }
  for (const act of history.acts) {
    const isHidden = contents.records.get(act.record)?.isHidden === true;
    const wasHeard = history.deletions.some(({ record, mayHaveHeard }) =>
      record === act.record && mayHaveHeard.has(act));
    if (isHidden && !wasHeard) {
      found('hidden-act', `${act.record} is hidden, no deletion knew what was done to it on the ${act.device}`);
    }
  }
  for (const { record, group, value, isOpen } of contents.conflicts.values()) {
    if (!isTypedThere(history, record, group, value)) found('invented-value', `a conflict of ${record} holds ${value}`);
    if (!isOpen && !history.wasClosed(record, value)) {
      found('closed-unseen', `nobody closed the conflict over ${value} of ${record}`);
    }
  }
  for (const [record, { values }] of contents.records) {
    values.forEach((value, group) => {
      if (!isTypedThere(history, record, group, value)) found('invented-value', `${record} holds ${value} in ${group}`);
    });
  }
  return violations;
}

function isKept({ records, conflicts }: BookContents, { record, group, value }: Edit): boolean {
  if (records.get(record)?.values[group] === value) return true;
  return [...conflicts.values()].some((conflict) =>
    conflict.record === record && conflict.group === group && conflict.value === value && !conflict.isEqual);
}

function isTypedThere(history: History, record: string, group: number, value: number): boolean {
  const edit = history.findEdit(value);
  return edit !== undefined && edit.record === record && edit.group === group;
}

function describe({ value, device, record, group }: Edit): string {
  return `value ${value}, typed on the ${device} into group ${group} of ${record},`;
}
