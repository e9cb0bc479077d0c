import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ShellClient } from './shell-client.ts';

function openClient(): { readonly client: ShellClient; readonly calls: readonly unknown[] } {
  const calls: unknown[] = [];
  const client = new ShellClient({
    call: (text) => {
      const call: unknown = JSON.parse(text);
      calls.push(call);
    },
  });
  return { client, calls };
}

test('answers find their calls in any order, and expected errors are values', async () => {
  const { client, calls } = openClient();
  const read = client.call('vaultRead', { name: 'work' });
  const append = client.call('vaultAppend', { name: 'work', base64: 'AA==' });
  assert.deepEqual(calls, [
    { id: 1, method: 'vaultRead', parameters: { name: 'work' } },
    { id: 2, method: 'vaultAppend', parameters: { name: 'work', base64: 'AA==' } },
  ]);
  client.tell('{"id": 2, "ok": false, "error": "full"}');
  client.tell('{"id": 1, "ok": true, "value": {"base64": null}}');
  assert.deepEqual(await append, { ok: false, error: 'full' });
  assert.deepEqual(await read, { ok: true, value: { base64: null } });
});

test('an answer that is not of the table is a bug: its call rejects, others go on', async () => {
  const { client } = openClient();
  const wrongValue = client.call('saveFile', { fileName: 'a', mimeType: 'text/plain', base64: '' });
  const wrongError = client.call('vaultRead', { name: 'work' });
  client.tell('{"id": 1, "ok": true, "value": {"isSaved": "yes"}}');
  client.tell('{"id": 2, "ok": false, "error": "full"}');
  await assert.rejects(wrongValue, /answer to saveFile/);
  await assert.rejects(wrongError, /answer to vaultRead/);
  assert.throws(() => client.tell('{"id": 2, "ok": true, "value": {}}'), /not asked/);
});

test('an event reaches who listens to it, until they stop; a strange one reaches nobody', () => {
  const { client } = openClient();
  const heard: string[] = [];
  const stop = client.on('open', ({ what }) => heard.push(what));
  client.on('resume', () => heard.push('resume'));
  client.tell('{"event": "open", "value": {"what": "shared"}}');
  client.tell('{"event": "resume", "value": {}}');
  stop();
  client.tell('{"event": "open", "value": {"what": "new-entry"}}');
  assert.deepEqual(heard, ['shared', 'resume']);
  assert.throws(() => client.tell('{"event": "insets", "value": {"top": -1}}'));
  assert.throws(() => client.tell('{"event": "elsewhere", "value": {}}'));
});
