import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { SessionMachine } from './machine.ts';
import { DEFAULT_LIMITS } from './script.ts';
import { bookOf, row, runSides, Side } from './two-sides.testing.ts';

/** Before 1970, an empty battery's 1970, now, past 2100, the largest date that there is, and past it. */
const walls = [-62_135_596_800_000, -1, 0, 0.5, 1_795_478_400_000, 4_200_000_000_000, 8.64e15, Number.MAX_VALUE];

function told(wallMs: number): number {
  return Math.min(Math.max(0, Math.floor(wallMs)), Number.MAX_SAFE_INTEGER);
}

test('S-14 any two clocks sync, and each report has the gap as the other has it', () => {
  for (const atCaller of walls) {
    for (const atListener of walls) {
      const [caller, listener] = [bookOf(10), bookOf(12)];
      caller.put(row(3, { stamp: 2 }));
      const result = runSides(caller, listener, {
        caller: { wallMs: atCaller }, listener: { wallMs: atListener },
      });
      assert.equal(result.caller.outcome.kind, 'identical');
      assert.equal(result.caller.clockGapMs, told(atListener) - told(atCaller));
      assert.equal(result.listener.clockGapMs, told(atCaller) - told(atListener));
    }
  }
});

test('S-14 a clock that jumps at any message, in either direction, changes nothing', () => {
  const jumps = fc.array(fc.record({ side: fc.constantFrom('caller', 'listener'), wall: fc.constantFrom(...walls) }), {
    maxLength: 30,
  });
  fc.assert(fc.property(jumps, (list) => {
    const [caller, listener] = [bookOf(30), bookOf(20)];
    for (let number = 10; number < 40; number += 1) listener.put(row(number, { stamp: number }));
    const result = runSides(caller, listener, {
      before: (step, sides) => {
        const jump = list[step];
        if (jump?.side === 'caller') sides.caller.wallMs = jump.wall;
        if (jump?.side === 'listener') sides.listener.wallMs = jump.wall;
      },
    });
    assert.deepEqual([result.caller.outcome.kind, result.listener.outcome.kind], ['identical', 'identical']);
    assert.equal(caller.contents(), listener.contents());
  }), { numRuns: 300 });
});

test('S-14 a HELLO that has waited for a person is measured by when it came', () => {
  const [caller, listener] = [new Side('caller', bookOf(10)), new Side('listener', bookOf(10))];
  listener.start();
  caller.start();
  const [hello] = caller.outbox;
  assert.ok(hello !== undefined);
  const { wallMs: arrivedWallMs } = listener;
  listener.feed({ kind: 'message', bytes: hello, wallMs: arrivedWallMs + 600_000, arrivedWallMs });
  listener.cut();
  assert.equal(listener.report?.clockGapMs, caller.wallMs - arrivedWallMs);
});

test('S-14 what is no time is a bug of the host', () => {
  for (const wallMs of [NaN, Infinity, -Infinity]) {
    const machine = new SessionMachine({ role: 'caller', deviceName: 'phone', ...DEFAULT_LIMITS });
    assert.throws(() => machine.step({ kind: 'start', wallMs }), RangeError);
    const side = new Side('listener', bookOf(1));
    side.start();
    const late = { kind: 'message', bytes: new Uint8Array(), wallMs: 0, arrivedWallMs: wallMs } as const;
    assert.throws(() => side.feed(late), RangeError);
  }
});
