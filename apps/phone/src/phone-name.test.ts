import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPhoneName } from './phone-name.ts';

const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36';

test('a phone is called by its model where the browser tells it', async () => {
  const name = await readPhoneName({
    userAgent: android,
    userAgentData: { platform: 'Android', getHighEntropyValues: () => Promise.resolve({ model: 'SM-A356B' }) },
  });
  assert.equal(name('fr'), 'SM-A356B');
});

test('without a model it is called in words, in the language of the moment', async () => {
  const refused = () => Promise.reject(new Error('not allowed'));
  const name = await readPhoneName({
    userAgent: android, userAgentData: { platform: 'Android', getHighEntropyValues: refused },
  });
  assert.deepEqual([name('fr'), name('en')], ['Téléphone Android', 'Android phone']);
  const ofComputer = await readPhoneName({ userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' });
  assert.deepEqual([ofComputer('fr'), ofComputer('en')], ['Page du téléphone', 'Phone page']);
});
