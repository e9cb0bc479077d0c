/** Two phones that call one PC: the second one waits its turn, all three say so, and then it gets it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { expectSameBooks } from './books.testing.ts';
import { EngineOfPage, phoneEngineScript } from './engine-of-page.testing.ts';
import { Household, type Screen } from './household.testing.ts';
import { openPhone, type Screen as DrivenScreen } from './screen-driver.testing.ts';
import {
  acceptDigits, closeReports, expectIdentical, importFirstStatement, openSyncWindow, readCodes, readDigits, typeCode,
} from './sync-acts.testing.ts';
import { findAxeFaults } from './tour/judge.testing.ts';

const household = new Household();
let pc: Screen;
let first: Screen;
let second: Screen;
let ofSecond: DrivenScreen | undefined;

before(async () => {
  pc = await household.openPc();
  await importFirstStatement(pc, { lines: 30, openingCents: 0 });
  first = await household.openPhone();
  ofSecond = await openPhone(household.program.phoneUrl, {
    profileFolder: join(household.folder.path, 'second phone'), firstScript: phoneEngineScript,
  });
  second = { page: ofSecond.page, engine: new EngineOfPage(ofSecond.page) };
});
after(async () => {
  await ofSecond?.close();
  await household.close();
  ofSecond?.assertSound();
});

test('a second phone calls by the code that the PC still shows, waits, and is synced after the first one', async () => {
  await openSyncWindow(pc);
  const { shortCode } = await readCodes(pc);
  await typeCode(first, shortCode);
  await pc.page.getByText('Montrer le code à un autre téléphone').click();
  const nextCode = await pc.page.locator('.next-turn .code-view__short').innerText();
  await typeCode(second, nextCode.replaceAll(/\s/g, ''));
  const digits = await readDigits(second.page);
  assert.notEqual(digits, await readDigits(first.page));
  await pc.page.getByText(/^Ensuite/).waitFor();
  await second.page.getByRole('button', { name: 'Oui, ce sont les mêmes' }).click();
  await second.page.getByText('Votre tour viendra de lui-même').waitFor();
  for (const { page } of [pc, second]) assert.deepEqual(await findAxeFaults(page), []);

  await acceptDigits(pc, first);
  await first.page.getByText('Identiques', { exact: true }).waitFor();
  assert.equal(await readDigits(pc.page), digits);
  await pc.page.getByRole('button', { name: 'Oui, ce sont les mêmes' }).click();
  await expectIdentical(pc, second);
  await closeReports(pc, first, second);
  await expectSameBooks(household, pc, second);
  assert.equal((await pc.engine.query('devices', {})).length, 2);
});
