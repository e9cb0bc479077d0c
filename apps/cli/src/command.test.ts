import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCount, parseInput } from './command.ts';

const usage = {
  options: { book: { type: 'string', required: true }, amount: { type: 'string' }, yes: { type: 'boolean' } },
  positionals: ['ID'],
} as const;

function refusal(...argv: readonly string[]): unknown {
  const input = parseInput(usage, argv);
  assert.ok(!input.ok);
  assert.equal(input.error.kind, 'usage');
  return input.error.error;
}

test('values, flags and arguments are read in any order', () => {
  const input = parseInput(usage, ['--yes', 'x1', '--book', 'a b', '--json']);
  assert.ok(input.ok);
  assert.deepEqual({ ...input.value.values }, { yes: true, book: 'a b', json: true });
  assert.deepEqual(input.value.positionals, ['x1']);
});

test('a flag that is not given is false', () => {
  const input = parseInput(usage, ['x1', '--book=b']);
  assert.ok(input.ok && !input.value.values.yes);
});

test('an amount may begin with a minus, with or without the sign of equality', () => {
  for (const argv of [['--amount', '-12,34'], ['--amount=-12,34'], ['--amount', '-,5']]) {
    const input = parseInput(usage, ['x1', '--book', 'b', ...argv]);
    assert.ok(input.ok, argv.join(' '));
    assert.equal(input.value.values.amount, argv.join('=').slice('--amount='.length));
  }
});

test('what is unknown, missing or too much is refused by name', () => {
  assert.deepEqual(refusal('x1'), { kind: 'missing-option', option: '--book' });
  assert.deepEqual(refusal('--book', 'b'), { kind: 'missing-argument', argument: 'ID' });
  assert.deepEqual(refusal('x1', 'x2', '--book', 'b'), { kind: 'unexpected-argument', argument: 'x2' });
  assert.deepEqual(refusal('x1', '--book', 'b', '--boek', 'c'), { kind: 'unknown-option', option: '--boek' });
  assert.deepEqual(refusal('x1', '--book', 'b', '-z'), { kind: 'unknown-option', option: '-z' });
  assert.deepEqual(refusal('x1', '--book', 'b', '--constructor'), { kind: 'unknown-option', option: '--constructor' });
  assert.deepEqual(refusal('x1', '--book'), { kind: 'option-needs-value', option: '--book' });
  assert.deepEqual(refusal('x1', '--book', '--yes'), { kind: 'option-needs-value', option: '--book' });
  assert.deepEqual(refusal('x1', '--book', 'b', '--yes=1'), { kind: 'option-takes-no-value', option: '--yes' });
});

test('a count is a whole number within its limits', () => {
  assert.deepEqual(parseCount('--limit', '20', 1, 50), { ok: true, value: 20 });
  for (const text of ['', '0', '51', '-1', '1.5', '1e1', 'x', ' 3']) {
    assert.ok(!parseCount('--limit', text, 1, 50).ok, text);
  }
});
