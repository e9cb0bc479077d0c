/**
 * Makes the page work without a network after its first load.
 *
 * What must hold
 * 1. One version of the program is one cache, filled whole or not at all. A tab uses the version it began with: a new
 *    one waits until all tabs are closed.
 * 2. A name with a hash is the same file for ever, so it is taken over from the former version's cache.
 * 3. What is not a file of the program goes to the network untouched.
 */
import { builtFiles } from './built-files.ts';

declare const self: ServiceWorkerGlobalScope;

const cachePrefix = 'tandem-';
const cacheName = `${cachePrefix}${builtFiles.version()}`;

self.addEventListener('install', (event) => event.waitUntil(fillCache()));
self.addEventListener('activate', (event) => event.waitUntil(dropFormerCaches()));
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  const path = mode === 'navigate' ? '/' : pathname;
  if (builtFiles.all().includes(path)) event.respondWith(answer(path, event.request));
});

async function fillCache(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(builtFiles.all().map(async (path) => {
    const known = path === '/' ? undefined : await caches.match(path);
    const response = known ?? await fetch(path, { cache: path === '/' ? 'reload' : 'default' });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    await cache.put(path, response);
  }));
}

async function dropFormerCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names
    .filter((name) => name.startsWith(cachePrefix) && name !== cacheName)
    .map((name) => caches.delete(name)));
}

async function answer(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return await cache.match(path) ?? fetch(request);
}
