import type { ImportLineView } from '@tandem/contract';
import { toCents, toDay } from '@tandem/ledger';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChanges, chooseLines, countLines, pendingChanges } from './import-lines.ts';

const groceries = 'a'.repeat(32);

function line(kind: ImportLineView['action']['kind'], isTaken: boolean): ImportLineView {
  const action = kind === 'add' ? { kind }
    : kind === 'confirms' ? { kind, entryDay: toDay(20_000) } : { kind, isDeleted: false };
  return {
    lineNumber: 1, day: toDay(20_000), amount: toCents(-100), label: '', payee: '', categoryId: null, categoryPath: '',
    action, isTaken,
  };
}

const lines = [line('add', true), line('already-there', false), line('confirms', true), line('add', false)];

test('lines are counted by what will be done with them', () => {
  assert.deepEqual(countLines(lines), { all: 4, add: 2, confirms: 1, 'already-there': 1 });
});

test('a filter keeps the places of the lines in the file', () => {
  const numbered = applyChanges(lines, new Map(), new Map());
  assert.deepEqual(chooseLines(numbered, 'add').map(({ index }) => index), [0, 3]);
  assert.equal(chooseLines(numbered, 'all').length, 4);
});

test('a change shows at once, and is pending until the engine says the same', () => {
  const change = { index: 3, isTaken: true, categoryId: groceries };
  const changes = new Map([[3, change]]);
  const shown = applyChanges(lines, changes, new Map([[groceries, 'Alimentation : Courses']]))[3]?.line;
  assert.equal(shown?.isTaken, true);
  assert.equal(shown?.categoryPath, 'Alimentation : Courses');
  assert.equal(pendingChanges(lines, changes).size, 1);
  const carriedOut = [...lines.slice(0, 3), { ...line('add', true), categoryId: groceries }];
  assert.equal(pendingChanges(carriedOut, changes).size, 0);
});
