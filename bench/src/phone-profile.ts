/** A phone that has a book already: a browser's profile, filled by a first sync with the PC program, which goes on. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { textAt } from './json-object.ts';
import { startPcProgram } from './pc-program.ts';
import { PcEngine } from './pc-engine.ts';
import { callPc, launchPhone, sayYes } from './phone-page.ts';
import type { BenchRun } from './program.ts';
import { makeSampleBook } from './sample-books.ts';

export interface PhoneProfile {
  readonly profileFolder: string;
  /** Of the phone's page. */
  readonly address: string;
  /** Names of all that its first visit fetched, until the first screen was there. */
  readonly firstFiles: readonly string[];
}

export async function withPhoneProfile<Value>(
  run: BenchRun, entries: number, work: (profile: PhoneProfile) => Promise<Value>,
): Promise<Value> {
  const folder = join(run.folder, 'profile');
  mkdirSync(folder);
  const sample = join(folder, 'sample.tandem');
  makeSampleBook(sample, entries);
  const book = join(folder, 'book.tandem');
  copyFileSync(sample, book);
  const pc = await startPcProgram(run, folder, book);
  try {
    const filled = await fillProfile(run, pc.address, pc.phoneAddress);
    const value = await work({ ...filled, address: pc.phoneAddress });
    rmSync(filled.profileFolder, { recursive: true, force: true, maxRetries: 5 });
    return value;
  } finally {
    await pc.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function fillProfile(
  run: BenchRun, address: string, phoneAddress: string,
): Promise<Omit<PhoneProfile, 'address'>> {
  const phone = await launchPhone(run);
  const files: string[] = [];
  phone.page.on('request', (request) => files.push(basename(new URL(request.url()).pathname) || 'index.html'));
  try {
    await phone.page.goto(phoneAddress);
    await phone.page.getByRole('heading').first().waitFor();
    const firstFiles = [...new Set(files)];
    const engine = await PcEngine.connect(address);
    await engine.command('open-sync', {});
    await callPc(phone, phoneAddress, textAt(await engine.waitForSync('showing-code'), 'linkToCopy'));
    await engine.command('answer-digits', { areSame: true });
    await sayYes(phone);
    engine.close();
    await phone.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    return { profileFolder: phone.profileFolder, firstFiles };
  } finally {
    await phone.close();
  }
}
