import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { parseShortCode, shortSecretToPsk } from '@tandem/link';
import { dial, type DialResult } from '@tandem/transport';
import { WebSocket } from 'ws';
import { openListener } from './listener.ts';
import { openNodeSocket } from './node-socket.ts';
import { randomBytes } from './platform-crypto.ts';
import {
  addressOf, call, fillBook, listen, loopback, makeFolder, openDevice, readLink, rootOf, sync, type Device,
  type Pc,
} from './two-devices.testing.ts';

test('it serves nothing but its own protocol', async (t) => {
  const { host } = await openPc(t);
  assert.equal(await statusOf(host.listener.port, '/'), 404);
  assert.equal(await statusOf(host.listener.port, '/keys'), 404);
  const refused = new WebSocket(`ws://127.0.0.1:${host.listener.port}/other`);
  assert.match(String(await once(refused, 'error')), /404/);
});

test('garbage before the handshake changes nothing and keeps no honest phone out', async (t) => {
  const { folder, pc, host } = await openPc(t);
  const before = rootOf(pc);
  await sendRaw(host.listener.port, randomBytes(4096));
  await sendRaw(host.listener.port, new TextEncoder().encode('\u0016\u0003\u0001 no HTTP\r\n\r\n'));
  await sendFrame(host.listener.port, randomBytes(40));
  await sendFrame(host.listener.port, randomBytes(100_000)); // more than any frame of ours
  assert.equal(rootOf(pc), before);
  assert.equal(host.ends.length, 0);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  assert.equal((await sync(phone, host.link())).report.outcome.kind, 'identical');
});

test('after five failures within a minute an address is told that the PC is busy', async (t) => {
  let nowMs = 0;
  const { folder, host } = await openPc(t, () => nowMs);
  for (let attempt = 0; attempt < 5; attempt += 1) await sendFrame(host.listener.port, randomBytes(40));
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  const refused = await call(phone, host.link());
  assert.deepEqual(refused, { ok: false, error: { kind: 'busy' } });
  nowMs += 61_000;
  assert.equal((await sync(phone, host.link())).report.outcome.kind, 'identical');
});

test('a ninth socket that says nothing is not served, and the eight are let go after ten seconds', async (t) => {
  let nowMs = 0;
  const { host } = await openPc(t, () => nowMs);
  const sockets = await Promise.all(Array.from({ length: 8 }, () => openSocket(t, host.listener.port)));
  const ninth = new WebSocket(`ws://127.0.0.1:${host.listener.port}/`);
  assert.match(String(await once(ninth, 'error')), /503/);
  const closed = sockets.map((socket) => once(socket, 'close'));
  nowMs += 10_001;
  await Promise.all(closed);
});

test('a code is told as used after one sync, as expired after two minutes, as unknown otherwise', async (t) => {
  let nowMs = 0;
  const { folder, host } = await openPc(t, () => nowMs);
  const first = host.link();
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  await sync(phone, first);
  assert.deepEqual(await call(phone, first), refusal('used'));

  const second = host.link();
  assert.notDeepEqual(second.oneTimeKey, first.oneTimeKey, 'one use renews the code');
  const renewed = host.renewed();
  nowMs += 120_000;
  await renewed;
  assert.deepEqual(await call(phone, second), refusal('expired'));
  assert.deepEqual(await call(phone, { ...first, oneTimeKey: randomBytes(16) }), refusal('unknown'));
  assert.deepEqual(host.turnedAway, ['used', 'expired', 'unknown']);
  assert.equal((await sync(phone, host.link())).report.outcome.kind, 'identical');
});

test('L-52 an invitation outlives the codes that are shown, lets one phone in, and another follows it', async (t) => {
  let nowMs = 0;
  const { folder, host } = await openPc(t, () => nowMs);
  const invitation = host.listener.invite();
  const renewed = host.renewed();
  nowMs += 240_000;
  await renewed;
  assert.equal(host.listener.invite(), invitation, 'while it is young');
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  assert.equal((await sync(phone, readLink(invitation))).report.outcome.kind, 'identical');
  assert.deepEqual(await call(phone, readLink(invitation)), refusal('used'));
  const second = host.listener.invite();
  nowMs += 600_000;
  assert.notEqual(host.listener.invite(), second, 'it is handed out with time to be used in');
  nowMs += 300_000;
  assert.deepEqual(await call(phone, readLink(second)), refusal('expired'));
});

test('a short code syncs, and of two codes shown together the unused one opens nothing after', async (t) => {
  const { folder, host } = await openPc(t);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  const before = host.listener.codes;
  await sync(phone, readLink(before.link));
  assert.deepEqual(await callByCode(phone, before.shortCode), refusal('expired'));
  assert.equal((await callByCode(phone, host.listener.codes.shortCode)).ok, true);
});

test('with `isOnce` the door is shut after one channel', async (t) => {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  const host = await listen(t, pc, { isOnce: true });
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  const link = host.link();
  await sync(phone, link);
  assert.deepEqual(await call(phone, link), { ok: false, error: { kind: 'refused' } });
});

test('a port in use, and an address of another computer, are named', async (t) => {
  const { host, pc } = await openPc(t);
  const { port } = host.listener;
  const options = {
    addresses: [loopback], allowsLoopback: true, isOnce: false, randomBytes, nowMs: () => 0, wallMs: () => 0,
    pcName: 'pc', staticKeys: pc.keys.staticKeys, bookId: new Uint8Array(16), onOpened: () => {}, onRenewed: () => {},
    onTurnedAway: () => {},
  };
  assert.deepEqual(await openListener({ ...options, bindAddress: '127.0.0.1', port }),
    { ok: false, error: { kind: 'port-in-use', port } });
  assert.deepEqual(await openListener({ ...options, bindAddress: '192.0.2.1', port: 0 }),
    { ok: false, error: { kind: 'address-not-here' } });
  assert.deepEqual(await openListener({ ...options, addresses: [], bindAddress: undefined, port: 0 }),
    { ok: false, error: { kind: 'no-network' } });
});

test('the race is won by the address that completes the handshake', async (t) => {
  const { folder, host } = await openPc(t);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  // Nothing listens on 127.0.0.9; the PC itself answers on its loopback address written as IPv6.
  const mapped = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 127, 0, 0, 1);
  const link = { ...host.link(), addresses: [addressOf('127.0.0.9'), mapped] };
  assert.equal((await sync(phone, link)).report.outcome.kind, 'identical');
});

test('what answers and is not the PC of the code is told as another computer', async (t) => {
  const { folder, host } = await openPc(t);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  const other = await openPc(t);
  const anotherComputer = { ok: false, error: { kind: 'another-computer' } };
  assert.deepEqual(await call(phone, { ...host.link(), port: other.host.listener.port }), anotherComputer);

  const web = createServer((_request, response) => response.end('hello'));
  assert.deepEqual(await call(phone, { ...host.link(), port: await portOf(t, web) }), anotherComputer);
  const tcp = createTcpServer((socket) => socket.end('220 mail.example ESMTP\r\n'));
  assert.deepEqual(await call(phone, { ...host.link(), port: await portOf(t, tcp) }), anotherComputer);
});

test('a caller that gives up while nobody answers has been aborted, and nothing stays open', async (t) => {
  const { folder, host } = await openPc(t);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  const silent = createTcpServer();
  const port = await portOf(t, silent);
  const controller = new AbortController();
  const accepted = new Promise<Socket>((resolve) => {
    silent.once('connection', resolve);
  });
  const calling = call(phone, { ...host.link(), port }, controller.signal);
  const socket = await accepted;
  controller.abort();
  assert.deepEqual(await calling, { ok: false, error: { kind: 'aborted' } });
  socket.resume();
  await once(socket, 'close');
});

async function openPc(t: TestContext, nowMs?: () => number) {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, 20);
  const host: Pc = await listen(t, pc, nowMs === undefined ? {} : { nowMs });
  return { folder, pc, host };
}

function callByCode(device: Device, text = ''): Promise<DialResult> {
  const code = parseShortCode(text);
  assert.ok(code.ok);
  const { address, port, secret } = code.value;
  const psk = shortSecretToPsk(secret);
  return dial({
    addresses: [address], port, signal: new AbortController().signal, wallMs: () => Date.now(),
    side: {
      staticKeys: device.keys.staticKeys, deviceName: 'phone', randomBytes, psk, target: { mode: 'short-code' },
    },
  }, openNodeSocket);
}

function refusal(verdict: 'used' | 'expired' | 'unknown') {
  return { ok: false, error: { kind: 'code-refused', verdict } };
}

async function statusOf(port: number, path: string): Promise<number | undefined> {
  const response = await new Promise<IncomingMessage>((resolve) => {
    get({ host: '127.0.0.1', port, path }, resolve);
  });
  response.resume();
  return response.statusCode;
}

/** Over bare TCP, until the other side closes. */
async function sendRaw(port: number, bytes: Uint8Array): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.end(bytes);
  socket.resume();
  await once(socket, 'close');
}

/** As one WebSocket message, until the other side closes. */
async function sendFrame(port: number, bytes: Uint8Array): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
  socket.on('error', () => {});
  await once(socket, 'open');
  socket.send(bytes);
  await once(socket, 'close');
}

async function openSocket(t: TestContext, port: number): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
  t.after(() => socket.terminate());
  socket.on('error', () => {});
  await once(socket, 'open');
  return socket;
}

async function portOf(t: TestContext, server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}
