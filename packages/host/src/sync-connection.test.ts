import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { addEntry, editBook, toCents, toDay, toIdOf, type AccountId } from '@tandem/ledger';
import { Channel, oneTimeKeyToPsk, type ChannelEvent, type ChannelPeer } from '@tandem/link';
import { WebSocket } from 'ws';
import { randomBytes } from './platform-crypto.ts';
import { snapshotFolder } from './snapshots.ts';
import {
  call, fillBook, helloOf, listen, makeFolder, openDevice, rootOf, sync, type Device,
} from './two-devices.testing.ts';

test('a new phone takes the book of the PC, and both count the same bytes', async (t) => {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, 500);
  const host = await listen(t, pc);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  const atPhone = await sync(phone, host.link());
  const atPc = await host.ended(1);

  assert.equal(atPhone.report.outcome.kind, 'identical');
  assert.equal(atPc.report.outcome.kind, 'identical');
  assert.equal(rootOf(phone), rootOf(pc));
  assert.deepEqual([atPhone.wire.sent, atPhone.wire.received], [atPc.wire.received, atPc.wire.sent]);
  assert.ok(atPhone.wire.sent > atPhone.report.bytesSent, 'handshake and seals are counted');
  assert.ok(atPhone.ms > 0 && atPc.ms > 0);
});

test('edits of both sides cross, and an unchanged book moves no record', async (t) => {
  const { pc, phone, host } = await paired(t, 50);
  addTo(pc, 'an entry of the PC');
  addTo(phone, 'an entry of the phone');
  const crossed = await sync(phone, host.link());
  assert.equal(crossed.report.outcome.kind, 'identical');
  assert.ok(crossed.report.sent.added > 0 && crossed.report.received.added > 0);
  assert.equal(rootOf(phone), rootOf(pc));

  const unchanged = await sync(phone, host.link());
  assert.equal(unchanged.report.outcome.kind, 'identical');
  assert.deepEqual([unchanged.report.sent.byKind, unchanged.report.received.byKind], [[], []]);
});

test('a second phone waits for its turn, is told so, and gets it', async (t) => {
  const { folder, pc, phone, host } = await paired(t, 50);
  const second = openDevice(t, folder, { name: 'second', purpose: 'join' });
  const dialed = await call(phone, host.link());
  assert.ok(dialed.ok);
  dialed.value.socket.send(helloOf(phone));
  let wasTold = false;
  const end = await sync(second, host.link(), {
    onWaiting: () => {
      wasTold = true;
      dialed.value.socket.close();
    },
  });
  assert.ok(wasTold);
  assert.equal((await host.ended(2)).report.outcome.kind, 'cut');
  assert.equal(end.report.outcome.kind, 'identical');
  assert.equal(rootOf(second), rootOf(pc));
});

test('the person at the PC is asked about a second phone when the first one is done', async (t) => {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, 50);
  const events: string[] = [];
  const numberOf = new Map<string, number>();
  const nameOf = ({ staticKey }: ChannelPeer): string => {
    const key = Buffer.from(staticKey).toString('hex');
    numberOf.set(key, numberOf.get(key) ?? numberOf.size + 1);
    return `phone ${numberOf.get(key) ?? 0}`;
  };
  const asked = Promise.withResolvers<undefined>();
  const firstAnswer = Promise.withResolvers<boolean>();
  const host = await listen(t, pc, {
    onTurnCame: (peer) => void events.push(`turn of ${nameOf(peer)}`),
    consent: (peer) => {
      events.push(`asked about ${nameOf(peer)}`);
      asked.resolve(undefined);
      return nameOf(peer) === 'phone 1' ? firstAnswer.promise : Promise.resolve(true);
    },
  });
  const [first, second] = ['first', 'second'].map((name) => openDevice(t, folder, { name, purpose: 'join' }));
  assert.ok(first !== undefined && second !== undefined);
  const firstEnd = sync(first, host.link());
  await asked.promise;
  const secondEnd = sync(second, host.link(), {
    onWaiting: () => {
      events.push('phone 2 waits');
      firstAnswer.resolve(true);
    },
  });
  for (const end of await Promise.all([firstEnd, secondEnd])) assert.equal(end.report.outcome.kind, 'identical');
  assert.deepEqual(events, [
    'turn of phone 1', 'asked about phone 1', 'phone 2 waits', 'turn of phone 2', 'asked about phone 2',
  ]);
});

test('two books with data, and nobody to ask: cancelled on both sides, and both as they were', async (t) => {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, 20);
  const other = openDevice(t, folder, { name: 'other' });
  fillBook(other, 20, 2);
  const before = [rootOf(pc), rootOf(other)];
  const host = await listen(t, pc);
  const atPhone = await sync(other, host.link());
  const atPc = await host.ended(1);
  assert.deepEqual(atPhone.report.outcome, { kind: 'cancelled', by: 'here' });
  assert.deepEqual(atPc.report.outcome, { kind: 'cancelled', by: 'there' });
  assert.deepEqual([rootOf(pc), rootOf(other)], before);
});

test('a full disk ends both sides with its name, and the book is whole', async (t) => {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, 3000);
  const host = await listen(t, pc);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join', pageCountMax: 150 });
  const atPhone = await sync(phone, host.link());
  const atPc = await host.ended(1);
  const { outcome } = atPhone.report;
  assert.ok(outcome.kind === 'store-failed' && outcome.isDiskFull, outcome.kind);
  assert.deepEqual(atPc.report.outcome, { kind: 'peer-failed', reason: 'disk-full' });
  assert.deepEqual(phone.opened.database.prepare('PRAGMA integrity_check').get(), ['ok']);

  phone.opened.database.exec('PRAGMA max_page_count = 1000000');
  const again = await sync(phone, host.link());
  assert.equal(again.report.outcome.kind, 'identical');
  assert.equal(rootOf(phone), rootOf(pc));
});

test('a cancel ends both sides, and the next sync goes on', async (t) => {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, 3000);
  const host = await listen(t, pc);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  const atPhone = await sync(phone, host.link(), {
    onProgress: ({ records }, connection) => {
      if (records.received > 0) connection.cancel();
    },
  });
  const atPc = await host.ended(1);
  assert.deepEqual(atPhone.report.outcome, { kind: 'cancelled', by: 'here' });
  assert.deepEqual(atPc.report.outcome, { kind: 'cancelled', by: 'there' });
  const { received } = atPhone.report;
  assert.ok(received.added > 0 && received.added < 3000, `${received.added} received`);

  const rest = await sync(phone, host.link());
  assert.equal(rest.report.outcome.kind, 'identical');
  assert.ok(rest.report.received.added < 3000, 'what was committed is not sent again');
  assert.equal(rootOf(phone), rootOf(pc));
});

test('noise in an open channel ends as a fault', async (t) => {
  const { pc, phone, host } = await paired(t, 20);
  const before = rootOf(pc);
  const dialed = await call(phone, host.link());
  assert.ok(dialed.ok);
  dialed.value.socket.send(Uint8Array.of(99, 1, 2, 3));
  const fault = await host.ended(2);
  assert.equal(fault.report.outcome.kind, 'protocol-fault');
  assert.equal(rootOf(pc), before);
});

test('bytes beside an open channel end as a cut, and name why', async (t) => {
  const { pc, phone, host } = await paired(t, 20);
  const before = rootOf(pc);
  const link = host.link();
  const socket = new WebSocket(`ws://127.0.0.1:${link.port}/`);
  const channel = new Channel({
    device: 'phone', staticKeys: phone.keys.staticKeys, deviceName: 'phone', randomBytes,
    psk: oneTimeKeyToPsk(link.oneTimeKey), target: { mode: 'link', pcPublicKey: link.pcPublicKey },
  });
  const act = (event: ChannelEvent): void => {
    for (const effect of channel.step(event)) if (effect.kind === 'transmit') socket.send(effect.message);
  };
  socket.on('open', () => act({ kind: 'start' }));
  socket.on('message', (frame: Buffer) => {
    act({ kind: 'received', message: new Uint8Array(frame) });
    if (!channel.isOpen) return;
    act({ kind: 'send', message: helloOf(phone) });
    socket.send(randomBytes(500));
  });
  const { report, cut } = await host.ended(2);
  assert.deepEqual([report.outcome.kind, cut], ['cut', 'not-authentic']);
  assert.equal(rootOf(pc), before);
});

test('silence ends as a cut for idleness', async (t) => {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, 20);
  const host = await listen(t, pc, { idleTimeMs: 50 });
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  const dialed = await call(phone, host.link());
  assert.ok(dialed.ok);
  dialed.value.socket.send(helloOf(phone));
  const end = await host.ended(1);
  assert.deepEqual([end.report.outcome.kind, end.cut], ['cut', 'idle']);
});

test('the first sync of a day that changes a book with data leaves a snapshot', async (t) => {
  const { folder, pc, phone, host } = await paired(t, 20);
  pc.opened.database.exec(`DELETE FROM sync_local WHERE key = 'snapshot_day'`);
  addTo(phone, 'a change');
  await sync(phone, host.link());
  await host.ended(2);
  assert.equal(readdirSync(snapshotFolder(folder, pc.opened.path)).length, 1);
});

async function paired(t: Parameters<typeof makeFolder>[0], entries: number) {
  const folder = makeFolder(t);
  const pc = openDevice(t, folder);
  fillBook(pc, entries);
  const host = await listen(t, pc);
  const phone = openDevice(t, folder, { name: 'phone', purpose: 'join' });
  const end = await sync(phone, host.link());
  assert.equal(end.report.outcome.kind, 'identical');
  await host.ended(1);
  return { folder, pc, phone, host };
}

function addTo({ opened: { book, database } }: Device, memo: string): void {
  assert.ok(book !== undefined);
  const id = database.prepare('SELECT id FROM account ORDER BY id LIMIT 1').get()?.[0];
  assert.ok(id instanceof Uint8Array);
  const accountId = toIdOf<AccountId>(id);
  const added = editBook(book, Date.now(), (edit) =>
    addEntry(edit, { accountId, day: toDay(20_781), amount: toCents(-1200), memo }));
  assert.ok(added.ok);
}
