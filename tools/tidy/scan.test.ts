import assert from 'node:assert/strict';
import test from 'node:test';
import { scan } from './scan.ts';

/** The words that are left of a text. */
function words(text: string): string[] {
  return scan(text).code.match(/\w+/g) ?? [];
}

test('comments and contents of literals are no code', () => {
  assert.deepEqual(words("a; // b 'c\n/* d */ e('f // g', \"h\\\"i\", `j`) "), ['a', 'e']);
});

test('what stands in a template between its braces is code, nested too', () => {
  assert.deepEqual(words('x(`a ${b + `c ${ {d: 1}.d } e`} f`); g'), ['x', 'b', 'd', '1', 'd', 'g']);
});

test('a regular expression is told from a division', () => {
  assert.deepEqual(words("x = a / b / c; y.match(/d'[/]e/g); z = [/f/u]; w = (v) / 2 / q;"),
    ['x', 'a', 'b', 'c', 'y', 'match', 'z', 'w', 'v', '2', 'q']);
});

test('positions and lines stay', () => {
  const text = "const a = 'b\\nc'; /* d\n e */ f('😀') // g\nh";
  const { code, withLiterals } = scan(text);
  assert.deepEqual([code.length, withLiterals.length], [text.length, text.length]);
  assert.equal(code.indexOf('h'), text.indexOf('h', 30));
  assert.ok(withLiterals.includes("'b\\nc'"));
});
