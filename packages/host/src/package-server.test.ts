import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { test, type TestContext } from 'node:test';
import { addRange, parseRange, rangesLength, type ByteRange } from './byte-ranges.ts';
import { openPackageServer, type PackageServer } from './package-server.ts';
import { randomBytes } from './platform-crypto.ts';

const content = Buffer.from(randomBytes(300_000));
const path = '/tandem.apk';

test('the file is handed over byte for byte, and its progress is told', async (t) => {
  const shown: number[] = [];
  const server = await open(t, () => shown.push(server.downloads[0]?.sentBytes ?? 0));
  const { status, headers, body } = await ask(server.port);
  assert.equal(status, 200);
  assert.ok(body.equals(content));
  assert.equal(headers['content-type'], 'application/vnd.android.package-archive');
  assert.equal(headers['content-length'], '300000');
  assert.equal(headers['content-disposition'], 'attachment; filename="tandem.apk"');
  assert.equal(headers['set-cookie'], undefined);
  assert.deepEqual(shown, [65_536, 131_072, 196_608, 262_144, 300_000]);
  assert.deepEqual(server.downloads, [{ sentBytes: 300_000, bytes: 300_000 }]);
  const head = await ask(server.port, { method: 'HEAD' });
  assert.deepEqual([head.status, head.headers['content-length'], head.body.length], [200, '300000', 0]);
});

test('a download goes on where it was cut, and counts as one', async (t) => {
  const server = await open(t);
  const first = await ask(server.port, { headers: { range: 'bytes=0-99999' } });
  assert.equal(first.status, 206);
  assert.equal(first.headers['content-range'], 'bytes 0-99999/300000');
  const rest = await ask(server.port, {
    headers: { range: 'bytes=100000-', 'if-range': first.headers.etag ?? assert.fail() },
  });
  assert.equal(rest.status, 206);
  assert.ok(Buffer.concat([first.body, rest.body]).equals(content));
  assert.deepEqual(server.downloads, [{ sentBytes: 300_000, bytes: 300_000 }]);
  const ofOther = await ask(server.port, { headers: { range: 'bytes=5-', 'if-range': '"other"' } });
  assert.deepEqual([ofOther.status, ofOther.body.length], [200, 300_000], 'of another file nothing is gone on with');
  assert.equal((await ask(server.port, { headers: { range: 'bytes=300000-' } })).status, 416);
});

const hasManyLoopbacks = process.platform === 'linux';

test('each phone has its own progress', { skip: !hasManyLoopbacks && 'two loopback addresses: Linux' }, async (t) => {
  const server = await open(t);
  await ask(server.port, { headers: { range: 'bytes=0-149999' } });
  await ask(server.port, { localAddress: '127.0.0.2' });
  await ask(server.port, { headers: { range: 'bytes=100000-199999' } });
  assert.deepEqual(server.downloads.map(({ sentBytes }) => sentBytes), [200_000, 300_000]);
  await ask(server.port, { localAddress: '127.0.0.2', headers: { range: 'bytes=0-0' } });
  assert.deepEqual(server.downloads.map(({ sentBytes }) => sentBytes), [200_000, 1], 'whole, it is begun again');
});

test('it knows one path, reading alone, and callers that name it by its address', async (t) => {
  const server = await open(t);
  for (const other of ['/', '/tandem.apk?x', '/TANDEM.APK', '/../tandem.apk', '/tandem.json', '/%2ftandem.apk']) {
    assert.equal((await ask(server.port, { path: other })).status, 404, other);
  }
  assert.equal((await ask(server.port, { method: 'POST' })).status, 405);
  for (const host of ['evil.example', `evil.example:${server.port}`, `localhost:${server.port}`, '127.0.0.1:1']) {
    assert.equal((await ask(server.port, { headers: { host } })).status, 404, host);
  }
  assert.deepEqual(server.downloads, []);
});

test('closed, it is gone, and so is what it was sending; shut, it ends what it sends', async (t) => {
  const large = Buffer.alloc(30_000_000);
  for (const way of ['close', 'shut'] as const) {
    const server = await open(t, () => {}, large);
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`);
    let received = 0;
    socket.on('data', (part: Buffer) => { received += part.length; });
    await once(socket, 'data');
    server[way]();
    await once(socket, 'close');
    assert.equal(received > large.length, way === 'shut');
    await assert.rejects(ask(server.port), { code: 'ECONNREFUSED' });
  }
});

test('a range is one of RFC 9110, or the whole file', () => {
  assert.deepEqual(parseRange('bytes=0-0', 10), { start: 0, end: 1 });
  assert.deepEqual(parseRange('bytes=3-99', 10), { start: 3, end: 10 });
  assert.deepEqual(parseRange('bytes=-4', 10), { start: 6, end: 10 });
  assert.deepEqual(parseRange('bytes=-40', 10), { start: 0, end: 10 });
  assert.equal(parseRange('bytes=10-', 10), 'unsatisfiable');
  assert.equal(parseRange('bytes=-0', 10), 'unsatisfiable');
  for (const other of ['bytes=-', 'bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=a-b']) {
    assert.equal(parseRange(other, 10), undefined, other);
  }
  const parts = [[4, 6], [0, 2], [8, 9], [1, 5], [6, 8]] as const;
  const joined = parts.reduce<readonly ByteRange[]>((ranges, [start, end]) => addRange(ranges, { start, end }), []);
  assert.deepEqual(joined, [{ start: 0, end: 9 }]);
  assert.equal(rangesLength(joined), 9);
});

async function open(t: TestContext, onProgress: () => void = () => {}, file = content): Promise<PackageServer> {
  const opened = await openPackageServer({
    bindAddress: '127.0.0.1', path, contentType: 'application/vnd.android.package-archive', content: () => file,
    onProgress,
  });
  assert.ok(opened.ok);
  t.after(() => opened.value.close());
  return opened.value;
}

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly localAddress?: string;
  readonly headers?: OutgoingHttpHeaders;
}

function ask(port: number, asked: Asked = {}): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1', port, path: asked.path ?? path, method: asked.method ?? 'GET', agent: false,
      ...(asked.localAddress === undefined ? {} : { localAddress: asked.localAddress }),
      headers: { host: `127.0.0.1:${port}`, ...asked.headers },
    });
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}
