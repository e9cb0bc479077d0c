/**
 * What may come to the phone that is none of what it should be: one sentence, one next step, nothing lost.
 *
 *   no space left, storage refused           bad-storage.test.ts
 *   camera refused, also for good            bad-camera.test.ts
 *   a clipboard without a code, bad codes    strange-codes.test.ts, bad-codes.test.ts
 *   a share of an unknown or large file      share-in.test.ts, webview-limits.test.ts
 *   an update while another tab is open      web-app.test.ts
 *   storage that is not promised             web-app.test.ts
 *   a browser that keeps the PC away         here
 *   a service worker that is refused         here
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildPages } from '../../../tools/build-pages.ts';
import { readBuiltPhone } from './built-phone.testing.ts';
import { openPhone, type Screen } from './screen-driver.testing.ts';
import { findScreenFaults } from './tour/whole-judge.testing.ts';
import { serveWebView, webViewOrigin, type ServedWebView } from './webview.testing.ts';

let served: ServedWebView;

before(async () => {
  await buildPages(() => {}, ['apps/phone']);
  // As a web app of https: no shell is around it.
  served = await serveWebView(readBuiltPhone());
});
after(() => served.close());

/** Chrome before it let a page of https call an address at home. */
const olderChrome = `Object.defineProperty(navigator, 'userAgent', {
  value: navigator.userAgent.replace(/Chrome\\/\\d+/, 'Chrome/146'),
});`;

test('before a code is looked for, a browser that asks says so, and after a no how to allow it', async () => {
  await onSyncScreen({}, async ({ page }) => {
    await page.getByRole('status').getByText(/^La première fois, le navigateur demande.*acceptez/).waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('Browser.setPermission', { permission: { name: 'local-network' }, setting: 'denied' });
    await page.reload();
    await page.getByText(/^Ce navigateur refuse.*touchez l’icône à gauche de l’adresse/).waitFor();
  });
});

test('a browser that keeps the PC away names what does not, and entries go on', async () => {
  await onSyncScreen({ firstScript: olderChrome }, async ({ page }) => {
    await page.getByText(/^Ce navigateur ne laisse pas.*installez l’application Android/).waitFor();
    assert.deepEqual(await findScreenFaults(page), []);
    await page.goBack();
    await page.getByRole('button', { name: /^Commencer un dossier ici/ }).waitFor();
  });
});

test('in a browser without a service worker the program begins all the same', async () => {
  const refused = `navigator.serviceWorker.register = () => Promise.reject(new Error('seeded'));`;
  await onSyncScreen({ firstScript: refused }, async ({ page }) => {
    await page.getByRole('button', { name: 'Scanner le code' }).waitFor();
  });
});

async function onSyncScreen(
  options: { readonly firstScript?: string }, look: (phone: Screen) => Promise<void>,
): Promise<void> {
  const phone = await openPhone(webViewOrigin, {
    ...options, flags: served.flags, allowing: [/ERR_CERT|SSL certificate/],
  });
  try {
    await phone.page.getByRole('button', { name: /^Relier à un ordinateur/ }).click();
    await look(phone);
    assert.deepEqual(phone.faults(), []);
  } finally {
    await phone.close();
  }
}
