import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from './catalogue.ts';

const narrowSpace = '\u202f';
const noBreakSpace = '\u00a0';

test('both languages have the same words to say, to the last one', () => {
  assert.deepEqual(keysOf(catalogue.fr), keysOf(catalogue.en));
});

test('no word is empty', () => {
  for (const language of ['fr', 'en'] as const) {
    for (const { path, text } of sentencesOf(catalogue[language])) {
      assert.notEqual(text.trim(), '', `${language} ${path}`);
    }
  }
});

test('French has its spaces before the signs that are two strokes, and its apostrophe', () => {
  for (const { path, text } of sentencesOf(catalogue.fr)) {
    // A time of day and an address have a colon without a space.
    assert.doesNotMatch(text, / [;!?:»]|« |\w'\w/, `${path}: ${text}`);
    assert.doesNotMatch(text, new RegExp(`[^${narrowSpace}${noBreakSpace}?!]\\?(?!\\w)`), `${path}: ${text}`);
  }
});

test('nobody is shouted at and nothing is only OK', () => {
  for (const language of ['fr', 'en'] as const) {
    for (const { path, text } of sentencesOf(catalogue[language])) {
      assert.doesNotMatch(text, /!|\bOups\b|\bOops\b|^OK$/, `${language} ${path}: ${text}`);
    }
  }
});

interface Sentence {
  readonly path: string;
  readonly text: string;
}

function keysOf(texts: unknown, path = ''): readonly string[] {
  if (Array.isArray(texts)) return [`${path}[]`];
  if (typeof texts !== 'object' || texts === null) return [path];
  return Object.entries(texts).flatMap(([key, value]) => keysOf(value, `${path}.${key}`));
}

/** Those that are texts; the ones made by a function have figures in them and are seen where they are used. */
function sentencesOf(texts: unknown, path = ''): readonly Sentence[] {
  if (typeof texts === 'string') return [{ path, text: texts }];
  if (typeof texts !== 'object' || texts === null) return [];
  return Object.entries(texts).flatMap(([key, value]) => sentencesOf(value, `${path}.${key}`));
}
