/** The sockets of a browser's Worker over the standard WebSocket that Node has too, against `ws`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { browserSockets, type SocketEvents, type SocketPort } from '@tandem/transport';
import { WebSocketServer } from 'ws';

const openSocket = browserSockets(globalThis);

async function open(t: TestContext): Promise<SocketPort> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  t.after(() => server.close());
  server.on('connection', (client) => {
    client.on('message', (bytes) => client.send(bytes));
    client.on('error', () => {});
  });
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const url = `ws://127.0.0.1:${address.port}/`;
  return new Promise((resolve, reject) => {
    openSocket(url, { onOpen: resolve, onFailed: ({ kind }) => reject(new Error(kind)) });
  });
}

function record(socket: SocketPort): { readonly told: string[]; readonly closed: Promise<unknown>;
  readonly until: (count: number) => Promise<unknown>; } {
  const told: string[] = [];
  const target = new EventTarget();
  const tell = (what: string): void => {
    told.push(what);
    target.dispatchEvent(new Event(what.startsWith('message') ? 'message' : what));
  };
  const events: SocketEvents = {
    onMessage: (bytes) => tell(`message of ${bytes.length}`),
    onDrained: () => tell('drained'),
    onClosed: () => tell('closed'),
  };
  const closed = once(target, 'closed');
  socket.listen(events);
  return {
    told, closed,
    until: async (count) => {
      while (told.filter((what) => what.startsWith('message')).length < count) await once(target, 'message');
    },
  };
}

test('bytes go and come, and a polite close is told once', async (t) => {
  const socket = await open(t);
  const { told, closed, until } = record(socket);
  assert.deepEqual([socket.isOpen, socket.isClosed], [true, false]);
  socket.send(new Uint8Array(70_000).subarray(1));
  await until(1);
  socket.close();
  await closed;
  assert.deepEqual(told.filter((what) => what !== 'drained'), ['message of 69999', 'closed']);
  assert.deepEqual([socket.isOpen, socket.isClosed, socket.bytesUnsent], [false, true, 0]);
});

test('what was sent is told to have left', async (t) => {
  const socket = await open(t);
  const drained = Promise.withResolvers<undefined>();
  socket.listen({ onMessage: () => {}, onDrained: () => drained.resolve(undefined), onClosed: () => {} });
  socket.send(new Uint8Array(1000));
  await drained.promise;
  socket.terminate();
});

test('after a cut nothing is read any more, and the end is told in a later turn', async (t) => {
  const socket = await open(t);
  const { told, closed } = record(socket);
  socket.send(new Uint8Array(10));
  socket.terminate();
  assert.deepEqual([told, socket.isClosed], [[], true]);
  await closed;
  assert.deepEqual(told, ['closed']);
});

test('the next turn comes after what has come meanwhile, many times without the delay of timers', async (t) => {
  const socket = await open(t);
  const startedMs = performance.now();
  let turns = 0;
  await new Promise<void>((resolve) => {
    const again = (): void => {
      turns += 1;
      if (turns === 100) resolve();
      else socket.nextTurn(again);
    };
    socket.nextTurn(again);
    assert.equal(turns, 0);
  });
  assert.ok(performance.now() - startedMs < 350, 'timers of 4 ms would take 400');
  socket.terminate();
});

test('what the browser forbids to call is unreachable too', async () => {
  class ForbiddenWebSocket extends WebSocket {
    constructor(url: string) {
      super(url);
      throw new DOMException('mixed content', 'SecurityError');
    }
  }
  const openForbidden = browserSockets({ WebSocket: ForbiddenWebSocket, MessageChannel });
  const failure = await new Promise((resolve) => {
    openForbidden('ws://127.0.0.1:9/', { onOpen: () => resolve('opened'), onFailed: resolve });
  });
  assert.deepEqual(failure, { kind: 'unreachable' });
});

test('nobody there is unreachable: a browser does not say more', async () => {
  const failure = await new Promise((resolve) => {
    openSocket('ws://127.0.0.1:9/', { onOpen: () => resolve('opened'), onFailed: resolve });
  });
  assert.deepEqual(failure, { kind: 'unreachable' });
});
