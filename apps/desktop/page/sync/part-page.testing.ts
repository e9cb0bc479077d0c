/** A real browser that shows the parts of the page, for the tests of one file. */
import axe from 'axe-core';
import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, beforeEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchTestBrowser, type TestBrowser } from '../../../../tools/chromium.ts';
import { bookOf } from './views.testing.ts';

export interface PartPage {
  /** Of the test that runs. */
  readonly page: Page;
  /** What a query answers from now on. */
  readonly tell: (name: string, value: unknown) => Promise<void>;
  /** How a command ends. */
  readonly answer: (name: string, message: unknown) => Promise<void>;
  readonly show: (part: string, language?: string) => Promise<void>;
  readonly drop: (names: readonly string[]) => Promise<void>;
  readonly commands: () => Promise<unknown>;
  readonly commandNames: () => Promise<readonly string[]>;
  readonly focusedText: () => Promise<string>;
  readonly axeFaults: () => Promise<readonly string[]>;
}

/** Each test has a page of its own; the browser is closed after the last one. */
export function openPartPage(): PartPage {
  let server: Server;
  let browser: TestBrowser;
  let page: Page | undefined;
  let origin: string;

  before(async () => {
    server = await servePage();
    const address = server.address();
    assert(address !== null && typeof address === 'object');
    origin = `http://127.0.0.1:${address.port}`;
    browser = await launchTestBrowser();
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  beforeEach(async () => {
    await page?.close();
    page = await browser.context.newPage();
    await page.setViewportSize({ width: 1280, height: 820 });
    await page.goto(origin);
    await page.waitForFunction('globalThis.tandem !== undefined');
    await page.addScriptTag({ content: axe.source });
    await tell('book', bookOf());
  });

  function opened(): Page {
    assert(page !== undefined);
    return page;
  }

  async function answer(name: string, message: unknown): Promise<void> {
    await opened().evaluate(`void tandem.answers.set(${JSON.stringify(name)}, ${JSON.stringify(message)})`);
  }

  async function tell(name: string, value: unknown): Promise<void> {
    await opened().evaluate(`tandem.tell(${JSON.stringify(name)}, ${JSON.stringify(value)})`);
  }

  async function show(part: string, language = 'fr'): Promise<void> {
    await opened().evaluate(`tandem.show('${part}', '${language}')`);
    await opened().waitForFunction('document.querySelector("main") !== null');
    if (part === 'sync-window') await opened().keyboard.press('Enter');
    // What fades in has its contrast when it is there.
    await opened().waitForFunction(
      'document.getAnimations().every(({ effect }) => effect.getTiming().iterations === Infinity)',
    );
  }

  async function drop(names: readonly string[]): Promise<void> {
    await opened().evaluate(`{
      const dataTransfer = new DataTransfer();
      for (const name of ${JSON.stringify(names)}) dataTransfer.items.add(new File(['<OFX>'], name));
      for (const type of ['dragover', 'drop']) {
        dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }`);
  }

  async function commands(): Promise<unknown> {
    return opened().evaluate('tandem.commands');
  }

  async function commandNames(): Promise<readonly string[]> {
    return opened().evaluate<readonly string[]>('tandem.commands.map(({ name }) => name)');
  }

  async function focusedText(): Promise<string> {
    return opened().evaluate<string>('document.activeElement.textContent');
  }

  async function axeFaults(): Promise<readonly string[]> {
    return opened().evaluate<readonly string[]>(`axe.run(document, { rules: { region: { enabled: false } } })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
  }

  return {
    get page() {
      return opened();
    },
    tell, answer, show, drop, commands, commandNames, focusedText, axeFaults,
  };
}

async function servePage(): Promise<Server> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('page-parts.testing.tsx', import.meta.url))],
    bundle: true, format: 'esm', write: false, outdir: 'out', jsx: 'automatic', loader: { '.woff2': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error',
  });
  const contentOf = (ending: string): Uint8Array | undefined =>
    bundle.outputFiles.find(({ path }) => path.endsWith(ending))?.contents;
  const html = '<!doctype html><html lang="fr" data-device="pc"><title>Tandem</title><link rel="stylesheet" '
    + 'href="/page.css"><div id="page"></div><script type="module" src="/page.js"></script></html>';
  const fileByPath = new Map<string | undefined, { type: string; content: string | Uint8Array | undefined }>([
    ['/', { type: 'text/html', content: html }],
    ['/page.js', { type: 'text/javascript', content: contentOf('.js') }],
    ['/page.css', { type: 'text/css', content: contentOf('.css') }],
  ]);
  const { promise, resolve } = Promise.withResolvers<Server>();
  const listening = createServer((request, response) => {
    const file = fileByPath.get(request.url);
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' });
    response.end(file?.content);
  });
  listening.listen(0, '127.0.0.1', () => resolve(listening));
  return promise;
}
