/**
 * `npm run lighthouse`: Google's Lighthouse on the phone's page, as the PC program serves it, in the browser of the
 * tests: the first start, and the keypad of a phone that has a book. It is fetched on request into
 * `node_modules/.cache` and is no dependency. Ends with 1 where accessibility or best practices have less than 100.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildPages } from '../../tools/build-pages.ts';
import { findTestBrowser } from '../../tools/chromium.ts';
import { numberAt, objectAt, parseJsonObject, textAt, type JsonObject } from './json-object.ts';
import { withPhoneProfile } from './phone-profile.ts';

const version = '13.5.0';
const categories = ['accessibility', 'best-practices'] as const;
const entries = 1000;
const timeMsMax = 300_000;
const cache = join(import.meta.dirname, '../../node_modules/.cache');

process.exitCode = await main();

async function main(): Promise<number> {
  const signal = AbortSignal.timeout(timeMsMax);
  const script = await fetchLighthouse(signal);
  await buildPages();
  const folder = mkdtempSync(join(tmpdir(), 'tandem-lighthouse-'));
  try {
    return await withPhoneProfile({ folder, signal, say: () => {} }, entries, async ({ address, profileFolder }) => {
      const screens = {
        'first start': [`--user-data-dir=${join(folder, 'new')}`],
        'keypad, with a book': [`--user-data-dir=${profileFolder}`],
      };
      let isWhole = true;
      for (const [name, flags] of Object.entries(screens)) {
        process.stdout.write(`${name}\n`);
        isWhole = tell(await judge(script, address, flags, signal)) && isWhole;
      }
      return isWhole ? 0 : 1;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The path of its command. Whole or not there. */
async function fetchLighthouse(signal: AbortSignal): Promise<string> {
  const home = join(cache, `lighthouse-${version}`);
  const script = join('node_modules', 'lighthouse', 'cli', 'index.js');
  if (!existsSync(join(home, script))) {
    process.stderr.write(`Fetching lighthouse ${version} into node_modules/.cache\n`);
    mkdirSync(cache, { recursive: true });
    const partial = mkdtempSync(join(cache, 'lighthouse-partial-'));
    writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
    // npm is a script of a shell on Windows.
    await promisify(execFile)(
      'npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `lighthouse@${version}`],
      { cwd: partial, signal, shell: process.platform === 'win32' },
    );
    rmSync(home, { recursive: true, force: true });
    renameSync(partial, home);
  }
  return join(home, script);
}

/** What is stored in the profile stays. */
async function judge(
  script: string, address: string, flags: readonly string[], signal: AbortSignal,
): Promise<JsonObject> {
  const { environment, executablePath } = await findTestBrowser();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const chromeFlags = ['--headless', '--disable-gpu', '--disable-quic', ...asRoot, ...flags].join(' ');
  const child = spawn(process.execPath, [
    script, address, '--quiet', '--disable-storage-reset', `--chrome-flags=${chromeFlags}`,
    `--only-categories=${categories.join(',')}`, '--output=json', '--output-path=stdout',
  ], {
    stdio: ['ignore', 'pipe', 'inherit'], signal,
    env: { ...process.env, ...environment, CHROME_PATH: executablePath },
  });
  const parts: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (part: string) => parts.push(part));
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return parseJsonObject(parts.join(''));
}

/** Whether all is well. */
function tell(report: JsonObject): boolean {
  let isWhole = true;
  for (const name of categories) {
    const category = objectAt(objectAt(report, 'categories'), name);
    const score = Math.round(numberAt(category, 'score') * 100);
    process.stdout.write(`  ${textAt(category, 'title')}: ${score}\n`);
    if (score === 100) continue;
    isWhole = false;
    for (const fault of faultsOf(report, category)) process.stdout.write(`    ${fault}\n`);
  }
  return isWhole;
}

/** What costs points of the category. */
function faultsOf(report: JsonObject, category: JsonObject): string[] {
  const audits = objectAt(report, 'audits');
  return Object.entries(audits).flatMap(([id, audit]) => {
    const isOfCategory = JSON.stringify(category['auditRefs']).includes(`"id":"${id}"`);
    if (!isOfCategory || typeof audit !== 'object' || audit === null || !('score' in audit)) return [];
    return typeof audit.score === 'number' && audit.score < 1 ? [`${id}: ${JSON.stringify(audit)}`] : [];
  });
}
