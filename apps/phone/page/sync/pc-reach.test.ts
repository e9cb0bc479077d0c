import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgePcReach, readChromiumVersion, type BrowserFacts } from './pc-reach.ts';

const chrome: BrowserFacts = { isShell: false, protocol: 'https:', chromiumVersion: 147, permission: 'prompt' };

test('a page of https reaches the PC in Chromium from 147 on alone, after its question', () => {
  assert.equal(judgePcReach(chrome), 'asks');
  assert.equal(judgePcReach({ ...chrome, permission: null }), 'asks');
  assert.equal(judgePcReach({ ...chrome, permission: 'granted' }), 'free');
  assert.equal(judgePcReach({ ...chrome, permission: 'denied' }), 'refused');
  assert.equal(judgePcReach({ ...chrome, chromiumVersion: 146 }), 'blocked');
  assert.equal(judgePcReach({ ...chrome, chromiumVersion: null }), 'blocked');
});

test('the app and a page of this computer reach it with whatever browser', () => {
  assert.equal(judgePcReach({ ...chrome, isShell: true, chromiumVersion: 109 }), 'free');
  assert.equal(judgePcReach({ ...chrome, protocol: 'http:', chromiumVersion: null }), 'free');
});

test('the engine is read from what the browser says of itself', () => {
  const android = 'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Mobile '
    + 'Safari/537.36 EdgA/153.0.0.0';
  const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) '
    + 'CriOS/153.0.7204.1 Mobile/15E148 Safari/604.1';
  assert.equal(readChromiumVersion(android), 153);
  assert.equal(readChromiumVersion(iphone), null);
  assert.equal(readChromiumVersion('Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'), null);
});
