/** A proxy passes so many bytes and then drops both sides: wherever that is, the next sync goes on from valid books. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import {
  fillBook, listen, makeFolder, openDevice, rootOf, sync, type Device, type Pc,
} from './two-devices.testing.ts';

const entries = 200;
/** So many places, spread over all bytes of a first sync in both directions. */
const cuts = 60;

interface Proxy {
  readonly port: number;
  /** Passed in both directions together. */
  readonly passed: () => number;
}

async function openProxy(t: TestContext, target: number, bytesMax: number): Promise<Proxy> {
  let passed = 0;
  const sockets = new Set<Socket>();
  const closeAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const pass = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on('error', closeAll).on('close', closeAll);
    from.on('data', (bytes) => {
      if (typeof bytes === 'string') return;
      const rest = bytes.subarray(0, Math.max(0, bytesMax - passed));
      passed += rest.length;
      if (rest.length === bytes.length) to.write(rest);
      // What was passed arrives; then there is no more.
      else to.write(rest, closeAll);
    });
  };
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    pass(near, far);
    pass(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    closeAll();
    server.close();
  });
  const address = server.address();
  if (!isPort(address)) throw new Error('no port');
  return { port: address.port, passed: () => passed };
}

function isPort(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

/** The end on the phone; undefined if it never was connected. */
async function syncThrough(phone: Device, host: Pc, port: number): Promise<string | undefined> {
  try {
    return (await sync(phone, { ...host.link(), port })).report.outcome.kind;
  } catch (error) {
    assert.match(String(error), /not connected/);
    return undefined;
  }
}

test('a cut at any byte leaves two valid books, and the next sync completes them', async (t) => {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, entries);
  const host = await listen(t, pc);
  const whole = await openProxy(t, host.listener.port, Number.MAX_SAFE_INTEGER);
  assert.equal(await syncThrough(openDevice(t, folder, { name: 'whole', purpose: 'join' }), host, whole.port),
    'identical');
  const bytes = whole.passed();
  const outcomes = new Map<string | undefined, number>();
  for (let cut = 0; cut < cuts; cut++) {
    const phone = openDevice(t, folder, { name: `phone-${cut}`, purpose: 'join' });
    const proxy = await openProxy(t, host.listener.port, Math.floor((bytes * (cut + 0.5)) / cuts));
    const outcome = await syncThrough(phone, host, proxy.port);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    // Once the other side's proof has come, a cut takes nothing back (S-38).
    if (outcome === 'identical') assert.equal(rootOf(phone), rootOf(pc), `cut ${cut}`);
    const { database, replica } = phone.opened;
    assert.deepEqual(database.prepare('PRAGMA integrity_check').get(), ['ok']);
    assert.equal(replica.audit().staleHashes, 0);
    assert.equal((await sync(phone, host.link())).report.outcome.kind, 'identical', `after cut ${cut}`);
    assert.equal(rootOf(phone), rootOf(pc), `after cut ${cut}`);
  }
  assert.ok((outcomes.get('cut') ?? 0) > cuts / 2 && (outcomes.get('identical') ?? 0) < cuts / 4);
  t.diagnostic([...outcomes].map(([outcome, count]) => `${outcome ?? 'not connected'}: ${count}`).join(', '));
});
