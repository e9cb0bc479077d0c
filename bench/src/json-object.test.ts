import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberAt, numbersAt, objectAt, parseJsonObject, textAt, textsAt } from './json-object.ts';

test('a missing or wrong value stops the run instead of becoming a figure', () => {
  const object = parseJsonObject('{"ms": 12, "link": "TDM1:", "sent": {"changed": 1}, "ids": ["aa"], "none": null}');
  assert.equal(numberAt(object, 'ms'), 12);
  assert.equal(textAt(object, 'link'), 'TDM1:');
  assert.equal(numberAt(objectAt(object, 'sent'), 'changed'), 1);
  assert.deepEqual(textsAt(object, 'ids'), ['aa']);
  assert.throws(() => numbersAt(object, 'ids'), /no numbers/);
  assert.throws(() => numberAt(object, 'none'), /no number "none"/);
  assert.throws(() => numberAt(object, 'bytes'), /no number/);
  assert.throws(() => textAt(object, 'ms'), /no text/);
  assert.throws(() => objectAt(object, 'ids'), /no object/);
  assert.throws(() => parseJsonObject('[1]'), /no object/);
});
