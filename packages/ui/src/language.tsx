/** The language of the screen, and its words. */
import type { Language } from '@tandem/ledger';
import { createContext, useContext, type ReactNode } from 'react';
import { catalogue, type Texts } from './messages/catalogue.ts';

const LanguageContext = createContext<Language>('fr');

export interface LanguageProviderProps {
  readonly language: Language;
  readonly children: ReactNode;
}

export function LanguageProvider({ language, children }: LanguageProviderProps): ReactNode {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useTexts(): Texts {
  return catalogue[useLanguage()];
}
