/**
 * What a page is made to note by itself while it is used: when something is first shown, long tasks, and how long a key
 * takes to be seen. Installed before any script of the page.
 */
import type { TestBrowser } from '../../tools/chromium.ts';
import { numberAt, numbersAt, parseJsonObject, textAt, type JsonObject } from './json-object.ts';

export type Page = Awaited<ReturnType<TestBrowser['context']['newPage']>>;

/** `shown`: the selector of what counts as the page being there. */
export async function installProbe(page: Page, shown: string): Promise<void> {
  await page.addInitScript(`(${probe})(${JSON.stringify(shown)})`);
}

/** Milliseconds from the navigation to the frame that shows it. */
export async function waitUntilShown(page: Page): Promise<number> {
  return numberAt(await readProbe(page, `new Promise((resolve) => {
    const look = () => probed.shownMs === undefined ? setTimeout(look, 20) : resolve({ ms: probed.shownMs });
    look();
  })`), 'ms');
}

/** The longest task since the last call; 0 where none took 50 ms. */
export async function takeLongestTask(page: Page): Promise<number> {
  const tasks = numbersAt(await readProbe(page, 'probed.takeLongTasks().then((tasks) => ({ tasks }))'), 'tasks');
  return Math.max(0, ...tasks);
}

export interface LongestTask {
  /** As the page is told of it; 0 where none took 50 ms. */
  readonly longestMs: number;
  /** Of the processor alone: without what other programs of a busy machine take in between. */
  readonly processorMs: number;
}

/** The longest task of the page while `work` goes on. */
export async function watchTasks(page: Page, work: () => Promise<void>): Promise<LongestTask> {
  const session = await page.context().newCDPSession(page);
  const events: JsonObject[] = [];
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...value));
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await takeLongestTask(page);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel'] },
  });
  await work();
  const longestMs = await takeLongestTask(page);
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return { longestMs, processorMs: longestProcessorMs(events) };
}

/** Of the main threads of all pages: there is one page. */
function longestProcessorMs(events: readonly JsonObject[]): number {
  const threadOf = (event: JsonObject): string => `${String(event['pid'])} ${String(event['tid'])}`;
  const mainThreads = new Set(events
    .filter((event) => event['name'] === 'thread_name' && JSON.stringify(event['args']).includes('CrRendererMain'))
    .map(threadOf));
  return events
    .filter((event) => textAt(event, 'name').endsWith('RunTask') && mainThreads.has(threadOf(event)))
    .reduce((longest, event) => Math.max(longest, Number(event['tdur'] ?? 0) / 1000), 0);
}

/** Of a fast typist. Keys that come in a heap, as no hand types them, would be drawn in one frame at their end. */
const keyPauseMs = 60;

export async function pressKeys(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(keyPauseMs);
  }
}

/** From the press of each key, as the browser dates it, to the frame that follows it. */
export async function takeKeyTimes(page: Page): Promise<number[]> {
  return numbersAt(await readProbe(page, 'Promise.resolve({ ms: probed.keyMs.splice(0) })'), 'ms');
}

async function readProbe(page: Page, expression: string): Promise<ReturnType<typeof parseJsonObject>> {
  const text: unknown = await page.evaluate(`${expression}.then((value) => JSON.stringify(value))`);
  return parseJsonObject(String(text));
}

/** Runs in the page, as text. */
const probe = `(shown) => {
  const longTasks = [];
  const observer = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: 'longtask', buffered: true });
  const afterFrame = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });
  const probed = {
    keyMs: [], shownMs: undefined,
    async takeLongTasks() {
      await new Promise((resolve) => setTimeout(resolve, 100));
      longTasks.push(...observer.takeRecords().map(({ duration }) => duration));
      return longTasks.splice(0);
    },
  };
  addEventListener('keydown', ({ timeStamp }) => {
    afterFrame(() => probed.keyMs.push(performance.now() - timeStamp));
  }, true);
  const look = () => {
    if (document.querySelector(shown) === null) requestAnimationFrame(look);
    else afterFrame(() => { probed.shownMs = performance.now(); });
  };
  requestAnimationFrame(look);
  window.probed = probed;
}`;
