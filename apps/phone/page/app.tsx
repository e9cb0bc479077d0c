/** Which screen is shown: the place in the history, unless the engine has something to say first. */
import { EngineProvider, LanguageProvider, useQuery, useTexts } from '@tandem/ui/first-load';
import { lazy, Suspense, useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { usePageOfBook } from './books/page-book.ts';
import type { EngineConnection } from './engine-connection.ts';
import { useKnownAccounts } from './entry/known-accounts.ts';
import { NewEntryScreen } from './entry/new-entry-screen.tsx';
import { SavingProvider } from './entry/saving.tsx';
import type { Route } from './navigation/route.ts';
import { NavigationProvider, useNavigation } from './navigation/navigation.tsx';
import { isBookExpected, rememberBook } from './screen/expected-book.ts';
import { Panes, useWideScreen, type PanesProps } from './screen/panes.tsx';
import { Arrivals } from './share-in/arrivals.tsx';
import { applyPreferences, usePagePreferences } from './screen/page-preferences.ts';

const PlacedScreen = lazy(async () => ({ default: (await import('./placed-screen.tsx')).PlacedScreen }));
const StartScreen = lazy(async () => ({ default: (await import('./start/start-screen.tsx')).StartScreen }));
const ProblemScreen = lazy(async () => ({ default: (await import('./start/problem-screen.tsx')).ProblemScreen }));
const FirstAccount = lazy(async () => ({ default: (await import('./start/first-account.tsx')).FirstAccount }));

export function App({ connection }: { readonly connection: EngineConnection }): ReactNode {
  return (
    <EngineProvider client={connection.client}>
      <InLanguage>
        <NavigationProvider>
          <Arrivals />
          <Book connection={connection} />
        </NavigationProvider>
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
  usePageOfBook();
  const state = useSyncExternalStore((listener) => connection.onStateChanged(listener), () => connection.state());
  const book = useQuery('book', {});
  const isOpen = state.kind === 'open' && book?.kind === 'open';

  useEffect(() => {
    if (book !== undefined) rememberBook(book.kind === 'open');
  }, [book]);

  // Behind the first screen, so that the next one is there when it is wanted, also without a network.
  useEffect(() => {
    if (!isOpen) return;
    void import('./placed-screen.tsx');
    void import('./entry/sheets/entry-sheet.tsx');
  }, [isOpen]);

  if (state.kind !== 'opening' && state.kind !== 'open') {
    return <Suspense fallback={null}><ProblemScreen state={state} connection={connection} /></Suspense>;
  }
  // A query of the book that finds none is over: with the book, everything that asks begins anew.
  return (
    <SavingProvider key={book?.kind === 'none' ? 'none' : 'book'} isBookOpen={isOpen}>
      <Suspense fallback={null}>
        <Shown isOpen={isOpen} />
      </Suspense>
    </SavingProvider>
  );
}

function Shown({ isOpen }: { readonly isOpen: boolean }): ReactNode {
  const { place } = useNavigation();
  if (place.route.kind === 'menu' && place.under?.kind !== 'menu') {
    return (
      <>
        <div className="under-menu" inert><Placed route={place.under ?? { kind: 'entry' }} isOpen={isOpen} /></div>
        <PlacedScreen route={place.route} />
      </>
    );
  }
  return <Placed route={place.route} isOpen={isOpen} />;
}

function Placed({ route, isOpen }: { readonly route: Route; readonly isOpen: boolean }): ReactNode {
  const { phone } = useTexts();
  const book = useQuery('book', {});
  const accounts = useKnownAccounts();
  const isWide = useWideScreen();
  const width = paneOf(route);
  const needsBook = width !== undefined || bookRoutes.has(route.kind);
  if (book?.kind === 'none' && needsBook) return <StartScreen damaged={book.damaged} />;
  if (route.kind === 'entry') {
    // At the very first start there is nothing to type into yet, and the answer comes within a moment.
    if (book === undefined && !isBookExpected()) return null;
    if (isOpen && accounts.length === 0) return <FirstAccount />;
  }
  const screen = route.kind === 'entry' ? <NewEntryScreen isBookOpen={isOpen} /> : <PlacedScreen route={route} />;
  const isBeside = isWide && width !== undefined && isOpen;
  return (
    <Panes
      main={width ?? 'fluid'} side={isBeside ? <PlacedScreen route={{ kind: 'accounts' }} /> : null}
      sideLabel={phone.accounts.title}
    >
      {screen}
    </Panes>
  );
}

/** Screens of a book that stand alone. */
const bookRoutes: ReadonlySet<Route['kind']> = new Set([
  'accounts', 'conflicts', 'journal', 'journal-session', 'bin', 'devices', 'shared', 'import',
]);

/** Of screens that show a book: beside the accounts, how wide. Undefined for those that need none. */
function paneOf({ kind }: Route): PanesProps['main'] | undefined {
  switch (kind) {
    case 'entry': case 'edit-entry': return 'sheet';
    case 'register': case 'search': case 'account-form': case 'payees': case 'payee': case 'merge-payee':
    case 'categories': case 'category': case 'templates': case 'new-template': case 'template':
      return 'fluid';
    case 'accounts': case 'menu': case 'sync': case 'scan': case 'type-code': case 'conflicts': case 'journal':
    case 'journal-session': case 'bin': case 'devices': case 'backups': case 'settings': case 'about': case 'books':
    case 'shared': case 'import':
      return undefined;
  }
}
