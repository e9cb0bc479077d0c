import assert from 'node:assert/strict';
import test from 'node:test';
import { findSizeFaults } from './sizes.ts';

function faults(path: string, text = ''): string[] {
  return findSizeFaults([{ path, text }]);
}

test('400 lines pass, 401 do not', () => {
  assert.deepEqual(faults('packages/sync/src/a.ts', 'a\n'.repeat(400)), []);
  assert.equal(faults('packages/sync/src/a.ts', 'a\n'.repeat(401)).length, 1);
});

test('120 columns pass, 121 do not, counted in characters', () => {
  assert.deepEqual(faults('tools/a.ts', '😀'.repeat(120)), []);
  assert.deepEqual(faults('tools/a.ts', `\n${'é'.repeat(121)}`), ['tools/a.ts:2: 121 columns, over 120']);
  assert.equal(faults('docs/a.md', 'a'.repeat(121)).length, 1);
  assert.deepEqual(faults('docs/a.md', `| ${'a'.repeat(121)} |`), []);
});

test('an ADR has 60 lines at most', () => {
  assert.deepEqual(faults('docs/adr/0001-a.md', 'a\n'.repeat(60)), []);
  assert.equal(faults('docs/adr/0001-a.md', 'a\n'.repeat(61)).length, 1);
});

test('names of kinds are refused, and code is in kebab-case', () => {
  for (const path of [
    'tools/utils.ts', 'packages/a/src/types.ts', 'packages/a/src/common/b.ts', 'packages/a/src/constants.test.ts',
    'packages/a/src/myFile.ts',
  ]) assert.equal(faults(path).length, 1, path);
  assert.deepEqual(faults('packages/a/src/record-types.ts'), []);
});
