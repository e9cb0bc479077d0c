/** Which of its screens the window shows: the first start, the accounts, or that the program is gone. */
import type { Preferences } from '@tandem/contract';
import { LanguageProvider, useConnection, useQuery } from '@tandem/ui';
import { useEffect, type ReactNode } from 'react';
import { FirstStart } from './first-start/first-start.tsx';
import { MainWindow } from './shell/main-window.tsx';
import { OpeningScreen } from './shell/opening-screen.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { StoppedScreen } from './shell/stopped-screen.tsx';

export function App(): ReactNode {
  const preferences = useQuery('preferences', {});
  const isConnected = useConnection() === 'open';
  useAppearance(preferences);
  const language = preferences?.language ?? languageOfBrowser();
  return (
    <LanguageProvider language={language}>
      <PageBoundary>{isConnected ? <BookScreen /> : <StoppedScreen />}</PageBoundary>
    </LanguageProvider>
  );
}

function BookScreen(): ReactNode {
  const book = useQuery('book', {});
  if (book === undefined) return <OpeningScreen />;
  switch (book.kind) {
    case 'none': return <FirstStart />;
    case 'open': return <MainWindow book={book} />;
  }
}

/** Theme, row height and language are attributes of the document, where styles and screen readers look for them. */
function useAppearance(preferences: Preferences | undefined): void {
  useEffect(() => {
    const { documentElement } = document;
    documentElement.dataset['device'] = 'pc';
    if (preferences === undefined) return;
    const { theme, density, language } = preferences;
    documentElement.lang = language;
    documentElement.dataset['density'] = density;
    if (theme === 'system') delete documentElement.dataset['theme'];
    else documentElement.dataset['theme'] = theme;
  }, [preferences]);
}

/** Before the program has said which one it is. */
function languageOfBrowser(): 'fr' | 'en' {
  return navigator.language.startsWith('fr') ? 'fr' : 'en';
}
