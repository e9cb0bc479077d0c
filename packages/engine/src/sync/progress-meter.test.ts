/** What the screen is told of a running sync, and how often. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { SessionPhase, SessionProgress } from '@tandem/sync';
import { ProgressMeter } from './progress-meter.ts';

interface Bench {
  readonly meter: ProgressMeter;
  readonly told: () => number;
  readonly advance: (ms: number) => void;
}

function makeMeter(t: TestContext): Bench {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let nowMs = 5000;
  let told = 0;
  const meter = new ProgressMeter(() => nowMs, () => { told += 1; });
  return {
    meter, told: () => told,
    advance: (ms) => {
      nowMs += ms;
      t.mock.timers.tick(ms);
    },
  };
}

function progress(
  phase: SessionPhase, records: Partial<SessionProgress['records']> = {}, round = 1,
  attachments: Partial<SessionProgress['attachments']> = {},
): SessionProgress {
  return {
    phase, round, bytesSent: 0, bytesReceived: 0, conflicts: 0,
    records: { sent: 0, toSend: 0, received: 0, toReceive: 0, ...records },
    attachments: { sent: 0, toSend: 0, received: 0, toReceive: 0, bytes: 0, ...attachments },
  };
}

test('the steps in their order; a later comparison belongs to the proof', (t) => {
  const { meter } = makeMeter(t);
  const steps = [
    progress('greeting'), progress('comparing'), progress('exchanging', { toSend: 10 }),
    progress('comparing', { toSend: 10, sent: 10 }, 2), progress('proving', { toSend: 10, sent: 10 }, 2),
    progress('closing', { toSend: 10, sent: 10 }, 2),
  ].map((each) => {
    meter.take(each);
    const { step, expected, direction } = meter.view('pc', false);
    return [step, expected, direction];
  });
  assert.deepEqual(steps, [
    ['connecting', null, 'both'], ['comparing', null, 'both'], ['exchanging', 10, 'sending'],
    ['proving', 10, 'sending'], ['proving', 10, 'sending'], ['proving', 10, 'sending'],
  ]);
});

test('done and expected are the sums of both directions', (t) => {
  const { meter } = makeMeter(t);
  meter.take(progress('exchanging', { sent: 2, toSend: 5, received: 3, toReceive: 10 }));
  const { direction, done, expected, isCancelling, peerName } = meter.view('pc', true);
  assert.deepEqual({ direction, done, expected, isCancelling, peerName }, {
    direction: 'both', done: 5, expected: 15, isCancelling: true, peerName: 'pc',
  });
});

test('each step is told at once, and what comes between at most ten times a second, the last of it too', (t) => {
  const { advance, meter, told } = makeMeter(t);
  meter.take(progress('comparing'));
  meter.take(progress('exchanging', { toReceive: 1000 }));
  assert.equal(told(), 2);
  for (let received = 0; received < 550; received++) {
    meter.take(progress('exchanging', { toReceive: 1000, received }));
    advance(1);
  }
  assert.ok(told() <= 2 + 6, `${told()} times in 550 ms`);
  const before = told();
  advance(200);
  assert.equal(told(), before + 1, 'what came last is told');
  meter.take(progress('exchanging', { toReceive: 1000, received: 501 }));
  meter.take(progress('exchanging', { toReceive: 1000, received: 502 }));
  meter.stop();
  const stopped = told();
  advance(500);
  assert.equal(told(), stopped);
});

test('the rate is that of the last two seconds; time left comes after one second and moves smoothly', (t) => {
  const { advance, meter } = makeMeter(t);
  let received = 0;
  const run = (seconds: number, perTenth: number): void => {
    for (let tenth = 0; tenth < seconds * 10; tenth++) {
      meter.take(progress('exchanging', { toReceive: 10_000, received }));
      received += perTenth;
      advance(100);
    }
  };
  run(0.3, 100);
  assert.deepEqual([meter.view('pc', false).perSecond, meter.view('pc', false).secondsLeft], [null, null]);
  run(0.4, 100);
  assert.deepEqual([meter.view('pc', false).perSecond, meter.view('pc', false).secondsLeft], [1000, null]);
  run(1.3, 100);
  assert.deepEqual([meter.view('pc', false).perSecond, meter.view('pc', false).secondsLeft], [1000, 9]);
  // Half as fast: the rate follows within two seconds, and the time left does not jump at once.
  run(0.1, 50);
  assert.ok(Number(meter.view('pc', false).secondsLeft) <= 9);
  run(3, 50);
  assert.equal(meter.view('pc', false).perSecond, 500);
  const { secondsLeft, done } = meter.view('pc', false);
  assert.ok(Math.abs(Number(secondsLeft) - (10_000 - done) / 500) < 2, `${secondsLeft}`);
});

test('a standstill has a rate of nothing, and no time left that could be said', (t) => {
  const { advance, meter } = makeMeter(t);
  for (let tenth = 0; tenth < 30; tenth++) {
    meter.take(progress('exchanging', { toReceive: 10 }));
    advance(100);
  }
  const { perSecond, secondsLeft } = meter.view('pc', false);
  assert.deepEqual([perSecond, secondsLeft], [0, null]);
});

test('photos are told apart once all else is there, on the side that sends and on the one that receives', (t) => {
  const { meter } = makeMeter(t);
  type Some<Name extends keyof SessionProgress> = Partial<SessionProgress[Name]>;
  const photos = (records: Some<'records'>, attachments: Some<'attachments'>) => {
    meter.take(progress('exchanging', records, 1, attachments));
    return meter.view('pc', false).photos;
  };
  assert.equal(photos({ toSend: 10, sent: 6 }, { toSend: 3 }), null);
  assert.deepEqual(photos({ toSend: 10, sent: 7 }, { toSend: 3 }), { done: 0, expected: 3, bytes: 0 });
  assert.deepEqual(photos({ toSend: 10, sent: 9 }, { toSend: 3, sent: 2, bytes: 400 }),
    { done: 2, expected: 3, bytes: 400 });
  assert.equal(photos({ toReceive: 10, received: 7 }, {}), null);
  assert.deepEqual(photos({ toReceive: 10, received: 8 }, { received: 1, toReceive: 3, bytes: 200 }),
    { done: 1, expected: 3, bytes: 200 });
  assert.equal(photos({ toReceive: 10, received: 8, toSend: 5, sent: 4 }, { received: 1, toReceive: 3 }), null);
  meter.take(progress('proving', { toReceive: 10, received: 10 }, 2, { received: 3, toReceive: 3 }));
  assert.equal(meter.view('pc', false).photos, null);
});
