import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, makeFolder, makePage } from './desktop.testing.ts';
import { openPhonePageServer } from './phone-page-server.ts';

test('the phone’s page has an origin of its own, and needs no key', async (t) => {
  const server = await openPhonePageServer(makePage(makeFolder(t)), 'Pas ici.', 41_780);
  assert.ok(server);
  t.after(() => server.close());
  const host = `localhost:${server.port}`;
  assert.equal(server.isUsed, false);
  assert.equal((await ask(server.port, '/', { host: 'example.com' })).status, 403);
  assert.equal(server.isUsed, false);
  const { headers, status } = await ask(server.port, '/', { host });
  assert.equal(status, 200);
  assert.equal(server.isUsed, true);
  const policy = String(headers['content-security-policy']).split('; ');
  for (const directive of [
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'", "connect-src 'self' ws:",
  ]) assert.ok(policy.includes(directive), directive);
  assert.match(String(headers['permissions-policy']), /camera=\(self\)/);
  assert.equal((await ask(server.port, '/engine', { host })).status, 404);
  assert.equal((await ask(server.port, '/../package.json', { host })).status, 404);
});

test('where its port is taken it is at the next one', async (t) => {
  const files = makePage(makeFolder(t));
  const [first, second] = [
    await openPhonePageServer(files, '', 41_880), await openPhonePageServer(files, '', 41_880),
  ];
  assert.ok(first && second);
  t.after(() => Promise.all([first.close(), second.close()]));
  assert.ok(second.port > first.port);
});
