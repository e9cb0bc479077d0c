import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findTestBrowser } from '../../../tools/chromium.ts';
import { findBrowsers } from './browsers.ts';
import { makeFolder } from './desktop.testing.ts';
import { StartedProgram } from './start.testing.ts';
import { appArguments, openWindow } from './window.ts';

const home = '/lea';

test('on Windows Edge comes before Chrome, and the browser of the user last', () => {
  const found = findBrowsers({ platform: 'win32', home: 'C:\\lea', variables: {} });
  assert.deepEqual(found, [{ kind: 'tab', executable: 'rundll32', args: ['url.dll,FileProtocolHandler'] }]);
});

test('on Linux Chromium comes first and what opens a tab last; without a screen there is no window', (t) => {
  if (process.platform === 'win32') {
    t.skip('paths of Linux');
    return;
  }
  const folder = makeFolder(t);
  for (const name of ['microsoft-edge', 'chromium', 'google-chrome']) writeFileSync(join(folder, name), '');
  const found = findBrowsers({ platform: 'linux', home, variables: { PATH: `bin:${folder}`, DISPLAY: ':0' } });
  assert.deepEqual(found, [
    ...['chromium', 'google-chrome', 'microsoft-edge'].map((name) =>
      ({ kind: 'app', executable: join(folder, name), isSnap: false })),
    { kind: 'tab', executable: 'xdg-open', args: [] },
  ]);
  assert.deepEqual(findBrowsers({ platform: 'linux', home, variables: { PATH: folder } }), []);
});

test('a snap keeps the window’s profile where it may write', (t) => {
  if (process.platform === 'win32') {
    t.skip('paths of Linux');
    return;
  }
  const folder = makeFolder(t);
  writeFileSync(join(folder, 'snap'), '');
  symlinkSync(join(folder, 'snap'), join(folder, 'chromium'));
  const [browser] = findBrowsers({ platform: 'linux', home, variables: { PATH: folder, DISPLAY: ':0' } });
  assert.ok(browser?.kind === 'app' && browser.isSnap);
  const place = { home, profileFolder: '/data/window/ab12', newAddress: () => 'http://127.0.0.1:1/' };
  assert.ok(appArguments(browser, place).includes('--user-data-dir=/lea/snap/chromium/common/tandem-ab12'));
  assert.ok(appArguments({ ...browser, isSnap: false }, place).includes('--user-data-dir=/data/window/ab12'));
});

test('a browser that cannot be started gives way to the next one; without any there is no window', async (t) => {
  const folder = makeFolder(t);
  const started: string[] = [];
  const opened = await openWindow({
    browsers: [
      { kind: 'app', executable: join(folder, 'missing'), isSnap: false },
      { kind: 'tab', executable: process.execPath, args: ['--eval', 'process.exit(3)'] },
    ],
    home: folder, profileFolder: folder,
    newAddress: () => {
      started.push('http://127.0.0.1:1/');
      return 'http://127.0.0.1:1/';
    },
    untilConnected: () => new Promise(() => {}),
  });
  assert.equal(opened, undefined);
  assert.equal(started.length, 2);
});

test('the program ends with its window', async (t) => {
  if (process.platform === 'win32') {
    t.skip('the browser is started through a script of a shell');
    return;
  }
  const folder = makeFolder(t);
  const program = new StartedProgram(t, folder, ['--address', '127.0.0.1'], {
    TANDEM_BROWSER: await writeBrowserScript(folder), DISPLAY: ':0',
  });
  await program.says(/La fenêtre de Tandem est ouverte/);
  assert.doesNotMatch(program.stdout, /ticket/);
  assert.ok(existsSync(join(folder, 'data/window')));
  process.kill(Number(readFileSync(join(folder, 'browser.pid'), 'utf8')), 'SIGTERM');
  assert.equal(await program.end(), 0);
  assert.equal(program.stderr, '');
});

test('with the program ends its window', async (t) => {
  if (process.platform === 'win32') {
    t.skip('the browser is started through a script of a shell');
    return;
  }
  const folder = makeFolder(t);
  const program = new StartedProgram(t, folder, ['--address', '127.0.0.1'], {
    TANDEM_BROWSER: await writeBrowserScript(folder), DISPLAY: ':0',
  });
  await program.says(/La fenêtre de Tandem est ouverte/);
  program.kill('SIGTERM');
  assert.equal(await program.end(), 130);
  const browser = Number(readFileSync(join(folder, 'browser.pid'), 'utf8'));
  while (isAlive(browser)) await new Promise((resolve) => { setTimeout(resolve, 20); });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The tests' browser shows no window, and wants the address by itself. */
async function writeBrowserScript(folder: string): Promise<string> {
  const { environment, executablePath } = await findTestBrowser();
  const path = join(folder, 'browser.sh');
  const variables = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'\n`).join('');
  writeFileSync(path, `#!/bin/sh
echo $$ > '${join(folder, 'browser.pid')}'
${variables}exec '${executablePath}' --headless --disable-gpu --remote-debugging-port=0 "$@" "\${1#--app=}"
`);
  chmodSync(path, 0o755);
  return path;
}
