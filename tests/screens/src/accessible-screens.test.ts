/** Every screen and state of both programs, judged by axe in both themes, and with text of twice the size. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeTour } from './tour/tour.testing.ts';
import { findScreenFaults } from './tour/whole-judge.testing.ts';

const stopsMin = 90;

test('[chromium] axe finds nothing on any screen, light or dark, and 200 % of text cuts nothing', async () => {
  const faults: string[] = [];
  let stops = 0;
  await takeTour('fr', async (name, page) => {
    stops += 1;
    faults.push(...(await findScreenFaults(page)).map((fault) => `${name}, ${fault}`));
  });
  assert(stops >= stopsMin, `only ${stops} stops`);
  assert.deepEqual(faults, []);
});
