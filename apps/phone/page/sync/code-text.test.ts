import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyCode, findPastedCode, formatTypedCode, judgeTypedCode } from './code-text.ts';

const whole = '7F3A-9C21-E0B4-5D18-7F3A-9C21-E0B4';

test('a code of ours is told from one of another version and from any other', () => {
  assert.equal(classifyCode('TDM1:0C5$VDNYLTPT765K2CRQI9*'), 'ours');
  assert.equal(classifyCode(' tdm1:0C5'), 'ours');
  assert.equal(classifyCode('TDM2:0C5'), 'later-version');
  assert.equal(classifyCode('TDM0:0C5'), 'earlier-version');
  assert.equal(classifyCode('https://example.org/TDM1:0C5'), 'not-ours');
  assert.equal(classifyCode(''), 'not-ours');
});

test('a typed code stands in groups of four, a pasted link as it is', () => {
  assert.equal(formatTypedCode('7f3a9c21e'), '7F3A 9C21 E');
  assert.equal(formatTypedCode('7f3a'), '7F3A');
  assert.equal(formatTypedCode(whole), whole.replaceAll('-', ' '));
  assert.equal(formatTypedCode('TDM1:ab cd'), 'TDM1:ab cd');
});

test('what is missing, too many or out of place is said', () => {
  assert.deepEqual(judgeTypedCode(' '), { kind: 'empty' });
  assert.deepEqual(judgeTypedCode('7F3A 9'), { kind: 'short', missing: 23 });
  assert.deepEqual(judgeTypedCode(`${whole} 1`), { kind: 'long', extra: 1 });
  assert.deepEqual(judgeTypedCode('7F3A 9U21'), { kind: 'bad-character', character: 'U', group: 2 });
  assert.deepEqual(judgeTypedCode(whole.toLowerCase()), { kind: 'complete' });
  assert.deepEqual(judgeTypedCode('TDM1:X'), { kind: 'complete' });
});

test('a copied code is found with words around it, and no other text is taken for one', () => {
  assert.equal(findPastedCode('Code texte : TDM1:0C5$VDN\nCopier'), 'TDM1:0C5$VDN');
  assert.equal(findPastedCode(`\n${whole.toLowerCase()} `), whole.replaceAll('-', ' '));
  for (const text of ['', 'Merci', '7F3A 9C21', `${whole} 7F3A`, 'FR76 3000 4000 0312 3456 7890 143']) {
    assert.equal(findPastedCode(text), undefined, text);
  }
});
