import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBenchOptions, partNames } from './bench-options.ts';

test('without options everything is measured, with the large book of the promise', () => {
  assert.deepEqual(parseBenchOptions([]), {
    parts: partNames, entries: 100_000, runs: undefined, isJson: false, isHelp: false, out: undefined,
  });
});

test('parts and counts are taken as given', () => {
  const options = parseBenchOptions(['--only', 'first,stages', '--entries', '2000', '--runs', '1', '--json']);
  assert.deepEqual(options.parts, ['first', 'stages']);
  assert.deepEqual([options.entries, options.runs, options.isJson], [2000, 1, true]);
});

test('what is out of range or unknown is refused', () => {
  for (const args of [['--runs', '0'], ['--runs', '51'], ['--entries', '999'], ['--entries', '1e5'], ['--only', 'all'],
    ['--fast'], ['extra']]) assert.throws(() => parseBenchOptions(args), Error, args.join(' '));
});
