import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BookContents, ConflictContents } from './book-contents.ts';
import { History } from './history.ts';
import { Line } from './line.ts';
import { checkFinalBooks, countFalseConflicts, type Check } from './oracle.ts';
import type { UserOperation } from './plan.ts';
import { tellTyping } from './typing.ts';

const record = 'parcel-0' as const;

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

test('what a restore forgets is lost knowingly, unless another book holds it', () => {
  const history = sharedRecord();
  const backup = new Line(history.lineOf('PC'));
  history.edit('PC', record, 0, 10);
  history.look('PC', book([10, 2, 3]));
  history.edit('PC', record, 1, 11);
  history.look('PC', book([10, 11, 3]));
  history.look('phone', book([10, 2, 3]));
  history.restore('PC', backup, book([1, 2, 3]), 'the copy');
  assert.deepEqual(history.takeNewlyLost(), [{ value: 11, record, cause: 'the copy' }]);
  assert.deepEqual(checksOf(history, book([10, 2, 3])), []);
  assert.deepEqual(checksOf(history, book([1, 2, 3])), ['lost-edit'], '10 stands on the phone');
  history.restore('phone', backup, book([1, 2, 3]), 'the copy');
  assert.deepEqual(checksOf(history, book([1, 2, 3])), []);
});

test('who restored types in ignorance of what the device knew before', () => {
  const history = sharedRecord();
  const backup = new Line(history.lineOf('PC'));
  history.edit('PC', record, 0, 10);
  history.look('PC', book([10, 2, 3]));
  history.restore('PC', backup, book([1, 2, 3]), 'the copy');
  history.edit('PC', record, 0, 20);
  assert.equal(countFalseConflicts(history, book([20, 2, 3], false, { value: 10 })), 0);
});

test('a book that is replaced leaves what was typed since the last proof', () => {
  const truth = book([1, 2, 3]);
  const typed = (): History => {
    const history = sharedRecord();
    history.edit('phone', record, 0, 10);
    history.look('phone', book([10, 2, 3]));
    return history;
  };
  const lost = typed().join('phone', 'PC', truth, 'the truth', 'unproven');
  assert.deepEqual(lost.map(({ value }) => value), [10]);
  assert.deepEqual(typed().join('phone', 'PC', book([1, 2, 3], false, { value: 10 }), 'the truth', 'unproven'), []);
  const proven = typed();
  proven.prove('phone', new Set([10]));
  assert.deepEqual(proven.join('phone', 'PC', truth, 'the truth', 'unproven'), []);
  assert.deepEqual(checksOf(proven, truth), []);
});

test('a merge of two books brings what is set aside in the old one', () => {
  const withConflict = (): History => {
    const history = sharedRecord();
    history.edit('phone', record, 0, 10);
    history.look('phone', book([1, 2, 3], false, { value: 10 }));
    return history;
  };
  const lost = withConflict().join('phone', 'PC', book([1, 2, 3]), 'the merge', 'shown');
  assert.deepEqual(lost.map(({ value }) => value), [10]);
  const carried = book([1, 2, 3], false, { value: 10 });
  assert.deepEqual(withConflict().join('phone', 'PC', carried, 'the merge', 'shown'), []);
});

test('a row that only tells what a replaced book held is no false conflict', () => {
  const history = sharedRecord();
  history.edit('phone', record, 0, 10);
  history.look('phone', book([10, 2, 3]));
  const setAside = book([1, 2, 3], false, { value: 10 });
  assert.equal(countFalseConflicts(history, setAside), 1);
  history.join('phone', 'PC', setAside, 'the truth', 'unproven');
  assert.equal(countFalseConflicts(history, setAside), 0);
});

test('what was deleted in knowledge of everything stays hidden', () => {
  const history = sharedRecord();
  history.remove('PC', record);
  assert.deepEqual(checksOf(history, book([1, 2, 3])), ['risen']);
  assert.deepEqual(checksOf(history, book([1, 2, 3], false, { value: 1 })), [], 'an open conflict shows it');
  history.edit('phone', record, 0, 10);
  assert.deepEqual(checksOf(history, book([10, 2, 3])), []);
});

test('a sync that is taken back leaves what came after it', () => {
  const history = sharedRecord();
  history.endSession('phone', 1);
  const undo: UserOperation = { kind: 'undo', device: 'phone', back: 0 };
  assert.deepEqual(tellTyping(history, undo, book([1, 2, 3], true), 1), []);
  history.edit('phone', record, 1, 10);
  history.look('phone', book([1, 10, 3]));
  assert.deepEqual(tellTyping(history, undo, book([1, 2, 3]), 1).map(({ check }) => check), ['undone-since']);
});

test('a sync that is taken back may leave a group empty', () => {
  const history = sharedRecord();
  history.edit('PC', record, 3, 40);
  history.look('PC', book([1, 2, 3, 40]));
  history.look('phone', book([1, 2, 3, 40]));
  assert.deepEqual(checksOf(history, book([1, 2, 3, 0])), ['lost-edit']);
  tellTyping(history, { kind: 'undo', device: 'phone', back: 0 }, book([1, 2, 3, 0]), undefined);
  assert.deepEqual(checksOf(history, book([1, 2, 3, 0])), []);
});

test('a deletion on an earlier version may have heard of what that one does not show', () => {
  const history = sharedRecord();
  history.look('tablet', { ...book([1, 2, 3]), version: 'earlier', laterText: undefined });
  history.edit('phone', record, 3, 40);
  history.look('phone', book([1, 2, 3, 40]));
  history.remove('tablet', record);
  assert.deepEqual(checksOf(history, book([1, 2, 3, 40], true)), ['hidden-edit']);
  history.transfer('phone', 'tablet');
  history.remove('tablet', record);
  assert.deepEqual(checksOf(history, book([1, 2, 3, 40], true)), []);
});
