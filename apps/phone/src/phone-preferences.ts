/** How the program looks on this phone; of the phone, never of the book. */
import type { Preferences } from '@tandem/contract';
import type { PreferenceStore } from '@tandem/engine';
import type { SlotFile } from './slot-file.ts';

/** `systemLanguage` as the browser has it: `fr-CA`. */
export function readPhonePreferences(file: SlotFile, systemLanguage: string): PreferenceStore {
  let current = parsePreferences(file.text, systemLanguage);
  return {
    read: () => current,
    write(preferences) {
      file.write(JSON.stringify(preferences));
      current = preferences;
    },
  };
}

/** Whatever is missing or strange is as on the first day. */
function parsePreferences(text: string | undefined, systemLanguage: string): Preferences {
  const kept = text === undefined ? {} : parseObject(text);
  const language = systemLanguage.toLowerCase().startsWith('fr') ? 'fr' : 'en';
  return {
    language: oneOf(['fr', 'en'], kept['language'], language),
    theme: oneOf(['system', 'light', 'dark'], kept['theme'], 'system'),
    density: oneOf(['normal', 'comfortable', 'compact'], kept['density'], 'normal'),
  };
}

function oneOf<Choice extends string>(choices: readonly Choice[], value: unknown, otherwise: Choice): Choice {
  return choices.find((choice) => choice === value) ?? otherwise;
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
