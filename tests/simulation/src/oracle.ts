/** What must be true of the books at the end of a run, whatever happened before. */
import type { BookContents } from './book-contents.ts';
import type { Edit, History } from './history.ts';
import { isShownBy } from './invented-kinds.ts';

export type Check =
  /** 1. Every device shows the same. */
  | 'diverged'
  /** 2. An edit that nobody had seen when replacing it stands in its group or in a conflict. */
  | 'lost-edit'
  /** 2. What a book held that another one replaced, and nobody is known to have got, stands in a conflict. */
  | 'not-set-aside'
  /** 2. A conflict is closed only by somebody who had it on the screen. */
  | 'closed-unseen'
  /** 3. A record is hidden only if a deletion had seen each of its last edits... */
  | 'hidden-edit'
  /** 3. ...and could have heard of each return to life, and of each value typed once more. */
  | 'hidden-act'
  /** 3. What a deletion knew all of stays hidden. */
  | 'risen'
  /** 4. Nothing stands in a book that nobody typed there. */
  | 'invented-value'
  /** 4. A sync that is taken back leaves what came to the screen after it. */
  | 'undone-since'
  /** 5. Equal at the proof. */
  | 'false-identical'
  /** 6. Columns that are written together stay together. */
  | 'broken-group'
  /** 6. What fails for want of room changes nothing. */
  | 'half-done'
  /** 6. The file is sound, and its sums are those of its rows. */
  | 'damaged-book'
  /** No session ends by a fault of its own. */
  | 'bad-end'
  /** No operation meets a bug that throws. */
  | 'thrown'
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
  const losers = [...book.conflicts].flatMap(([id, { record, group, value, isEqual }]) => {
    const isNamed = !unnamed.has(`${record}/${group}`) && !isEqual && !history.isSetAside(id);
    const loser = isNamed ? history.findEdit(value) : undefined;
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
  const firstLater = books.find(({ contents }) => contents.laterText !== undefined);
  return others.flatMap(({ device, contents, root }): Violation[] => {
    if (first === undefined) return [];
    const later = contents.laterText ?? firstLater?.contents.laterText ?? '';
    const isSame = contents.text === first.contents.text && later === (firstLater?.contents.laterText ?? '')
      && root === first.root;
    if (isSame) return [];
    const differing = differingLines(first.contents.text, contents.text)
      + differingLines(firstLater?.contents.laterText ?? '', later);
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
  const held = history.heldBy(contents);
  const isHidden = (record: string): boolean => contents.records.get(record)?.isHidden === true;
  for (const edit of history.lastEdits()) {
    const { record, group, value } = edit;
    if (!isShownBy(contents.version, record, group)) continue;
    if (!held.has(value)) found('lost-edit', `${describe(edit)} stands nowhere`);
    const wasSeen = history.wasClosed(record, value)
      || history.deletions.some((each) =>
        each.record === record && (each.knew.has(value) || each.mayHaveHeard.has(value)));
    if (isHidden(record) && !wasSeen) {
      found('hidden-edit', `${record} is hidden, no deletion had seen ${describe(edit)}`);
    }
  }
  for (const act of history.livingActs) {
    const wasHeard = history.deletions.some(({ record, mayHaveHeard }) =>
      record === act.record && mayHaveHeard.has(act));
    if (isHidden(act.record) && !wasHeard) {
      found('hidden-act', `${act.record} is hidden, no deletion knew what was done to it on the ${act.device}`);
    }
  }
  for (const { record, group, value, isOpen } of contents.conflicts.values()) {
    if (value !== 0 && !isTypedThere(history, record, group, value)) {
      found('invented-value', `a conflict of ${record} holds ${value}`);
    }
    if (!isOpen && !history.wasClosed(record, value)) {
      found('closed-unseen', `nobody closed the conflict over ${value} of ${record}`);
    }
  }
  for (const [record, { values }] of contents.records) {
    values.forEach((value, group) => {
      if (value !== 0 && !isTypedThere(history, record, group, value)) {
        found('invented-value', `${record} holds ${value} in ${group}`);
      }
    });
  }
  for (const record of findRisen(history, contents)) found('risen', `${record} was deleted in knowledge of everything`);
  return violations;
}

/** Where no book was replaced, no deletion was forgotten. */
function findRisen(history: History, { records, conflicts }: BookContents): string[] {
  if (history.replacements > 0) return [];
  const open = new Set([...conflicts.values()].filter(({ isOpen }) => isOpen).map(({ record }) => record));
  const touched = new Set(history.acts.map(({ record }) => record));
  return [...records.keys()].filter((record) => records.get(record)?.isHidden === false && !open.has(record)
    && !touched.has(record) && history.deletions.some((deletion) => deletion.record === record
      && history.edits.every((edit) => edit.record !== record || deletion.knew.has(edit.value))));
}

function isTypedThere(history: History, record: string, group: number, value: number): boolean {
  const edit = history.findEdit(value);
  return edit !== undefined && edit.record === record && edit.group === group;
}

function describe({ value, device, record, group }: Edit): string {
  return `value ${value}, typed on the ${device} into group ${group} of ${record},`;
}
