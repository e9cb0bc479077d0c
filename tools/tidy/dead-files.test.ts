import assert from 'node:assert/strict';
import test from 'node:test';
import { findDeadFiles } from './dead-files.ts';

test('a file that nothing reaches is told, with what only it reaches', () => {
  const files = [
    { path: 'packages/a/package.json', text: '{ "exports": { ".": "./src/index.ts", "./node": "./src/node.ts" } }' },
    { path: 'packages/a/src/index.ts', text: "export { b } from './b.ts';" },
    { path: 'packages/a/src/node.ts', text: "new Worker(new URL('./worker.ts', import.meta.url));" },
    { path: 'packages/a/src/b.ts', text: '// ./dead.ts' },
    { path: 'packages/a/src/worker.ts', text: '' },
    { path: 'packages/a/src/dead.ts', text: "import './only-by-dead.ts';" },
    { path: 'packages/a/src/only-by-dead.ts', text: '' },
    { path: 'packages/a/src/c.test.ts', text: "import './d.testing.ts';" },
    { path: 'packages/a/src/d.testing.ts', text: '' },
  ];
  assert.deepEqual(findDeadFiles(files), [
    'packages/a/src/dead.ts: nothing reaches it', 'packages/a/src/only-by-dead.ts: nothing reaches it',
  ]);
});
