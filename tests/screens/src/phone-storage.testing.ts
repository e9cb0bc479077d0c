/** What the browser of a phone stores, taken away as a browser or a system does it: the page is not running then. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Screen } from './household.testing.ts';

const vaultScript = `(async () => {
  const parts = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('tandem-vault', 1);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onsuccess = () => {
      const all = opening.result.transaction('parts').objectStore('parts').getAll();
      all.onsuccess = () => { opening.result.close(); resolve(all.result); };
      all.onerror = () => reject(all.error);
    };
  }).catch(() => []);
  const work = parts.filter(({ name }) => name !== 'index');
  return work.map(({ bytes }) => new TextDecoder('latin1').decode(bytes)).join();
})()`;

/** Until the vault holds work with this text (of ASCII) in it. It follows a moment after the book. */
export async function untilKept({ page }: Screen, text: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    if ((await page.evaluate<string>(vaultScript)).includes(text)) return;
    assert.ok(tries < 200, `${text} did not come into the vault`);
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
  }
}

/** One of both storages is gone; the page is loaded anew. */
export async function forgetStorage(screen: Screen, which: 'book' | 'vault'): Promise<void> {
  await besideProgram(screen, (page) => page.evaluate(which === 'book' ? forgetBook : forgetVault));
}

/**
 * On a page of the origin that has nothing open; then the program begins anew. Its service worker, which answers every
 * address with the program, is passed by.
 */
export async function besideProgram<Value>({ page }: Screen, act: (page: Page) => Promise<Value>): Promise<Value> {
  const url = page.url();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  await page.goto(new URL('/manifest.webmanifest', url).href);
  const value = await act(page);
  await session.detach();
  await page.goto(url);
  return value;
}

const forgetBook = `(async () => {
  const root = await navigator.storage.getDirectory();
  for (let tries = 0; ; tries += 1) {
    try {
      for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
      return;
    } catch (error) {
      // The Worker of the former page holds its files for a moment more.
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
})()`;

const forgetVault = `new Promise((resolve, reject) => {
  const removing = indexedDB.deleteDatabase('tandem-vault');
  removing.onsuccess = () => resolve();
  removing.onerror = () => reject(removing.error);
})`;
