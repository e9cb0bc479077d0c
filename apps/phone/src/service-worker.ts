/**
 * Makes the page work without a network after its first load, and keeps what is shared until the page takes it.
 *
 * What must hold
 * 1. One version of the program is one cache, filled whole or not at all. A tab uses the version it began with: a new
 *    one waits until a person takes it, or until all tabs are closed.
 * 2. Taken in one tab, it leaves the files of the former version to the others, until the program is opened alone.
 * 3. A name with a hash is the same file for ever, so it is taken over from the former version's cache.
 * 4. What is no file of the program goes to the network untouched.
 */
import { builtFiles } from './built-files.ts';
import { keepSharedFile, sharePath } from './shared-file.ts';

declare const self: ServiceWorkerGlobalScope;

const cachePrefix = 'tandem-';
const cacheName = `${cachePrefix}${builtFiles.version()}`;
/** As the build writes them: `part-FMISCOVQ.js`. */
const hashedName = /-[0-9A-Z]{8}\.\w+$/;

self.addEventListener('install', (event) => event.waitUntil(fillCache()));
self.addEventListener('activate', (event) => event.waitUntil(begin()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== self.location.origin) return;
  if (method === 'POST' && pathname === sharePath) event.respondWith(keepSharedFile(event.request));
  if (method !== 'GET') return;
  const isOpening = mode === 'navigate';
  event.respondWith(answer(isOpening ? '/' : pathname, event.request));
  if (isOpening) event.waitUntil(dropFormerCaches(event.clientId, event.resultingClientId));
});

async function fillCache(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(builtFiles.all().map(async (path) => {
    const isForEver = hashedName.test(path);
    const known = isForEver ? await matchFormer(path) : undefined;
    const response = known ?? await fetch(path, { cache: isForEver ? 'default' : 'reload' });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    await cache.put(path, response);
  }));
}

async function begin(): Promise<void> {
  const { length: versions } = await listCaches();
  // The page that was loaded before any cache was there works without a network too, and not only at its next load.
  if (versions === 1) await self.clients.claim();
  await dropFormerCaches();
}

/** Unless a tab that is open may have begun with one of them; `opening` is the one that begins now. */
async function dropFormerCaches(...opening: readonly string[]): Promise<void> {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (tabs.some(({ id }) => !opening.includes(id))) return;
  const names = await listCaches();
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
}

async function listCaches(): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
}

async function answer(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return await cache.match(path) ?? await matchFormer(path) ?? fetch(request);
}

/** A file of the version that another tab began with. */
async function matchFormer(path: string): Promise<Response | undefined> {
  for (const name of await listCaches()) {
    const found = await (await caches.open(name)).match(path);
    if (found !== undefined) return found;
  }
  return undefined;
}
