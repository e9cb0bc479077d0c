/** What the PC program is started with, and how it ends. */
import type { AppHandover } from '@tandem/engine';
import type { Environment } from '@tandem/host';
import type { Language } from '@tandem/ledger';
import type { StartOptions } from './command-line.ts';
import type { StartTexts } from './start-messages.ts';

export interface ProgramContext {
  readonly options: StartOptions;
  readonly environment: Environment;
  /** Of the environment. */
  readonly language: Language;
  readonly texts: StartTexts;
  /** Folders of the built pages. */
  readonly pages: { readonly desktop: string; readonly phone: string };
  /** Where the phone's Android program is made into. */
  readonly appFolder: string;
  /** Makes it; undefined where that is not possible from here. */
  readonly makeApp: AppHandover['make'];
  /** Aborted by Ctrl-C and its like. */
  readonly signal: AbortSignal;
  /** Builds what is not built yet; false where that failed, and was told. */
  readonly preparePages: () => Promise<boolean>;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  /** Of a defect, for whoever looks for it. */
  readonly onBug: (bug: unknown) => void;
}

export type ProgramEnd = 'over' | 'interrupted' | 'failed';
