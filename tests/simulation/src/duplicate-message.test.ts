/** The channel ends a connection over a repeated message; here the machine itself gets one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_LIMITS, runEffects, SessionMachine, type SessionReport } from '@tandem/sync';
import { checkIntegrity, readBook } from './book-contents.ts';
import { allRules, Device } from './device.ts';
import { Random } from './random.ts';

const trueMs = Date.UTC(2026, 10, 24);

function twoDevices(): [Device, Device] {
  const options = { rules: allRules, path: undefined, folder: undefined, version: 'later', bookId: 1 } as const;
  const pc = new Device({ ...options, name: 'PC', random: new Random(1) });
  const phone = new Device({ ...options, name: 'phone', random: new Random(2) });
  for (const [device, value] of [[pc, 10], [phone, 20]] as const) {
    device.perform({ kind: 'create', device: device.name, record: 'shelf-0', value }, trueMs);
    device.perform({ kind: 'create', device: device.name, record: `parcel-${value}`, value: value + 3 }, trueMs);
  }
  return [pc, phone];
}

interface Ends {
  readonly reports: readonly (SessionReport | undefined)[];
  readonly messages: number;
}

/** Delivers message number `repeated` twice. */
function sync(caller: Device, listener: Device, repeated: number): Ends {
  const sides = [caller, listener].map((device, place) => ({
    device,
    machine: new SessionMachine({
      role: place === 0 ? 'caller' : 'listener', deviceName: device.name, ...DEFAULT_LIMITS, batchBytes: 1,
    }),
    outbox: new Array<Uint8Array>(),
    report: undefined as SessionReport | undefined,
  }));
  const [first, second] = sides;
  if (first === undefined || second === undefined) throw new Error('two sides');
  const feed = (side: typeof first, event: Parameters<SessionMachine['step']>[0]): void => {
    side.report ??= runEffects(side.machine, event, {
      store: side.device.store, send: (bytes) => side.outbox.push(bytes), showProgress: () => {},
      ask: () => assert.fail('nobody is asked here'),
    });
  };
  for (const side of [second, first]) feed(side, { kind: 'start', wallMs: trueMs });
  let messages = 0;
  for (; ; messages++) {
    const sender = sides.find(({ outbox }) => outbox.length > 0);
    const bytes = sender?.outbox.shift();
    if (sender === undefined || bytes === undefined) break;
    const receiver = sender === first ? second : first;
    for (let times = messages === repeated ? 2 : 1; times > 0; times--) {
      feed(receiver, { kind: 'message', bytes, wallMs: trueMs });
    }
  }
  for (const side of sides) feed(side, { kind: 'cut', wallMs: trueMs });
  return { reports: sides.map(({ report }) => report), messages };
}

test('a message that comes twice ends the session by a typed end and leaves a valid book', () => {
  const { messages } = sync(...twoDevices(), -1);
  assert.ok(messages > 20);
  for (let repeated = 0; repeated < messages; repeated++) {
    const [pc, phone] = twoDevices();
    for (const report of sync(pc, phone, repeated).reports) {
      const kind = report?.outcome.kind;
      const isTyped = kind === 'protocol-fault' || kind === 'peer-failed' || kind === 'cut' || kind === 'identical';
      assert.ok(isTyped, `message ${repeated}: ${kind}`);
      if (kind === 'identical') assert.equal(contents(pc), contents(phone), `message ${repeated}`);
    }
    for (const device of [pc, phone]) {
      assert.deepEqual(checkIntegrity(device.database), []);
      assert.equal(device.countWrongSums(), 0);
      assert.deepEqual(readBook(device.database, device.version, new Map()).broken, []);
    }
    for (const report of sync(pc, phone, -1).reports) assert.equal(report?.outcome.kind, 'identical');
    assert.equal(contents(pc), contents(phone));
  }
});

function contents(device: Device): string {
  return readBook(device.database, device.version, new Map()).text;
}
