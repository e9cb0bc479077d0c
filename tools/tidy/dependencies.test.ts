import assert from 'node:assert/strict';
import test from 'node:test';
import { findDependencyFaults } from './dependencies.ts';

test('a dependency of any kind needs its line', () => {
  const files = [
    { path: 'docs/adr/0001-dependencies.md', text: '- `ws`: sockets.' },
    { path: 'packages/a/package.json', text: '{ "dependencies": { "ws": "1", "@tandem/sync": "1", "left": "1" } }' },
    { path: 'package.json', text: '{ "devDependencies": { "up": "1" }, "optionalDependencies": { "down": "1" } }' },
  ];
  const names = findDependencyFaults(files).map((fault) => /`(.*?)`/.exec(fault)?.[1]);
  assert.deepEqual(names, ['left', 'up', 'down']);
});

test('the lock names no host, but folders of ours', () => {
  const text = '{\n "resolved": "https://packages.example/a.tgz",\n "resolved": "packages/sync" }';
  assert.deepEqual(findDependencyFaults([{ path: 'package-lock.json', text }]),
    ['package-lock.json:2: the lock names the host it came from']);
});
