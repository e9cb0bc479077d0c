/**
 * Both pages and the phone's Worker in a browser that has lost what came after Chrome 109. Regular expressions of a
 * newer kind cannot be taken away: those are looked for in what is built.
 */
import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { EngineOfPage, pcEngineScript, phoneEngineScript } from './engine-of-page.testing.ts';
import type { Screen } from './household.testing.ts';
import { makeDataFolder, startPcProgram } from './pc-program.testing.ts';
import { openPc, openPhone } from './screen-driver.testing.ts';
import { importFirstStatement, pair, syncAgain } from './sync-acts.testing.ts';

/** https://chromestatus.com/features: from 110 on. Runs in a page and in a Worker. */
const forgetNewerBrowser = `{
  const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  const typedArray = Object.getPrototypeOf(Uint8Array);
  const newer = [
    [Promise, 'withResolvers', 'try'], [Array, 'fromAsync'], [Object, 'groupBy'], [Map, 'groupBy'],
    [Array.prototype, 'toSorted', 'toReversed', 'toSpliced', 'with'],
    [typedArray.prototype, 'toSorted', 'toReversed', 'with'],
    [String.prototype, 'isWellFormed', 'toWellFormed'],
    [Set.prototype, 'union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf',
      'isDisjointFrom'],
    [iterators, 'map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'],
    [ArrayBuffer.prototype, 'resize', 'transfer', 'transferToFixedLength'], [Math, 'sumPrecise', 'f16round'],
    [RegExp, 'escape'], [Error, 'isError'], [JSON, 'rawJSON', 'isRawJSON'], [Atomics, 'pause'],
    [Map.prototype, 'getOrInsert', 'getOrInsertComputed'], [WeakMap.prototype, 'getOrInsert', 'getOrInsertComputed'],
    [Uint8Array, 'fromHex', 'fromBase64'], [Uint8Array.prototype, 'toHex', 'toBase64', 'setFromHex', 'setFromBase64'],
    [AbortSignal, 'any'], [URL, 'canParse', 'parse'], [Intl, 'DurationFormat'],
    [globalThis, 'Iterator', 'Float16Array', 'Temporal', 'CloseWatcher', 'ToggleEvent', 'Observable'],
    [globalThis.HTMLElement?.prototype, 'popover', 'showPopover', 'hidePopover', 'togglePopover'],
    [globalThis.Element?.prototype, 'moveBefore', 'setHTMLUnsafe', 'getHTML'],
    [globalThis.Document?.prototype, 'startViewTransition', 'caretPositionFromPoint'],
    [globalThis.Document, 'parseHTMLUnsafe'], [globalThis.Scheduler?.prototype, 'yield'],
  ];
  for (const [owner, ...names] of newer) for (const name of names) if (owner !== undefined) delete owner[name];
}
`;

const apps = join(import.meta.dirname, '../../../apps');
const typeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json',
};

const folder = makeDataFolder();
after(() => folder.remove());

test('a browser of January 2023 imports, pairs, and syncs again what was entered on the phone', async (t) => {
  const program = await startPcProgram(folder);
  t.after(() => program.stop());
  const phoneUrl = await serveToOlderBrowser(t);
  const opened = await Promise.all([
    openPc(program.pcUrl, { firstScript: `${forgetNewerBrowser}${pcEngineScript}` }),
    openPhone(phoneUrl, { firstScript: `${forgetNewerBrowser}${phoneEngineScript}` }),
  ]);
  t.after(() => Promise.all(opened.map((screen) => screen.close())));
  const [pc, phone] = opened.map(({ page }): Screen => ({ page, engine: new EngineOfPage(page) }));
  assert(pc !== undefined && phone !== undefined);
  await importFirstStatement(pc, { lines: 8, openingCents: 10_000 });
  await pair(pc, phone);
  await addEntry(phone);
  await syncAgain(pc, phone);
  const [here, there] = await Promise.all([pc, phone].map(({ engine }) => engine.command('export-book', {})));
  assert.equal(here?.json, there?.json);
  assert.equal((await phone.engine.command('check-book', {})).faults.length, 0);
  for (const screen of opened) screen.assertSound();
});

test('no built script has a regular expression with the flag v', () => {
  const scripts = globSync('*/out/*.js', { cwd: apps });
  assert(scripts.some((name) => name.includes('worker-')));
  // esbuild, told of such a browser, writes them so.
  const withFlagV = scripts.filter((name) =>
    /new RegExp\("(?:[^"\\]|\\.)*","[a-z]*v[a-z]*"\)/.test(readFileSync(join(apps, name), 'utf8')));
  assert.deepEqual(withFlagV, []);
});

/** The phone's page as it is built, but for its Workers, which forget the same. */
async function serveToOlderBrowser(t: TestContext): Promise<string> {
  const out = join(apps, 'phone/out');
  const names = readdirSync(out);
  const server = createServer(({ url = '/' }, response) => {
    const name = url === '/' ? 'index.html' : url.slice(1);
    const isKnown = names.includes(name);
    response.writeHead(isKnown ? 200 : 404, { 'content-type': typeByExtension[extname(name)] ?? 'text/plain' });
    if (isKnown && name.includes('worker-')) response.write(forgetNewerBrowser);
    response.end(isKnown ? readFileSync(join(out, name)) : '');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  return `http://127.0.0.1:${address.port}/`;
}

test('no built style needs a browser of a later year', () => {
  const styles = globSync('*/out/*.css', { cwd: apps });
  assert.equal(styles.length, 2);
  for (const name of styles) {
    const [later] = /color-mix\(|light-dark\(|\bsubgrid\b|@starting-style|@scope|anchor-name|:popover-open|\brgb\(from /
      .exec(readFileSync(join(apps, name), 'utf8')) ?? [];
    assert.equal(later, undefined, name);
  }
});

async function addEntry({ page, engine }: Screen): Promise<void> {
  for (const key of ['4', '2', '5']) await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(/Enregistré/).first().waitFor();
  assert.equal((await engine.query('book', {})).kind, 'open');
}
