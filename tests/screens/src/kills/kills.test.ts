/** A bounded run of what `npm run kills` does for hours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandomSequence } from '@tandem/ledger';
import { killPcProgram } from './pc-kills.testing.ts';
import { killPhones, phoneObstacle } from './phone-kills.testing.ts';
import { killSyncs } from './sync-kills.testing.ts';

test('the PC program is killed while somebody types', async (t) => {
  const tally = await killPcProgram(7, createRandomSequence(1));
  t.diagnostic(tally.toText());
  tally.assertGood();
  assert.ok(tally.confirmed > 7);
});

test('one of two programs that sync is killed', async (t) => {
  const tally = await killSyncs(7, createRandomSequence(2));
  t.diagnostic(tally.toText());
  tally.assertGood();
});

test('the browser of the phone is killed', { skip: phoneObstacle }, async (t) => {
  const tally = await killPhones(6, createRandomSequence(3));
  t.diagnostic(tally.toText());
  tally.assertGood();
});
