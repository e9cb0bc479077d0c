/** A PC and a phone, each with its page in a real Chromium, as a person has them side by side. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { filmScreen } from './camera-film.testing.ts';
import { EngineOfPage, pcEngineScript, phoneEngineScript } from './engine-of-page.testing.ts';
import {
  makeDataFolder, startPcProgram, type DataFolder, type PcOptions, type PcProgram,
} from './pc-program.testing.ts';
import { openPc, openPhone, type Screen as DrivenScreen } from './screen-driver.testing.ts';

export interface Screen {
  readonly page: Page;
  readonly engine: EngineOfPage;
}

/** Everything is stopped and removed by `close`, which also fails on whatever went wrong in a page. */
export class Household {
  readonly folder: DataFolder = makeDataFolder();
  /** What may be in a console, where that is the test. */
  readonly #allowing: readonly RegExp[];
  /** The PC's. */
  bookPath = join(this.folder.path, 'book.tandem');
  #program: PcProgram | undefined;
  #pc: DrivenScreen | undefined;
  #phone: DrivenScreen | undefined;

  constructor(allowing: readonly RegExp[] = []) {
    this.#allowing = allowing;
  }

  get program(): PcProgram {
    assert(this.#program !== undefined);
    return this.#program;
  }

  /** The program and its window; one that was killed is started again. */
  async openPc(options: PcOptions = {}): Promise<Screen> {
    await closeSound(this.#pc);
    this.#pc = undefined;
    this.bookPath = options.bookPath ?? this.bookPath;
    this.#program = await startPcProgram(this.folder, {
      ...options, environment: { TANDEM_DEVICE: 'PC-SALON', ...options.environment },
    });
    this.#pc = await openPc(this.#program.pcUrl, { allowing: this.#allowing, firstScript: pcEngineScript });
    return { page: this.#pc.page, engine: new EngineOfPage(this.#pc.page) };
  }

  /**
   * A browser of its own each time, since its camera films what the PC shows now. What the phone has stored is there
   * again. Without a screen the camera shows no code.
   */
  async openPhone(pcScreen?: Page): Promise<Screen> {
    await this.closePhone();
    const filmPath = join(this.folder.path, 'camera.mjpeg');
    if (pcScreen !== undefined) await filmScreen(pcScreen, filmPath);
    this.#phone = await openPhone(this.program.phoneUrl, {
      profileFolder: join(this.folder.path, 'phone'), allowing: this.#allowing, firstScript: phoneEngineScript,
      ...(pcScreen === undefined ? {} : { filmPath }),
    });
    return { page: this.#phone.page, engine: new EngineOfPage(this.#phone.page) };
  }

  async closePhone(): Promise<void> {
    await closeSound(this.#phone);
    this.#phone = undefined;
  }

  async close(): Promise<void> {
    try {
      await this.closePhone();
      await closeSound(this.#pc);
    } finally {
      await this.#program?.stop();
      this.folder.remove();
    }
  }
}

async function closeSound(screen: DrivenScreen | undefined): Promise<void> {
  await screen?.close();
  screen?.assertSound();
}
