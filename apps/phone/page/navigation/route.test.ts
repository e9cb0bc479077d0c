import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstPlace, parsePlace, type Place } from './route.ts';

const accountId = '0'.repeat(32);

test('a place of ours comes back from the history as it was', () => {
  const places: Place[] = [
    { route: { kind: 'register', accountId }, sheet: null, depth: 3 },
    { route: { kind: 'search', accountId: null }, sheet: null, depth: 1 },
    { route: { kind: 'edit-entry', entryId: accountId }, sheet: 'category', depth: 4 },
    { route: { kind: 'menu' }, sheet: null, depth: 1, under: { kind: 'register', accountId } },
  ];
  for (const place of places) assert.deepEqual(parsePlace(structuredClone(place)), place);
});

test('whatever else a history holds leads to the first screen', () => {
  const strangers: unknown[] = [
    null, 7, 'menu', {}, { route: { kind: 'menu' } }, { route: { kind: 'register' }, depth: 1 },
    { route: { kind: 'elsewhere' }, depth: 0 }, { route: { kind: 'menu' }, depth: -1 },
  ];
  for (const stranger of strangers) assert.deepEqual(parsePlace(stranger), firstPlace);
});
