import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceName } from './device-name.ts';

test('the computer’s name without its domain, or the one that is set, made fit to be shown', () => {
  assert.equal(named(undefined, 'pc-cuisine.home'), 'pc-cuisine');
  assert.equal(named('PC du salon', 'pc-cuisine'), 'PC du salon');
  assert.equal(named('  ', 'pc'), 'pc');
  assert.equal(named('a\u202eb\nc', 'pc'), 'a b c');
  assert.equal(named(undefined, ''), '?');
});

function named(own: string | undefined, systemName: string): string {
  return deviceName({ platform: 'linux', variables: { TANDEM_DEVICE: own }, home: '~' }, systemName);
}
