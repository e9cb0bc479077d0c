import assert from 'node:assert/strict';
import test from 'node:test';
import { AttemptLimit } from './attempt-limit.ts';

test('L-60 eight sockets wait at a time', () => {
  const limit = new AttemptLimit<number>();
  for (let socket = 0; socket < 8; socket += 1) assert.ok(limit.admit(socket, `10.0.0.${socket}`, 0).ok);
  assert.deepEqual(limit.admit(8, '10.0.0.8', 0), { ok: false, error: { kind: 'too-many-sockets' } });
  limit.succeed(3);
  assert.ok(limit.admit(8, '10.0.0.8', 0).ok);
  limit.fail(4, 0);
  assert.ok(limit.admit(9, '10.0.0.9', 0).ok);
  assert.equal(limit.admit(10, '10.0.0.9', 0).ok, false);
});

test('L-60 a socket waits 10 s', () => {
  const limit = new AttemptLimit<string>();
  assert.deepEqual(limit.admit('a', '10.0.0.1', 500), { ok: true, value: { deadlineMs: 10_500 } });
  limit.admit('b', '10.0.0.1', 900);
  assert.deepEqual(limit.overdue(10_499), []);
  assert.deepEqual(limit.overdue(10_500), ['a']);
  limit.fail('a', 10_500);
  assert.deepEqual(limit.overdue(10_900), ['b']);
  limit.succeed('b');
  assert.deepEqual(limit.overdue(99_999), []);
});

test('L-60 five failures within a minute close the door to their address alone', () => {
  const limit = new AttemptLimit<number>();
  const failAt = (socket: number, timeMs: number): void => {
    assert.ok(limit.admit(socket, '10.0.0.1', timeMs).ok, String(timeMs));
    limit.fail(socket, timeMs);
  };
  for (const [socket, timeMs] of [0, 10_000, 20_000, 30_000, 40_000].entries()) failAt(socket, timeMs);
  assert.deepEqual(limit.admit(9, '10.0.0.1', 45_000),
    { ok: false, error: { kind: 'too-many-failures', retryAfterMs: 15_000 } });
  assert.ok(limit.admit(10, '10.0.0.2', 45_000).ok);
  failAt(11, 60_000);
  assert.equal(limit.admit(12, '10.0.0.1', 69_999).ok, false);
  assert.ok(limit.admit(12, '10.0.0.1', 70_000).ok);
});

test('L-60 success is no failure, and a socket fails once', () => {
  const limit = new AttemptLimit<number>();
  for (let socket = 0; socket < 20; socket += 1) {
    assert.ok(limit.admit(socket, '10.0.0.1', 0).ok);
    limit.succeed(socket);
    limit.fail(socket, 0);
  }
  limit.admit(20, '10.0.0.1', 0);
  for (let count = 0; count < 6; count += 1) limit.fail(20, 0);
  assert.ok(limit.admit(21, '10.0.0.1', 0).ok);
});

test('L-60 what is remembered is bounded', () => {
  const limit = new AttemptLimit<number>();
  const failFrom = (address: string): void => {
    limit.admit(0, address, 0);
    limit.fail(0, 0);
  };
  for (let count = 0; count < 5; count += 1) failFrom('10.9.9.9');
  assert.equal(limit.admit(1, '10.9.9.9', 0).ok, false);
  for (let index = 0; index < 256; index += 1) failFrom(`10.0.0.${index}`);
  assert.ok(limit.admit(1, '10.9.9.9', 0).ok, 'the stalest address gave way');
});
