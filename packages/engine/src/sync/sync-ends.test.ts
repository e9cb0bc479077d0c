/** Every way in which a sync does not come about or does not come to its end, on both desks. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as connectTcp, createServer, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { formatShortCode, parseShortCode } from '@tandem/link';
import { closeBoth, connect, pair, syncAgain, TestDesk } from './two-desks.testing.ts';

function makeTwo(t: TestContext, entries = 20): { pc: TestDesk; phone: TestDesk } {
  return { pc: new TestDesk(t, { role: 'pc', entries }), phone: new TestDesk(t, { role: 'phone' }) };
}

async function confirming(t: TestContext): Promise<{ pc: TestDesk; phone: TestDesk }> {
  const two = makeTwo(t);
  await connect(two.pc, two.phone);
  await Promise.all([two.pc.until('confirming'), two.phone.until('confirming')]);
  return two;
}

const isEmptyOfRecords = (phone: TestDesk): boolean =>
  phone.database.prepare('SELECT count(*) FROM entry').get()?.[0] === 0;

test('a no of the phone is told on both sides, and nothing moves', async (t) => {
  const { pc, phone } = await confirming(t);
  phone.desk.answer(false);
  assert.deepEqual(await Promise.all([pc.end(), phone.end()]), [
    { kind: 'declined', by: 'there' }, { kind: 'declined', by: 'here' },
  ]);
  assert.ok(isEmptyOfRecords(phone));
  assert.deepEqual([pc.desk.summary().isPaired, phone.desk.summary().isPaired], [false, false]);
});

for (const [when, phoneAgrees] of [['before', false], ['after', true]] as const) {
  test(`a no of the PC, ${when} the phone has agreed, is told on both sides, and nothing moves`, async (t) => {
    const { pc, phone } = await confirming(t);
    if (phoneAgrees) {
      phone.desk.answer(true);
      await phone.until('confirming', ({ isAccepted }) => isAccepted);
    }
    pc.desk.answer(false);
    assert.deepEqual(await Promise.all([pc.end(), phone.end()]), [
      { kind: 'declined', by: 'here' }, { kind: 'declined', by: 'there' },
    ]);
    assert.ok(isEmptyOfRecords(phone));
    assert.deepEqual([pc.desk.summary().isPaired, phone.desk.summary().isPaired], [false, false]);
  });
}

test('a no of the phone after a yes of the PC, and a no of the PC while the phone waits for it', async (t) => {
  const { pc, phone } = await confirming(t);
  pc.desk.answer(true);
  pc.desk.answer(false); // too late: the digits are not asked about any more
  phone.desk.answer(false);
  assert.deepEqual((await Promise.all([pc.end(), phone.end()])).map((end) => 'by' in end && end.by), ['there', 'here']);
});

test('a cancel at the digits is a no; one of a phone that has agreed already is told too', async (t) => {
  const { pc, phone } = await confirming(t);
  phone.desk.answer(true);
  await phone.until('confirming', ({ isAccepted }) => isAccepted);
  phone.desk.cancel();
  assert.deepEqual(await Promise.all([pc.end(), phone.end()]), [
    { kind: 'declined', by: 'there' }, { kind: 'cancelled', by: 'here' },
  ]);
  closeBoth(pc, phone);
  await connect(pc, phone);
  await pc.until('confirming');
  pc.desk.cancel();
  assert.deepEqual((await Promise.all([pc.end(), phone.end()])).map((end) => 'by' in end && end.by), ['here', 'there']);
});

test('a cancel of a PC that has agreed and waits for the phone', async (t) => {
  const { pc, phone } = await confirming(t);
  pc.desk.answer(true);
  pc.desk.cancel();
  assert.deepEqual(await Promise.all([pc.end(), phone.end()]), [
    { kind: 'cancelled', by: 'here' }, { kind: 'declined', by: 'there' },
  ]);
});

test('the codes are taken away by a cancel, and open nothing any more', async (t) => {
  const { pc, phone } = makeTwo(t);
  await pc.desk.open();
  const { link, shortCode } = await pc.until('showing-code');
  assert.match(String(shortCode), /^(\w{4}-){6}\w{4}$/);
  pc.desk.cancel();
  assert.deepEqual(pc.desk.view(), { kind: 'idle' });
  await phone.desk.join(link);
  assert.deepEqual(await phone.end(), { kind: 'not-connected', cause: 'refused' });
});

for (const by of ['pc', 'phone'] as const) {
  test(`a cancel on the ${by} in the middle ends both, and the next sync goes on`, async (t) => {
    const { pc, phone } = makeTwo(t, 3000);
    await connect(pc, phone);
    await Promise.all([pc.until('confirming'), phone.until('confirming')]);
    pc.desk.answer(true);
    phone.desk.answer(true);
    const [one, other] = by === 'pc' ? [pc, phone] : [phone, pc];
    const { expected } = await one.exchanging();
    assert.ok(Number(expected) >= 3000);
    one.desk.cancel();
    const end = await one.end();
    assert.deepEqual([end, await other.end()], [{ kind: 'cancelled', by: 'here' }, { kind: 'cancelled', by: 'there' }]);
    closeBoth(pc, phone);
    const [again] = await syncAgain(pc, phone);
    assert.ok(again.kind === 'identical');
    assert.ok(again.sent.added < 3000, 'what was committed is not sent again');
    assert.equal(phone.root(), pc.root());
    assert.deepEqual([...pc.bugs, ...phone.bugs], []);
  });
}

test('texts that are no code, a code of another PC, and one that was used, expired or mistyped', async (t) => {
  const { pc, phone } = makeTwo(t);
  const endOf = async (code: string): Promise<unknown> => {
    await phone.desk.join(code);
    const end = await phone.end();
    phone.desk.close();
    return end;
  };
  assert.deepEqual(await endOf('WIFI:S:home;T:WPA;P:secret;;'), { kind: 'bad-code', failure: { kind: 'not-ours' } });
  assert.deepEqual(await endOf('ABCD'), {
    kind: 'bad-code', failure: { kind: 'wrong-length', length: 4, expected: 28 },
  });
  assert.deepEqual(await endOf('TDM2:ABC'), { kind: 'not-connected', cause: 'update-here' });
  assert.deepEqual(await endOf('TDM0:ABC'), { kind: 'not-connected', cause: 'update-there' });
  await pc.desk.open();
  const first = await pc.until('showing-code');
  assert.equal(first.pcName, 'pc');
  assert.ok(first.renewsInMs > 100_000 && first.renewsInMs <= 120_000);
  const typed = first.linkToCopy;
  assert.deepEqual(await endOf(`${typed.slice(0, 60)}${typed[60] === '0' ? '1' : '0'}${typed.slice(61)}`), {
    kind: 'bad-code', failure: { kind: 'mistyped' },
  });

  // Two minutes later there are new codes, and the old ones are told as expired on both screens.
  pc.aheadMs = 121_000;
  const renewed = await pc.until('showing-code', ({ link }) => link !== first.link);
  assert.deepEqual(await endOf(first.link), { kind: 'not-connected', cause: 'expired-code' });
  assert.equal((await pc.until('showing-code', ({ turnedAway }) => turnedAway !== null)).turnedAway, 'expired-code');

  // The short code does as well as the link, and is used up by it.
  await phone.desk.join(String(renewed.shortCode));
  await Promise.all([pc.until('confirming'), phone.until('confirming')]);
  pc.desk.answer(true);
  phone.desk.answer(true);
  await Promise.all([pc.identical(), phone.identical()]);
  closeBoth(pc, phone);
  const other = new TestDesk(t, { role: 'pc', entries: 20 });
  await other.desk.open();
  const port = Number((await other.until('showing-code')).addresses[0]?.text.split(':')[1]);
  phone.proxyPort = port;
  assert.deepEqual(await endOf(renewed.link), { kind: 'not-connected', cause: 'another-computer' });
  phone.proxyPort = undefined;
  await pc.desk.open();
  await phone.desk.join((await pc.until('showing-code')).link);
  await phone.identical();
});

test('an intact code with another secret, and one that was used meanwhile, are told on both screens', async (t) => {
  const { pc, phone } = makeTwo(t);
  await pc.desk.open();
  const shown = parseShortCode(String((await pc.until('showing-code')).shortCode));
  assert.ok(shown.ok);
  await phone.desk.join(formatShortCode({ ...shown.value, secret: new Uint8Array(10) }));
  assert.deepEqual(await phone.end(), { kind: 'not-connected', cause: 'wrong-code' });
  assert.equal((await pc.until('showing-code', ({ turnedAway }) => turnedAway !== null)).turnedAway, 'wrong-code');
  phone.desk.close();
  await phone.desk.join(formatShortCode(shown.value));
  await phone.until('confirming');
  const late = new TestDesk(t, { role: 'phone' });
  await late.desk.join(formatShortCode(shown.value));
  assert.deepEqual(await late.end(), { kind: 'not-connected', cause: 'used-code' });
});

test('a full disk is named on both', async (t) => {
  const pc = new TestDesk(t, { role: 'pc', entries: 3000 });
  const phone = new TestDesk(t, { role: 'phone', pageCountMax: 150 });
  await connect(pc, phone);
  await Promise.all([pc.until('confirming'), phone.until('confirming')]);
  pc.desk.answer(true);
  phone.desk.answer(true);
  assert.deepEqual(await Promise.all([pc.end(), phone.end()]), [
    { kind: 'peer-failed', isDiskFull: true }, { kind: 'store-failed', isDiskFull: true },
  ]);
  assert.deepEqual(phone.bugs, []);
});

for (const role of ['pc', 'phone'] as const) {
  test(`keys of the ${role} that cannot be written end the sync by their name`, async (t) => {
    const { pc, phone } = makeTwo(t, 300);
    (role === 'pc' ? pc : phone).keysAreReadOnly = true;
    await connect(pc, phone);
    await Promise.all([pc.until('confirming'), phone.until('confirming')]);
    pc.desk.answer(true);
    phone.desk.answer(true);
    const ends = await Promise.all([pc.end(), phone.end()]);
    assert.deepEqual(ends[role === 'pc' ? 0 : 1], { kind: 'key-file', isDamaged: false });
    assert.equal(ends[role === 'pc' ? 1 : 0]?.kind, 'cut');
  });
}

test('a cut in the middle is told on both with how far it had come, and the next sync goes on', async (t) => {
  const { pc, phone } = makeTwo(t, 3000);
  const cut = await openProxy(t, pc, phone, 120_000);
  await Promise.all([pc.until('confirming'), phone.until('confirming')]);
  pc.desk.answer(true);
  phone.desk.answer(true);
  const [atPc, atPhone] = await Promise.all([pc.end(), phone.end()]);
  assert.ok(cut.isCut());
  assert.ok(atPc.kind === 'cut' && atPhone.kind === 'cut', JSON.stringify([atPc, atPhone]));
  assert.ok(atPhone.expected >= 3000 && atPhone.done < atPhone.expected, JSON.stringify(atPhone));
  assert.equal(phone.desk.summary().waitingChanges, null, 'it was never the same');
  closeBoth(pc, phone);
  phone.proxyPort = undefined;
  const [again] = await syncAgain(pc, phone);
  assert.equal(again.kind, 'identical');
  assert.equal(phone.root(), pc.root());
});

test('a phone that goes at the digits is a cut on the PC, and the PC shows codes again', async (t) => {
  const { pc, phone } = makeTwo(t);
  const cut = await openProxy(t, pc, phone, Number.MAX_SAFE_INTEGER);
  await Promise.all([pc.until('confirming'), phone.until('confirming')]);
  cut.now();
  assert.deepEqual(await Promise.all([pc.end(), phone.end()]), [
    { kind: 'cut', done: 0, expected: 0 }, { kind: 'cut', done: 0, expected: 0 },
  ]);
  closeBoth(pc, phone);
  phone.proxyPort = undefined;
  await pair(pc, phone);
});

test('a desk that is stopped in the middle has no sync when it returns', async (t) => {
  const { pc, phone } = makeTwo(t, 2000);
  await connect(pc, phone);
  await Promise.all([pc.until('confirming'), phone.until('confirming')]);
  pc.desk.answer(true);
  phone.desk.answer(true);
  await phone.exchanging();
  await phone.desk.stop();
  assert.equal(phone.desk.isRunning, false);
  assert.deepEqual(await pc.end(), { kind: 'cancelled', by: 'there' });
});

/** The phone calls through it; it drops both ends after so many bytes in both directions together. */
async function openProxy(
  t: TestContext, pc: TestDesk, phone: TestDesk, bytesMax: number,
): Promise<{ readonly isCut: () => boolean; readonly now: () => void }> {
  await pc.desk.open();
  const { addresses, link } = await pc.until('showing-code');
  const port = Number(addresses[0]?.text.split(':')[1]);
  const sockets = new Set<Socket>();
  let passed = 0;
  const now = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    const far = connectTcp(port, '127.0.0.1');
    for (const [from, to] of [[near, far], [far, near]] as const) {
      sockets.add(from);
      from.on('error', now).on('close', now);
      from.on('data', (bytes) => {
        passed += bytes.length;
        if (passed > bytesMax) now();
        else to.write(bytes);
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    now();
    server.close();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  phone.proxyPort = address.port;
  await phone.desk.join(link);
  return { isCut: () => passed > bytesMax, now };
}
