import assert from 'node:assert/strict';
import test from 'node:test';
import { findPurityFaults } from './purity.ts';

function faults(path: string, text: string): string[] {
  return findPurityFaults([{ path, text }]);
}

test('each word of the world is refused in the core', () => {
  for (const text of [
    'const a = Date.now();', 'const a = new Date(b);', 'const a = Math.random();', 'const a = performance.now();',
    'crypto.getRandomValues(a);', 'const a = process.env;', 'setTimeout(a, 1);', 'setInterval(a, 1);', 'fetch(a);',
    "import { readFileSync } from 'node:fs';", 'const a = globalThis;', 'const a = `${Date.now()}`;',
  ]) {
    for (const name of ['ledger', 'replica', 'link', 'sync', 'formats', 'salvage']) {
      assert.equal(faults(`packages/${name}/src/a.ts`, `\n${text}`).length, 1, text);
    }
  }
});

test('words in comments, strings and names of ours are not', () => {
  const text = "// Date.now()\nconst a = 'Math.random'; b.process(1); const c = { fetch: 1 };";
  assert.deepEqual(faults('packages/sync/src/a.ts', `${text} type D = { process?: 1 }; toDate(e);`), []);
});

test('tests, the host and the apps may', () => {
  for (const path of ['packages/sync/src/a.test.ts', 'packages/sync/src/a.testing.ts', 'packages/host/src/a.ts']) {
    assert.deepEqual(faults(path, 'Date.now();'), []);
  }
});
