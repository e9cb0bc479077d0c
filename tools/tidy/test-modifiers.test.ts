import assert from 'node:assert/strict';
import test from 'node:test';
import { findTestModifierFaults } from './test-modifiers.ts';

function faults(text: string): string[] {
  return findTestModifierFaults([{ path: 'packages/sync/src/a.test.ts', text }]);
}

test('only, and skips without a reason, are told', () => {
  for (const text of [
    "test.only('a', f);", "test('a', { only: true }, f);", "it.skip('a', f);", "test('a', { skip: true }, f);",
    "describe.todo('a');", 't.skip();', 't.todo( );',
  ]) assert.equal(faults(`\n${text}`).length, 1, text);
});

test('skips with a reason pass, and words in strings', () => {
  assert.deepEqual(faults("test('a', { skip: 'no browser' }, f); t.skip('no tc'); test('test.only', f);"), []);
});
