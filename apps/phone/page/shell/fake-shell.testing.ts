/** The Android shell's half of the bridge, for a page in Chromium: what it keeps outlives the page. */
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import type { ShellEvent, ShellEventValue, ShellMethod, ShellParameters, ShellValue } from './shell-methods.ts';

export interface SharedFile {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

export interface ShellCall {
  readonly method: ShellMethod;
  readonly parameters: Readonly<Record<string, unknown>>;
}

type Answers = { readonly [Method in ShellMethod]: (parameters: ShellParameters[Method]) => ShellValue<Method> };

export class FakeShell {
  /** As the page made them, in order. */
  readonly calls: ShellCall[] = [];
  readonly vault = new Map<string, Uint8Array>();
  /** Until it is taken away, a method of this name fails so. */
  readonly failures = new Map<ShellMethod, string>();
  start: ShellValue<'ready'>['start'] = 'open';
  isUpdated = false;
  shared: SharedFile | null = null;
  invitation: string | null = null;
  camera: ShellValue<'cameraState'>['state'] = 'granted';
  lock: ShellParameters['setLock']['kind'] = 'none';
  canUseDevice = true;
  insets: ShellEventValue<'insets'> = { top: 24, right: 0, bottom: 16, left: 0, keyboard: 0 };

  readonly #answers: Answers = {
    ready: () => ({
      appVersion: '1.0.0', apiLevel: 35, webViewVersion: '109.0.5414.86', deviceName: 'Galaxy A35', start: this.start,
      isUpdated: this.isUpdated,
    }),
    setKeepAwake: () => ({}),
    setTheme: () => ({}),
    vaultRead: ({ name }) => {
      const bytes = this.vault.get(name);
      return { base64: bytes === undefined ? null : Buffer.from(bytes).toString('base64') };
    },
    vaultWrite: ({ name, base64 }) => {
      this.vault.set(name, Buffer.from(base64, 'base64'));
      return {};
    },
    vaultAppend: ({ name, base64 }) => {
      this.vault.set(name, Buffer.concat([this.vault.get(name) ?? Buffer.of(), Buffer.from(base64, 'base64')]));
      return {};
    },
    vaultRemove: ({ name }) => {
      this.vault.delete(name);
      return {};
    },
    shareFile: () => ({}),
    saveFile: () => ({ isSaved: true }),
    takeShared: () => {
      const taken = this.shared;
      this.shared = null;
      if (taken === null) return null;
      const { fileName, mimeType, bytes } = taken;
      return { fileName, mimeType, base64: Buffer.from(bytes).toString('base64') };
    },
    print: () => ({}),
    openSettings: () => ({}),
    lockState: () => ({ isOn: this.lock !== 'none', canUseDevice: this.canUseDevice, hasPin: this.lock === 'pin' }),
    setLock: ({ kind }) => {
      this.lock = kind;
      return { isOn: kind !== 'none' };
    },
    takeInvitation: () => {
      const code = this.invitation;
      this.invitation = null;
      return { code };
    },
    cameraState: () => ({ state: this.camera }),
  };

  /** Before the first page of the context is opened. */
  async attach(context: BrowserContext): Promise<void> {
    await context.exposeBinding('tandemFakeShell', ({ page }, text: unknown) => {
      assert(typeof text === 'string');
      return this.#answer(page, text);
    });
    await context.addInitScript('window.tandemShell = { call: (text) => void window.tandemFakeShell(text) };');
  }

  async tell<Name extends ShellEvent>(page: Page, event: Name, value: ShellEventValue<Name>): Promise<void> {
    await tellPage(page, { event, value });
  }

  /** The last call of a method. */
  lastCall(method: ShellMethod): ShellCall | undefined {
    return this.calls.findLast((call) => call.method === method);
  }

  async #answer(page: Page, text: string): Promise<void> {
    const { id, method, parameters } = parseCall(text);
    this.calls.push({ method, parameters });
    const error = this.failures.get(method);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this method's, from the typed client
    const answer = this.#answers[method] as (parameters: unknown) => unknown;
    const message = error === undefined ? { id, ok: true, value: answer(parameters) } : { id, ok: false, error };
    try {
      await tellPage(page, message);
      if (method === 'ready') await this.tell(page, 'insets', this.insets);
    } catch (failure) {
      // The page went away meanwhile: an answer to it is lost, as in a real shell.
      assert.match(String(failure), /closed|destroyed|navigation/);
    }
  }
}

async function tellPage(page: Page, message: object): Promise<void> {
  await page.evaluate(`window.tandemShellTell(${JSON.stringify(JSON.stringify(message))})`);
}

interface ParsedCall extends ShellCall {
  readonly id: number;
}

function parseCall(text: string): ParsedCall {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- from the typed client; a strange method fails below
  return JSON.parse(text) as ParsedCall;
}
