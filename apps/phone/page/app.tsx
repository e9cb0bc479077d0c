/** Which screen is shown: the place in the history, unless the engine has something to say first. */
import { EngineProvider, LanguageProvider, useQuery } from '@tandem/ui/first-load';
import { lazy, Suspense, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { EngineConnection } from './engine-connection.ts';
import { useKnownAccounts } from './entry/known-accounts.ts';
import { NewEntryScreen } from './entry/new-entry-screen.tsx';
import { SavingProvider } from './entry/saving.tsx';
import { NavigationProvider, useNavigation } from './navigation/navigation.tsx';
import { isBookExpected, rememberBook } from './screen/expected-book.ts';
import { applyPreferences, usePagePreferences } from './screen/page-preferences.ts';

const PlacedScreen = lazy(async () => ({ default: (await import('./placed-screen.tsx')).PlacedScreen }));
const StartScreen = lazy(async () => ({ default: (await import('./start/start-screen.tsx')).StartScreen }));
const ProblemScreen = lazy(async () => ({ default: (await import('./start/problem-screen.tsx')).ProblemScreen }));
const FirstAccount = lazy(async () => ({ default: (await import('./start/first-account.tsx')).FirstAccount }));

export function App({ connection }: { readonly connection: EngineConnection }): ReactNode {
  return (
    <EngineProvider client={connection.client}>
      <InLanguage>
        <NavigationProvider><Book connection={connection} /></NavigationProvider>
      </InLanguage>
    </EngineProvider>
  );
}

function InLanguage({ children }: { readonly children: ReactNode }): ReactNode {
  const preferences = usePagePreferences();
  useEffect(() => applyPreferences(preferences), [preferences]);
  return <LanguageProvider language={preferences.language}>{children}</LanguageProvider>;
}

function Book({ connection }: { readonly connection: EngineConnection }): ReactNode {
  const state = useSyncExternalStore((listener) => connection.onStateChanged(listener), () => connection.state());
  const book = useQuery('book', {});
  const isOpen = state.kind === 'open' && book?.kind === 'open';

  useEffect(() => {
    if (book !== undefined) rememberBook(book.kind === 'open');
  }, [book]);

  if (state.kind !== 'opening' && state.kind !== 'open') {
    return <Suspense fallback={null}><ProblemScreen state={state} connection={connection} /></Suspense>;
  }
  return (
    <SavingProvider isBookOpen={isOpen}>
      <Suspense fallback={null}>
        <Shown isOpen={isOpen} />
      </Suspense>
    </SavingProvider>
  );
}

function Shown({ isOpen }: { readonly isOpen: boolean }): ReactNode {
  const { place } = useNavigation();
  const book = useQuery('book', {});
  const accounts = useKnownAccounts();
  if (place.route.kind !== 'entry') return <PlacedScreen route={place.route} />;
  if (book?.kind === 'none') return <StartScreen damaged={book.damaged} />;
  // At the very first start there is nothing to type into yet, and the answer comes within a moment.
  if (book === undefined && !isBookExpected()) return null;
  if (isOpen && accounts.length === 0) return <FirstAccount />;
  return <NewEntryScreen isBookOpen={isOpen} />;
}
