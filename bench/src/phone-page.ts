/** The phone's page in a real browser with a profile of its own, used as a person uses it. */
import { join } from 'node:path';
import { launchTestBrowser } from '../../tools/chromium.ts';
import { numberAt, parseJsonObject, type JsonObject } from './json-object.ts';
import type { Page } from './page-probe.ts';
import type { BenchRun } from './program.ts';


export interface PhonePage {
  readonly page: Page;
  readonly profileFolder: string;
  close(): Promise<void>;
}

const viewport = { width: 390, height: 844 };
const syncTimeMsMax = 170_000;

let opened = 0;

export interface PhoneOptions {
  /** A profile to find again; a new one without it. */
  readonly profileFolder?: string;
  /** Flags of the browser. */
  readonly args?: readonly string[];
}

export async function launchPhone(run: BenchRun, { args = [], ...options }: PhoneOptions = {}): Promise<PhonePage> {
  opened += 1;
  const profileFolder = options.profileFolder ?? join(run.folder, `phone-${opened}`);
  const browser = await launchTestBrowser({ profileFolder, args });
  const end = (): void => void browser.close();
  run.signal.addEventListener('abort', end);
  const page = browser.context.pages()[0] ?? await browser.context.newPage();
  await page.setViewportSize(viewport);
  await page.addInitScript(watchSyncScript);
  return {
    page, profileFolder,
    async close() {
      run.signal.removeEventListener('abort', end);
      await browser.close();
    },
  };
}

/** From the first start to the question whether the digits are the same. */
export async function callPc({ page }: PhonePage, address: string, code: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Link to a computer' }).click();
  await page.getByRole('button', { name: 'Type the code' }).click();
  await page.getByRole('textbox').fill(code);
  await page.getByRole('button', { name: 'Connect' }).click();
  await page.getByRole('button', { name: yes }).waitFor();
}

export interface PhoneSyncEnd {
  /** As the phone's report says it. */
  readonly ms: number;
  /** From the touch of the yes to the report on the screen. */
  readonly shownMs: number;
  readonly entries: number;
  /** How often the phone's page was told anything meanwhile. */
  readonly messages: number;
}

/** Throws unless the phone says "identical". */
export async function sayYes({ page }: PhonePage): Promise<PhoneSyncEnd> {
  await page.getByRole('button', { name: yes }).click();
  const answer: unknown = await page.evaluate(`new Promise((resolve) => {
    const look = () => {
      if (window.syncEnd === undefined) setTimeout(look, 50);
      else requestAnimationFrame(() => resolve(JSON.stringify({
        end: window.syncEnd, shownMs: performance.now() - window.saidYesMs, messages: window.messagesSinceYes,
      })));
    };
    setTimeout(() => resolve('{}'), ${syncTimeMsMax});
    look();
  })`);
  const told = parseJsonObject(String(answer));
  const end = told['end'];
  if (!isIdentical(end)) throw new Error(`the phone did not come to "identical": ${JSON.stringify(told)}`);
  return {
    ms: numberAt(end, 'ms'), entries: numberAt(end, 'entries'), shownMs: numberAt(told, 'shownMs'),
    messages: numberAt(told, 'messages'),
  };
}

const yes = 'Yes, they are the same';

function isIdentical(end: unknown): end is JsonObject {
  return typeof end === 'object' && end !== null && 'kind' in end && end.kind === 'identical';
}

/** Listens to what the page is told over its port, and to the touch of the yes. */
const watchSyncScript = `
  window.messagesSinceYes = 0;
  addEventListener('click', ({ target }) => {
    if (!target.closest?.('button')?.textContent.includes('${yes}')) return;
    window.saidYesMs = performance.now();
    window.messagesSinceYes = 0;
  }, true);
  const start = MessagePort.prototype.start;
  MessagePort.prototype.start = function () {
    this.addEventListener('message', ({ data }) => {
      window.messagesSinceYes += 1;
      if (data?.value?.kind === 'ended') window.syncEnd = data.value.end;
    });
    start.call(this);
  };
`;
