/** Every screen but the first one, which alone is in the first load. */
import type { ReactNode } from 'react';
import { EditAccountScreen } from './accounts/edit-account-screen.tsx';
import { AccountsScreen } from './accounts/accounts-screen.tsx';
import { BooksScreen } from './books/books-screen.tsx';
import { BackupsScreen } from './care/backups-screen.tsx';
import { BinScreen } from './care/bin-screen.tsx';
import { DevicesScreen } from './care/devices-screen.tsx';
import { JournalScreen, JournalSessionScreen } from './care/journal-screen.tsx';
import { CategoriesScreen } from './categories/categories-screen.tsx';
import { CategoryScreen } from './categories/category-screen.tsx';
import { EditEntryScreen } from './entry/edit-entry-screen.tsx';
import { AboutScreen } from './menu/about-screen.tsx';
import { MenuScreen } from './menu/menu-screen.tsx';
import { SettingsScreen } from './menu/settings-screen.tsx';
import type { Route } from './navigation/route.ts';
import { MergePayeeScreen, PayeeScreen } from './payees/payee-screen.tsx';
import { PayeesScreen } from './payees/payees-screen.tsx';
import { RegisterScreen } from './register/register-screen.tsx';
import { SearchScreen } from './register/search-screen.tsx';
import { ScanScreen } from './scan/scan-screen.tsx';
import { ConflictsScreen } from './sync/conflicts-screen.tsx';
import { ImportScreen } from './share-in/import-screen.tsx';
import { SharedScreen } from './share-in/shared-screen.tsx';
import { SyncScreen } from './sync/sync-screen.tsx';
import { NewTemplateScreen, TemplateScreen } from './templates/template-screen.tsx';
import { TemplatesScreen } from './templates/templates-screen.tsx';
import { TypeCodeScreen } from './sync/type-code-screen.tsx';

export function PlacedScreen({ route }: { readonly route: Exclude<Route, { kind: 'entry' }> }): ReactNode {
  switch (route.kind) {
    case 'menu': return <MenuScreen />;
    case 'accounts': return <AccountsScreen />;
    case 'account-form': return <EditAccountScreen accountId={route.accountId} />;
    case 'register': return <RegisterScreen key={route.accountId} accountId={route.accountId} />;
    case 'search': return <SearchScreen accountId={route.accountId} />;
    case 'edit-entry': return <EditEntryScreen key={route.entryId} entryId={route.entryId} />;
    case 'payees': return <PayeesScreen />;
    case 'payee': return <PayeeScreen key={route.payeeId} payeeId={route.payeeId} />;
    case 'merge-payee': return <MergePayeeScreen payeeId={route.payeeId} />;
    case 'templates': return <TemplatesScreen />;
    case 'new-template': return <NewTemplateScreen of={route.of} />;
    case 'template': return <TemplateScreen key={route.templateId} templateId={route.templateId} />;
    case 'categories': return <CategoriesScreen />;
    case 'category': return <CategoryScreen key={route.categoryId ?? ''} categoryId={route.categoryId} />;
    case 'sync': return <SyncScreen />;
    case 'scan': return <ScanScreen />;
    case 'type-code': return <TypeCodeScreen />;
    case 'conflicts': return <ConflictsScreen />;
    case 'journal': return <JournalScreen />;
    case 'journal-session': return <JournalSessionScreen key={route.session} session={route.session} />;
    case 'bin': return <BinScreen />;
    case 'devices': return <DevicesScreen />;
    case 'backups': return <BackupsScreen />;
    case 'settings': return <SettingsScreen />;
    case 'about': return <AboutScreen />;
    case 'books': return <BooksScreen />;
    case 'shared': return <SharedScreen />;
    case 'import': return <ImportScreen />;
  }
}
