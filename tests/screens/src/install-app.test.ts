/** The PC hands the phone's program over: its real window, a real download on loopback, and the pairing after it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readApkLayout, withApkPair, type ApkPair } from '@tandem/host';
import { writeApp } from '@tandem/host/made-apk';
import type { Page } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';
import { Household, type Screen } from './household.testing.ts';
import { importFirstStatement } from './sync-acts.testing.ts';

const household = new Household();
const appFolder = join(household.folder.path, 'app');
/** More than the system keeps for a phone that does not read. */
const entryBytes = 40_000_000;
let pc: Screen;

before(async () => {
  pc = await household.openPc({ environment: { TANDEM_APP: appFolder } });
  await importFirstStatement(pc, { lines: 12, openingCents: 0 });
});
after(() => household.close());

test('without an app the window says so, and what to do', async () => {
  const { page } = pc;
  await openWindow(page);
  await page.getByText('L’application Android n’est pas encore préparée sur ce PC.').waitFor();
  await page.getByRole('button', { name: 'Préparer l’application' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  assert.equal((await pc.engine.query('sync', {})).kind, 'idle');
});

test('the code is the address, the download is shown as it goes, and closing the window closes the door', async () => {
  const { page } = pc;
  const apk = writeApp(appFolder, entryBytes);
  await openWindow(page);
  await page.getByText('En attente du téléphone…').waitFor();
  const url = await readQr(page);
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/tandem\.apk$/);
  await page.getByText(url).waitFor();
  const answer = await request(url);
  assert.equal(answer.statusCode, 200);
  // A phone that does not read on for a while.
  const going = page.getByText(/^Le téléphone télécharge… \d{1,2}\u00a0%$/);
  await going.waitFor();
  const percent = Number(/\d+/.exec(await going.innerText())?.[0]);
  assert.ok(percent >= 1 && percent < 90, `${percent} %`);
  const file = await readWhole(answer);
  await page.getByText('Téléchargé : continuez sur le téléphone.').waitFor();
  const view = await pc.engine.query('install', {});
  assert.ok(view.kind === 'offering');
  await page.getByText(view.sha256).waitFor();
  assert.ok(file.equals(withApkPair(apk, invitationOf(file)) ?? assert.fail()));
  await page.getByRole('button', { name: 'Fermer' }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await assert.rejects(request(url), { code: 'ECONNREFUSED' });
});

test('a phone that starts with the invitation is shown with its six digits, and no code was scanned', async () => {
  const { page } = pc;
  await openWindow(page);
  const file = await readWhole(await request(await readQr(page)));
  const phone = await household.openPhone();
  await phone.engine.command('join-sync', { code: invitationTextOf(file) });
  await page.getByRole('button', { name: 'Non, arrêter' }).waitFor();
  const view = await phone.engine.query('sync', {});
  assert.ok(view.kind === 'confirming');
  assert.equal((await pc.engine.query('install', {})).kind, 'closed');
  await phone.engine.command('answer-digits', { areSame: true });
  await pc.engine.command('answer-digits', { areSame: true });
  await page.getByText('Identiques').first().waitFor();
});

async function openWindow(page: Page): Promise<void> {
  await page.getByRole('menuitem', { name: 'Outils' }).click();
  await page.getByRole('menuitem', { name: 'Installer sur le téléphone…' }).click();
}

/** As a camera reads it: from the pixels of the window. */
async function readQr(page: Page): Promise<string> {
  const code = page.getByRole('img', { name: 'Code à scanner : l’adresse de l’application' });
  const png = await code.screenshot({ animations: 'disabled' });
  const pixels = await page.evaluate<{ width: number; height: number; dark: string }>(`(async () => {
    const bytes = Uint8Array.from(atob('${png.toString('base64')}'), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const dark = Array.from({ length: width * height }, (_, index) => (data[4 * index] < 128 ? '1' : '0')).join('');
    return { width, height, dark };
  })()`);
  const { width, height, dark } = pixels;
  const data = Uint8Array.from(dark, (pixel) => (pixel === '1' ? 0 : 255));
  return decodeQR({ width, height, data: Uint8Array.from({ length: 4 * data.length }, (_, at) => data[at >> 2] ?? 0) });
}

function request(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, resolve).on('error', reject);
  });
}

async function readWhole(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  answer.on('data', (part: Buffer) => parts.push(part));
  await once(answer, 'end');
  return Buffer.concat(parts);
}

/** The pair of the signing block that the PC has added. */
function invitationOf(file: Buffer): ApkPair {
  return readApkLayout(file)?.pairs.at(-1) ?? assert.fail('no invitation');
}

function invitationTextOf(file: Buffer): string {
  return Buffer.from(invitationOf(file).value).toString();
}
