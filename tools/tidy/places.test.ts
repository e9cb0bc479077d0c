import assert from 'node:assert/strict';
import test from 'node:test';
import { findCiFaults, findPlaceFaults } from './places.ts';

function places(text: string): number {
  return findPlaceFaults([{ path: 'docs/a.md', text }]).length;
}

test('machine paths and registry hosts are told', () => {
  // In two parts, so that this file itself has none.
  for (const [left, right] of [
    ['see /wo', 'rk/main'], ['`/ro', 'ot/x`'], ["'/tm", "p/x'"], ['/ho', 'me/ann'], ['https://registry', '.npmjs.org/'],
  ] as const) assert.equal(places(`\n${left}${right}`), 1, left + right);
});

test('paths of the repository, of the user and placeholders are none', () => {
  const parts = [
    ['node_modules/tm', 'p/x'], ['~/.local/sh', 'are'], ['$XDG/ho', 'me/x'], ['apps/wo', 'rk/x'],
    ['https://example.org/ro', 'ot/a'],
  ] as const;
  for (const [left, right] of parts) assert.equal(places(`see ${left}${right}`), 0, left + right);
});

test('CI runs npm test alone', () => {
  const text = '#!/bin/sh\nset -eu\ncd "$(dirname "$0")/.."\nexec npm test\n';
  assert.deepEqual(findCiFaults([{ path: '.ci/run', text }]), []);
  assert.equal(findCiFaults([{ path: '.ci/run', text: text.replace('npm test', 'npm test || true') }]).length, 1);
  assert.equal(findCiFaults([{ path: '.ci/run', text: `${text}npm run bench\n` }]).length, 1);
  assert.equal(findCiFaults([]).length, 1);
});
