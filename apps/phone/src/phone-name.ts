/** The name under which this phone shows itself on the PC's screen. */
import type { Language } from '@tandem/ledger';
import { fitDeviceName } from '@tandem/link';

/** Of a browser's `navigator`; `userAgentData` is Chromium's alone. */
export interface BrowserNames {
  readonly userAgent: string;
  readonly userAgentData?: {
    readonly platform: string;
    getHighEntropyValues(hints: readonly string[]): Promise<{ readonly model?: string }>;
  };
}

/** Words for want of a name; like the command line's, they are shown on the other device. */
const systemNames: Readonly<Record<'android' | 'other', Readonly<Record<Language, string>>>> = {
  android: { fr: 'Téléphone Android', en: 'Android phone' },
  other: { fr: 'Page du téléphone', en: 'Phone page' },
};

/** `SM-A356B` where the browser tells the model, else in the words of the language that is spoken here now. */
export async function readPhoneName(browser: BrowserNames): Promise<(language: Language) => string> {
  const values = await browser.userAgentData?.getHighEntropyValues(['model']).catch(() => undefined);
  const model = values?.model?.trim() ?? '';
  if (model !== '') return () => fitDeviceName(model);
  const { userAgent } = browser;
  if (/iPhone/.test(userAgent)) return () => 'iPhone';
  if (/iPad/.test(userAgent)) return () => 'iPad';
  return (language) => systemNames[/Android/.test(userAgent) ? 'android' : 'other'][language];
}
