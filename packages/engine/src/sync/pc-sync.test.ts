/** What the PC shows while nobody is there yet, with a door that the test opens and shuts. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { SyncShowingCode } from '@tandem/contract';
import type { ListenRequest, Reach } from '../platform.ts';
import type { DeskEnd } from './desk-sync.ts';
import { PcSync } from './pc-sync.ts';
import { TestDesk } from './two-desks.testing.ts';
import { WatchedStore } from './watched-store.ts';

type PcReach = Extract<Reach, { readonly role: 'pc' }>;

const codes = { link: 'TDM1:A', linkToCopy: 'TDM1:A', shortCode: undefined };

class Door implements PcReach {
  readonly role = 'pc';
  readonly sync: PcSync;
  readonly ends: DeskEnd[] = [];
  readonly log: string[] = [];
  answer: Awaited<ReturnType<PcReach['listen']>>;
  #request: ListenRequest | undefined;
  #nowMs = 1000;
  readonly #t: TestContext;

  constructor(t: TestContext) {
    this.#t = t;
    const device = new TestDesk(t, { role: 'pc' });
    const shelved = device.shelved();
    const platform = { ...device.platform, nowMs: () => this.#nowMs };
    t.mock.timers.enable({ apis: ['setTimeout'] });
    this.sync = new PcSync({
      platform, shelved,
      store: new WatchedStore(shelved, platform, { onBookChanged: () => {}, onBookReplaced: () => {} }),
      onChanged: () => void this.log.push('changed'), onEnded: (end) => void this.ends.push(end),
      onBug: (bug) => assert.fail(String(bug)),
    });
    this.answer = {
      ok: true,
      value: {
        codes, addresses: [{ text: '192.168.1.20', network: 'wifi' }],
        invite: () => '', shut: () => void this.log.push('shut'), close: () => void this.log.push('close'),
      },
    };
  }

  listen(request: ListenRequest): ReturnType<PcReach['listen']> {
    this.#request = request;
    return Promise.resolve(this.answer);
  }

  get request(): ListenRequest {
    assert.ok(this.#request !== undefined);
    return this.#request;
  }

  showing(): SyncShowingCode {
    const view = this.sync.view();
    assert.ok(view.kind === 'showing-code', view.kind);
    return view;
  }

  advance(ms: number): void {
    this.#nowMs += ms;
    this.#t.mock.timers.tick(ms);
  }
}

test('the codes with the time that they last, renewed without a step', async (t) => {
  const door = new Door(t);
  await door.sync.open(door);
  assert.deepEqual(door.showing(), {
    kind: 'showing-code', link: 'TDM1:A', linkToCopy: 'TDM1:A', shortCode: null, pcName: 'pc',
    addresses: [{ text: '192.168.1.20', network: 'wifi' }], renewsInMs: 120_000, isSlow: false, turnedAway: null,
  });
  door.advance(119_000);
  assert.equal(door.showing().renewsInMs, 1000);
  door.request.onRenewed({ link: 'TDM1:B', linkToCopy: 'TDM1:B_', shortCode: 'AAAA' });
  const { link, linkToCopy, renewsInMs, shortCode } = door.showing();
  assert.deepEqual([link, linkToCopy, shortCode, renewsInMs], ['TDM1:B', 'TDM1:B_', 'AAAA', 120_000]);
});

test('after thirty seconds without anybody it is slow; a caller that was turned away starts them anew', async (t) => {
  const door = new Door(t);
  await door.sync.open(door);
  door.advance(29_900);
  assert.equal(door.showing().isSlow, false);
  door.request.onTurnedAway('used-code');
  door.advance(29_900);
  assert.deepEqual([door.showing().isSlow, door.showing().turnedAway], [false, 'used-code']);
  door.log.length = 0;
  door.advance(200);
  assert.deepEqual([door.showing().isSlow, door.log], [true, ['changed']]);
  door.request.onTurnedAway('wrong-code');
  assert.deepEqual([door.showing().isSlow, door.showing().turnedAway], [false, 'wrong-code']);
});

test('why the PC cannot wait is its end', async (t) => {
  const door = new Door(t);
  door.answer = { ok: false, cause: 'no-network' };
  await door.sync.open(door);
  assert.deepEqual(door.ends, [{
    kind: 'ended', peerName: null, end: { kind: 'cannot-listen', cause: 'no-network' },
  }]);
});

test('taken away while it opens, the door is closed as soon as it is there, and nothing is told after', async (t) => {
  const door = new Door(t);
  const opening = door.sync.open(door);
  door.sync.cancel();
  await opening;
  assert.deepEqual([door.ends, door.log], [[{ kind: 'withdrawn' }], ['close']]);
  door.request.onRenewed(codes);
  door.request.onTurnedAway('busy');
  door.advance(60_000);
  assert.deepEqual(door.log, ['close']);
});
