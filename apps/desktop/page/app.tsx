/** Which of its screens the window shows: the first start, the accounts, or that the program is gone. */
import type { MendView, Preferences } from '@tandem/contract';
import { LanguageProvider, useConnection, useQuery } from '@tandem/ui';
import { useEffect, useState, type ReactNode } from 'react';
import { MendDialog } from './backup/mend-dialog.tsx';
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
  // A mended book opens, and another screen takes the place of the one that asked for it.
  const [mended, setMended] = useState<MendView>();
  if (book === undefined) return <OpeningScreen />;
  return (
    <>
      {book.kind === 'none' ? <FirstStart onMended={setMended} /> : <MainWindow book={book} onMended={setMended} />}
      {mended !== undefined && <MendDialog mended={mended} onClose={() => setMended(undefined)} />}
    </>
  );
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
