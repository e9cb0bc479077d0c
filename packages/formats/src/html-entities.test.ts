import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeEntities } from './html-entities.ts';

test('references become characters, once', () => {
  assert.equal(decodeEntities('H&amp;M &lt;LYON&gt; caf&eacute; &#233;&#xE9; &OElig;uvre 5&nbsp;&euro; m&sup2;'),
    'H&M <LYON> café éé Œuvre 5\u00a0€ m²');
  assert.equal(decodeEntities('&amp;eacute;'), '&eacute;');
  assert.equal(decodeEntities('&yuml;&iexcl;&Agrave;&szlig;'), 'ÿ¡Àß');
});

test('what is no reference stays as it came', () => {
  for (const text of ['H&M', 'A & B', '&unknown;', '&#xD800;', '&#1114112;', '&#0;', '&;', '&eacute']) {
    assert.equal(decodeEntities(text), text);
  }
});
