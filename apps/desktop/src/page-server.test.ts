import assert from 'node:assert/strict';
import type { EventEmitter } from 'node:events';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { test, type TestContext } from 'node:test';
import { EngineClient } from '@tandem/contract';
import { WebSocket } from 'ws';
import { ask, makeFolder, makePage, openSession, openTestEngine } from './desktop.testing.ts';
import { askingHeader, askingPath, openPageServer, type PageServer } from './page-server.ts';
import { screenWire } from './screen-socket.ts';

const refusal = 'Pas ici.';
const secret = 'un secret';

test('an address opens a window once: its cookie is asked for from then on', async (t) => {
  const server = await open(t);
  const address = server.newAddress();
  const { pathname, search } = new URL(address);
  const first = await ask(server.port, pathname + search);
  assert.deepEqual([first.status, first.headers.location], [303, '/']);
  assert.match(String(first.headers['set-cookie']), /; Path=\/; HttpOnly; SameSite=Strict$/);
  assert.equal((await ask(server.port, pathname + search)).status, 403);
  const cookie = String(first.headers['set-cookie']).split(';')[0];
  assert.equal((await ask(server.port, '/', { cookie })).status, 200);
});

test('the printed address opens any number of windows', async (t) => {
  const server = await open(t);
  assert.equal(await openSession(server.lastingAddress), await openSession(server.lastingAddress));
});

test('without a cookie, with another one or a wrong ticket there is one sentence and nothing else', async (t) => {
  const server = await open(t);
  const cookie = await openSession(server.newAddress());
  for (const [path, headers] of [
    ['/', {}], ['/main-2A3B4C5D.js', {}], ['/?ticket=', {}], ['/?ticket=abc', {}], ['/engine', {}],
    ['/', { cookie: `${cookie}x` }], ['/', { cookie: cookie.slice(0, -1) }],
    ['/', { cookie: cookie.replace(/^\w+-\d+/, 'tandem-1') }],
  ] as const) {
    const answer = await ask(server.port, path, headers);
    assert.deepEqual([answer.status, answer.text], [403, refusal], path);
    assert.equal(answer.headers['set-cookie'], undefined);
  }
});

test('a name that was pointed to this computer is refused, whatever else it brings', async (t) => {
  const server = await open(t);
  const cookie = await openSession(server.newAddress());
  const { search } = new URL(server.lastingAddress);
  for (const host of ['example.com', `example.com:${server.port}`, '127.0.0.1', `127.0.0.1:${server.port + 1}`]) {
    assert.equal((await ask(server.port, '/', { cookie, host })).status, 403, host);
    assert.equal((await ask(server.port, `/${search}`, { host })).status, 403, host);
  }
  assert.equal((await ask(server.port, '/', { cookie, host: `localhost:${server.port}` })).status, 200);
});

test('a request that says it comes from elsewhere is refused', async (t) => {
  const server = await open(t);
  const cookie = await openSession(server.newAddress());
  const own = `http://127.0.0.1:${server.port}`;
  const other = `http://127.0.0.1:${server.port + 1}`;
  for (const origin of ['http://example.com', 'null', other, own.replace('http', 'https')]) {
    assert.equal((await ask(server.port, '/', { cookie, origin })).status, 403, origin);
  }
  for (const site of ['cross-site', 'same-site']) {
    assert.equal((await ask(server.port, '/', { cookie, 'sec-fetch-site': site })).status, 403, site);
  }
  assert.equal((await ask(server.port, '/', { cookie, origin: own, 'sec-fetch-site': 'same-origin' })).status, 200);
  assert.equal((await ask(server.port, '/', { cookie, 'sec-fetch-site': 'none' })).status, 200);
});

test('only what was built is served, and only for reading', async (t) => {
  const server = await open(t);
  const cookie = await openSession(server.newAddress());
  for (const path of [
    '/index.html', '/.inputs.json', '/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '//etc/passwd',
    '/main-2A3B4C5D.js/', '/constructor', '/\\..\\package.json',
  ]) {
    assert.equal((await ask(server.port, path, { cookie })).status, 404, path);
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    assert.equal((await ask(server.port, '/', { cookie }, method)).status, 405, method);
  }
  const script = await ask(server.port, '/main-2A3B4C5D.js', { cookie });
  assert.deepEqual([script.status, script.text], [200, 'export {};']);
  assert.match(String(script.headers['cache-control']), /immutable/);
  assert.equal((await ask(server.port, '/service-worker.js', { cookie })).headers['cache-control'], 'no-cache');
  assert.deepEqual(Object.values(await ask(server.port, '/', { cookie }, 'HEAD')).at(-1), '');
});

test('every answer carries the strict policy', async (t) => {
  const server = await open(t);
  const cookie = await openSession(server.newAddress());
  for (const headers of [{ cookie }, {}, { host: 'example.com' }]) {
    const answer = (await ask(server.port, '/', headers)).headers;
    const policy = String(answer['content-security-policy']);
    assert.doesNotMatch(policy, /unsafe|\*|example|https?:/);
    for (const directive of [
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'none'", "frame-ancestors 'none'",
      "base-uri 'none'",
    ]) assert.ok(policy.split('; ').includes(directive), directive);
    assert.equal(answer['x-content-type-options'], 'nosniff');
    assert.equal(answer['referrer-policy'], 'no-referrer');
    assert.equal(answer['cross-origin-opener-policy'], 'same-origin');
    assert.match(String(answer['permissions-policy']), /camera=\(\)/);
  }
  const { headers } = await ask(server.port, '/', { cookie });
  const policy = String(headers['content-security-policy']);
  assert.match(policy, new RegExp(`connect-src 'self' ws://127.0.0.1:${server.port}$`));
});

test('the connection to the engine needs the cookie and our own origin', async (t) => {
  const server = await open(t);
  const cookie = await openSession(server.newAddress());
  const origin = `http://127.0.0.1:${server.port}`;
  for (const [path, headers, status] of [
    ['/engine', { origin }, 403], ['/engine', { cookie }, 403],
    ['/engine', { cookie, origin: 'http://example.com' }, 403], ['/engine', { cookie, origin: 'null' }, 403],
    ['/engine', { cookie, origin, host: 'example.com' }, 403],
    ['/other', { cookie, origin }, 404],
  ] as const) {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    const error = await firstOf(socket, 'error');
    assert.match(String(error), new RegExp(`${status}`), JSON.stringify(headers));
  }
  assert.equal(server.screens, 0);
});

test('two windows see the same book, and what one changes', async (t) => {
  const server = await open(t);
  const [first, second] = [await openClient(server), await openClient(server)];
  assert.equal(server.screens, 2);
  const seen = Promise.withResolvers<string>();
  second.subscribe('preferences', {}, ({ theme }) => {
    if (theme === 'dark') seen.resolve(theme);
  });
  assert.deepEqual(await first.command('set-preferences', { theme: 'dark' }), { ok: true, value: { isDone: true } });
  assert.equal(await seen.promise, 'dark');
});

test('a window that speaks no JSON is let go; the others stay', async (t) => {
  const server = await open(t);
  const client = await openClient(server);
  const socket = await openSocket(server);
  socket.send('{');
  const code = await firstOf(socket, 'close');
  assert.equal(code, 1007);
  assert.ok((await client.command('set-preferences', { theme: 'light' })).ok);
});

test('a page learns that the program ends', async (t) => {
  const server = await open(t);
  const client = await openClient(server);
  const closed = new Promise<void>((resolve) => {
    client.onClosed(resolve);
  });
  await server.close();
  await closed;
  assert.deepEqual(await client.command('undo', {}), { ok: false, error: { kind: 'disconnected' } });
});

test('a second start gets an address for the secret of its user alone', async (t) => {
  const server = await open(t);
  for (const headers of [{}, { [askingHeader]: 'x' }, { [askingHeader]: secret, host: 'example.com' }]) {
    assert.equal((await ask(server.port, askingPath, headers, 'POST')).status, 403);
  }
  const answer = await ask(server.port, askingPath, { [askingHeader]: secret }, 'POST');
  assert.equal(answer.status, 200);
  assert.match(await openSession(answer.text), /^tandem-\d+=./);
});

test('no other computer can reach it', async (t) => {
  const server = await open(t);
  const address = Object.values(networkInterfaces()).flat().find((info) => info?.family === 'IPv4' && !info.internal);
  if (address === undefined) {
    t.skip('this computer has no network');
    return;
  }
  const socket = connect(server.port, address.address);
  const error = await firstOf(socket, 'error');
  assert.match(String(error), /ECONNREFUSED/);
});

async function open(t: TestContext): Promise<PageServer> {
  const folder = makeFolder(t);
  const engine = await openTestEngine(t, folder);
  const server = await openPageServer({
    files: makePage(folder), engine, askingSecret: secret, refusal, onBug: (bug) => assert.fail(String(bug)),
  });
  assert.ok(typeof server !== 'string');
  t.after(() => server.close());
  return server;
}

async function openSocket(server: PageServer): Promise<WebSocket> {
  const cookie = await openSession(server.newAddress());
  const origin = `http://127.0.0.1:${server.port}`;
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/engine`, { headers: { cookie, origin } });
  await firstOf(socket, 'open');
  return socket;
}

async function openClient(server: PageServer): Promise<EngineClient> {
  return new EngineClient(screenWire(await openSocket(server)));
}

/** What the next event of this name brings. */
function firstOf(emitter: EventEmitter, name: string): Promise<unknown> {
  return new Promise((resolve) => {
    emitter.once(name, (value: unknown) => resolve(value));
  });
}
