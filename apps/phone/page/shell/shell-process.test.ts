/** The page's end of the bridge and the shell's, in TypeScript and in Java, through the texts that they exchange. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { ShellClient } from './shell-client.ts';

const android = join(import.meta.dirname, '../../android');
const tests = join(android, 'app/src/test/java');
const hasJava = spawnSync('javac', ['-version']).error === undefined;

test('what the page asks of the shell in Java comes back whole', {
  skip: hasJava ? false : 'There is no Java compiler on the path.', timeout: 30_000,
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-shell-'));
  t.after(() => { rmSync(folder, { recursive: true, force: true }); });
  const classes = join(folder, 'classes');
  execFileSync('javac', [
    '--release', '8', '-Xlint:-options', '-encoding', 'UTF-8', '-proc:none', '-d', classes, '-sourcepath',
    [join(android, 'app/src/main/java'), join(android, 'stubs/java'), tests].join(delimiter),
    join(tests, 'fr/tandem/shell/test/BridgeProcess.java'),
  ]);
  const vault = join(folder, 'vault');
  const shell = spawn('java', ['-cp', classes, 'fr.tandem.shell.test.BridgeProcess', vault], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  t.after(() => { shell.stdin.end(); });
  const client = new ShellClient({ call: (text) => { shell.stdin.write(`${text}\n`); } });
  createInterface(shell.stdout).on('line', (line) => { client.tell(line); });

  const insets = new Promise((resolve) => { client.on('insets', resolve); });
  const ready = await client.call('ready', {});
  assert.equal(ready.ok && ready.value.deviceName, 'Pixel d’Éloïse \u2028😀"\\');
  assert.deepEqual(await insets, { top: 24.5, right: 0, bottom: 16, left: 0, keyboard: 0 });

  const bytes = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, index) => index * 7 % 256));
  const [first, second] = [bytes.subarray(0, 100_001), bytes.subarray(100_001)];
  assert.deepEqual(await client.call('vaultRead', { name: 'work' }), { ok: true, value: { base64: null } });
  // Not waited for: the shell keeps their order.
  const answers = await Promise.all([
    client.call('vaultAppend', { name: 'work', base64: first.toString('base64') }),
    client.call('vaultAppend', { name: 'work', base64: second.toString('base64') }),
    client.call('vaultRead', { name: 'work' }),
    client.call('vaultWrite', { name: 'work', base64: 'AAEC' }),
    client.call('vaultRead', { name: 'work' }),
    client.call('vaultRemove', { name: 'work' }),
  ]);
  const done = { ok: true, value: {} };
  assert.deepEqual(answers, [
    done, done, { ok: true, value: { base64: bytes.toString('base64') } },
    done, { ok: true, value: { base64: 'AAEC' } }, done,
  ]);
  assert.deepEqual(readdirSync(vault), []);
  await assert.rejects(client.call('vaultRead', { name: '../work' }), /the shell's answer to vaultRead/);
});
