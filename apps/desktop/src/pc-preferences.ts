/** How this computer's user wants to see Tandem: `preferences.json` in the data folder, of this computer alone. */
import { join } from 'node:path';
import { readFields, writeFields } from '@tandem/host';
import type { Preferences } from '@tandem/contract';
import type { PreferenceStore } from '@tandem/engine';
import type { Language } from '@tandem/ledger';

/** `language` of the environment, until one is chosen; `isChosen` where it was chosen for this start. */
export function openPreferences(folder: string, language: Language, isChosen: boolean): PreferenceStore {
  const path = join(folder, 'preferences.json');
  const kept = readFields(path);
  let current: Preferences = {
    language: !isChosen && isOneOf(['fr', 'en'], kept['language']) ? kept['language'] : language,
    theme: isOneOf(['system', 'light', 'dark'], kept['theme']) ? kept['theme'] : 'system',
    density: isOneOf(['normal', 'comfortable', 'compact'], kept['density']) ? kept['density'] : 'normal',
  };
  return {
    read: () => current,
    write(preferences) {
      writeFields(path, { ...preferences });
      current = preferences;
    },
  };
}

function isOneOf<const Value extends string>(values: readonly Value[], given: unknown): given is Value {
  return values.some((value) => value === given);
}
