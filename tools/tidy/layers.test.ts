import assert from 'node:assert/strict';
import test from 'node:test';
import { findLayerFaults } from './layers.ts';

function faults(path: string, text: string): string[] {
  return findLayerFaults([{ path, text }]);
}

test('imports that a layer allows pass, over several lines too', () => {
  const text = "import {\n  a,\n} from '@tandem/replica';\nimport './b.ts';";
  assert.deepEqual(faults('packages/ledger/src/a.ts', text), []);
  assert.deepEqual(faults('packages/replica/src/a.test.ts',
    "import test from 'node:test';\nimport { openNodeDatabase } from '@tandem/sqlite/node';"), []);
});

test('an upper layer, a driver, a deep path, Node and a foreign package are refused in the core', () => {
  for (const specifier of ['@tandem/ledger', '@tandem/sqlite/node', '@tandem/sqlite/src/index.ts', 'node:fs', 'ws']) {
    assert.equal(faults('packages/replica/src/a.ts', `\nimport { a } from '${specifier}';`).length, 1, specifier);
  }
});

test('re-exports, type imports and dynamic imports count', () => {
  for (const text of [
    "export { a } from '@tandem/host';", "import type { A } from '@tandem/host';", "await import('@tandem/host');",
  ]) assert.equal(faults('packages/sync/src/a.ts', text).length, 1, text);
});

test('a relative path does not leave its package', () => {
  assert.match(faults('packages/sync/src/a.ts', "import '../../replica/src/merge.ts';")[0] ?? '', /a\.ts:1: .* leaves/);
});

test('an import in a comment or a string is none, and an unknown package is told', () => {
  assert.deepEqual(faults('packages/link/src/a.ts', 'f("import { a } from \'@tandem/host\'");'), []);
  assert.deepEqual(faults('packages/link/src/a.ts', "// import { a } from '@tandem/host';"), []);
  assert.equal(faults('packages/new/src/a.ts', '').length, 1);
});
