import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BookContents, ConflictContents } from './book-contents.ts';
import { History } from './history.ts';
import { checkFinalBooks, countFalseConflicts, type Check } from './oracle.ts';

const record = 'parcel-0';

const bare = { version: 'later', bookId: '1', generation: '1', broken: [], laterText: '' } as const;

function book(
  values: readonly number[], isHidden = false, ...conflicts: (Partial<ConflictContents> & { value: number })[]
): BookContents {
  const rows = conflicts.map((conflict, place): [string, ConflictContents] =>
    [String(place), { record, group: 0, isOpen: true, isEqual: false, ...conflict }]);
  const contents = { records: new Map([[record, { isHidden, values }]]), conflicts: new Map(rows) };
  return { ...contents, ...bare, text: JSON.stringify([values, isHidden, conflicts]) };
}

/** The PC has made it, the phone has got it. */
function sharedRecord(): History {
  const history = new History();
  history.create('PC', record, [1, 2, 3]);
  history.look('PC', book([1, 2, 3]));
  history.transfer('PC', 'phone');
  history.look('phone', book([1, 2, 3]));
  return history;
}

function checksOf(history: History, contents: BookContents): Check[] {
  return checkFinalBooks(history, [{ device: 'PC', contents, root: '' }]).map(({ check }) => check);
}

test('a value that its successor replaced may vanish, one that nobody saw may not', () => {
  const history = sharedRecord();
  history.edit('PC', record, 0, 10);
  assert.deepEqual(checksOf(history, book([10, 2, 3])), []);
  history.edit('phone', record, 0, 20);
  assert.deepEqual(checksOf(history, book([20, 2, 3])), ['lost-edit']);
  assert.deepEqual(checksOf(history, book([20, 2, 3], false, { value: 10 })), []);
  const inOtherGroup = book([20, 2, 3], false, { value: 10, group: 1 });
  assert.deepEqual(checksOf(history, inOtherGroup), ['lost-edit', 'invented-value']);
});

test('what a merge put in the place of a value has not seen it', () => {
  const history = sharedRecord();
  history.edit('PC', record, 0, 10);
  history.edit('phone', record, 0, 20);
  history.look('PC', book([20, 2, 3]));
  history.edit('PC', record, 0, 30);
  assert.deepEqual(checksOf(history, book([30, 2, 3])), ['lost-edit']);
});

test('a deletion hides only what it knew', () => {
  const history = sharedRecord();
  history.remove('PC', record);
  assert.deepEqual(checksOf(history, book([1, 2, 3], true)), []);
  history.edit('phone', record, 1, 20);
  assert.deepEqual(checksOf(history, book([1, 20, 3], true)), ['hidden-edit']);
  assert.deepEqual(checksOf(history, book([1, 20, 3], false)), []);
  history.look('phone', book([1, 20, 3]));
  history.remove('phone', record);
  assert.deepEqual(checksOf(history, book([1, 20, 3], true)), []);
});

test('a deletion does not end a return to life of which it cannot have heard', () => {
  const history = sharedRecord();
  history.remove('PC', record);
  history.look('PC', book([1, 2, 3], true));
  history.transfer('PC', 'phone');
  history.look('phone', book([1, 2, 3], true));
  history.revive('phone', record);
  assert.deepEqual(checksOf(history, book([1, 2, 3], true)), ['hidden-act']);
  history.transfer('phone', 'PC');
  history.remove('PC', record);
  assert.deepEqual(checksOf(history, book([1, 2, 3], true)), []);
});

test('typing once more what stood before counts as an act, which a deletion must have heard of', () => {
  const history = sharedRecord();
  history.edit('PC', record, 1, 10);
  history.look('PC', book([1, 10, 3]));
  history.remove('PC', record);
  history.edit('phone', record, 1, 10);
  assert.deepEqual(checksOf(history, book([1, 10, 3], true)), ['hidden-act']);
  assert.deepEqual(checksOf(history, book([1, 10, 3], false)), []);
});

test('a row that only says that two wrote the same keeps nothing', () => {
  const history = sharedRecord();
  history.edit('PC', record, 0, 10);
  history.edit('phone', record, 0, 20);
  assert.deepEqual(checksOf(history, book([20, 2, 3], false, { value: 10, isEqual: true })), ['lost-edit']);
});

test('a conflict is closed by whoever had it on the screen', () => {
  const history = sharedRecord();
  history.edit('PC', record, 0, 10);
  history.edit('phone', record, 0, 20);
  const closed = book([20, 2, 3], false, { value: 10, isOpen: false });
  assert.deepEqual(checksOf(history, closed), ['closed-unseen']);
  history.look('PC', book([20, 2, 3], false, { value: 10 }));
  history.settle('PC', record, 30);
  assert.deepEqual(checksOf(history, book([30, 2, 3], false, { value: 10, isOpen: false })), []);
});

test('two books that differ in a word or in their root have diverged', () => {
  const history = sharedRecord();
  const [left, right] = [book([1, 2, 3]), book([1, 2, 3], false, { value: 1 })];
  const checks = (contents: BookContents, root: string): Check[] => checkFinalBooks(history, [
    { device: 'PC', contents: left, root: 'a' }, { device: 'phone', contents, root },
  ]).map(({ check }) => check);
  assert.deepEqual(checks(left, 'a'), []);
  assert.deepEqual(checks(left, 'b'), ['diverged']);
  assert.deepEqual(checks(right, 'a'), ['diverged']);
});

test('a conflict is false when its loser was known to every other edit, or knew it', () => {
  const history = sharedRecord();
  history.edit('phone', record, 0, 20);
  assert.equal(countFalseConflicts(history, book([20, 2, 3], false, { value: 1 })), 1);
  history.edit('PC', record, 0, 10);
  assert.equal(countFalseConflicts(history, book([20, 2, 3], false, { value: 10 })), 0);
});
