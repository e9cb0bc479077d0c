/** What the tests of the PC program share: folders that end with the test, a real engine, plain requests. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Engine, type AppHandover, type Reach, type ShelfResult } from '@tandem/engine';
import { openNodeSocket } from '@tandem/host';
import { dial } from '@tandem/transport';
import { findLastBook } from './last-book.ts';
import { pcPlatform } from './pc-platform.ts';
import { openPreferences } from './pc-preferences.ts';
import { phoneApp } from './phone-app.ts';
import { PcShelf, type PcShelfOptions } from './pc-shelf.ts';
import { pcReach } from './pc-reach.ts';
import { readServedFiles, type ServedFiles } from './served-files.ts';

export const testWallMs = 1_795_521_600_000;

export function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-desktop-'));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

export function makeShelf(folder: string, options: Partial<PcShelfOptions> = {}): PcShelf {
  return new PcShelf({
    folder, lastBook: findLastBook(folder, undefined), deviceName: 'Essai', wallMs: () => testWallMs, ...options,
  });
}

export function openTestEngine(t: TestContext, folder: string): Promise<Engine> {
  return openEngine(t, folder, pcReach({ address: undefined, port: 0, isPhoneHere: () => false }));
}

/** A PC on loopback that hands over what is in `appFolder`. */
export function openAppEngine(
  t: TestContext, folder: string, appFolder: string, make?: AppHandover['make'],
): Promise<Engine> {
  const address = { text: '127.0.0.1', bytes: Uint8Array.of(127, 0, 0, 1) };
  return openEngine(t, folder, pcReach({ address, port: 0, isPhoneHere: () => false }),
    phoneApp({ folder: appFolder, address, make }));
}

/** The phone's side of a sync, in this process. */
export function openPhoneEngine(t: TestContext, folder: string): Promise<Engine> {
  return openEngine(t, folder, { role: 'phone', dial: (options) => dial(options, openNodeSocket) });
}

async function openEngine(t: TestContext, folder: string, reach: Reach, handover?: AppHandover): Promise<Engine> {
  const engine = await Engine.open(pcPlatform({
    deviceName: 'Essai', preferences: openPreferences(folder, 'fr', false), shelf: makeShelf(folder), reach,
    ...(handover === undefined ? {} : { handover }),
  }));
  t.after(() => engine.close());
  return engine;
}

export function proven<Value>(result: ShelfResult<Value> | undefined): Value {
  assert.ok(result?.ok === true, JSON.stringify(result));
  return result.value;
}

/** A page of four files. */
export function makePage(folder: string): ServedFiles {
  const out = join(folder, 'out');
  mkdirSync(out);
  writeFileSync(join(out, 'index.html'), '<!doctype html><title>Tandem</title>');
  writeFileSync(join(out, 'main-2A3B4C5D.js'), 'export {};');
  writeFileSync(join(out, 'service-worker.js'), 'export {};');
  writeFileSync(join(out, '.inputs.json'), '[]');
  const files = readServedFiles(out);
  assert.ok(files);
  return files;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** As written: nothing of the path or the headers is put in order. */
export function ask(
  port: number, path: string, headers: OutgoingHttpHeaders = {}, method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } });
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => { text += part; });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** The cookie that a window gets for its address. */
export async function openSession(address: string): Promise<string> {
  const { pathname, port, search } = new URL(address);
  const { headers, status } = await ask(Number(port), pathname + search);
  assert.equal(status, 303);
  const [cookie = ''] = headers['set-cookie'] ?? [];
  return cookie.split(';')[0] ?? '';
}
