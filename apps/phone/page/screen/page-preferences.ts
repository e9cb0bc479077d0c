/** Language and theme, as the engine has them; before it has answered, as they were last time, or the browser's. */
import type { Preferences } from '@tandem/contract';
import { useQuery } from '@tandem/ui/first-load';
import { useMemo } from 'react';
import { readItem, writeItem } from '../entry/kept-form.ts';
import { tellTheme } from '../shell/start-shell.ts';
import { keptStorage } from './kept-storage.ts';

export type PagePreferences = Pick<Preferences, 'language' | 'theme'>;

const languageKey = 'tandem.language';
const themeKey = 'tandem.theme';

export function usePagePreferences(): PagePreferences {
  const preferences = useQuery('preferences', {});
  return useMemo(() => preferences ?? readPagePreferences(), [preferences]);
}

export function applyPreferences({ language, theme }: PagePreferences): void {
  const { documentElement } = document;
  documentElement.lang = language;
  if (theme === 'system') delete documentElement.dataset['theme'];
  else documentElement.dataset['theme'] = theme;
  tellTheme();
  writeItem(keptStorage, languageKey, language);
  writeItem(keptStorage, themeKey, theme);
}

export function readPagePreferences(): PagePreferences {
  const language = readItem(keptStorage, languageKey) ?? navigator.language.slice(0, 2);
  const theme = readItem(keptStorage, themeKey);
  return {
    language: language === 'fr' ? 'fr' : 'en',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
}
