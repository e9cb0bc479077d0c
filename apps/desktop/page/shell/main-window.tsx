/** The window with a book open: menu, toolbar, accounts, the view, the status bar. */
import type { MendView } from '@tandem/contract';
import { BackupFault, useQuery, useTexts } from '@tandem/ui';
import { useMemo, type ReactNode } from 'react';
import { Sidebar } from '../accounts/sidebar.tsx';
import { useFileDrop } from '../import/file-drop.tsx';
import { useSearchHits } from '../search/use-search-hits.ts';
import { useRunningSync } from '../sync/use-running-sync.ts';
import type { OpenBook } from './open-book.ts';
import { StatusBar } from './status-bar.tsx';
import { SearchField, Toolbar } from './toolbar.tsx';
import { useWindowActs } from './use-window-acts.ts';
import { useWindowState, type WindowState } from './use-window-state.ts';
import { WindowDialogs } from './window-dialogs.tsx';
import { useWindowKeys } from './window-keys.ts';
import { WindowMenu } from './window-menu.tsx';
import { WindowNotice } from './window-notice.tsx';
import { WindowView } from './window-view.tsx';
import { focusZone } from './zones.ts';
import './main-window.css';

/** The file that the program makes where nobody names one: `book.tandem`. */
const unnamedBook = 'book';

interface MainWindowProps {
  readonly book: OpenBook;
  readonly onMended: (mended: MendView) => void;
}

export function MainWindow({ book, onMended }: MainWindowProps): ReactNode {
  const { menu } = useTexts();
  const preferences = useQuery('preferences', {});
  const history = useQuery('history', {});
  const accounts = useQuery('accounts', {});
  const imported = useQuery('import', {});
  const fileDrop = useFileDrop();
  const state = useWindowState(accounts);
  const hits = useSearchHits(state.search, state.accountId);
  const acts = useWindowActs({ state, accounts, hits, chooseFile: fileDrop.chooseFile });
  useWindowKeys(acts);
  useRunningSync(acts.openSync);

  const isImporting = imported !== undefined && imported !== null;
  const hasRegister = !isImporting && state.view.kind === 'register' && state.accountId !== null
    && !state.search.isListed;
  const canUndo = history?.undo !== undefined && history.undo !== null;
  const canRedo = history?.redo !== undefined && history.redo !== null;
  const available = { hasRegister, canUndo, canRedo };
  const labels = useMemo(() => ({
    undoLabel: history?.undo === undefined || history.undo === null ? menu.undo : menu.undoAct(menu.acts[history.undo]),
    redoLabel: history?.redo === undefined || history.redo === null ? menu.redo : menu.redoAct(menu.acts[history.redo]),
  }), [history, menu]);

  return (
    <div className="main-window" data-accounts-open={state.hasAccountsOpen}>
      <header className="main-window-head">
        <div className="main-window-menu">
          <div data-zone="menu">
            <WindowMenu acts={acts} available={available} preferences={preferences} {...labels} />
          </div>
          <span className="main-window-book" title={book.name}>
            {book.name === unnamedBook ? menu.unnamedBook : book.name}
          </span>
        </div>
      <Toolbar acts={acts} available={available} {...labels} hasAccountsOpen={state.hasAccountsOpen}
        onToggleAccounts={() => state.setHasAccountsOpen(!state.hasAccountsOpen)}
        search={<SearchField putField={state.searchSlot.put} text={state.search.text} onChange={state.setSearchText}
          onEnter={() => focusZone(document, 'rows')} />} />
      </header>
      {accounts === undefined ? <div className="sidebar" aria-busy="true" /> : (
        <Sidebar accounts={accounts} openConflicts={book.openConflicts} accountId={shownAccountId(state)}
          isConflictsShown={state.view.kind === 'conflicts'} onChoose={state.showAccount}
          onShowConflicts={() => acts.showConflicts()}
          onEdit={(account) => state.openDialog({ kind: 'account', accountId: account.id })} />
      )}
      <main className="main-window-view">
        <WindowNotice state={state} />
        <BackupFault onOpen={() => state.openDialog({ kind: 'backup', dialog: 'settings' })} />
        {fileDrop.outlet}
        {accounts === undefined ? null : (
          <WindowView state={state} acts={acts} book={book} accounts={accounts} hits={hits} isImporting={isImporting} />
        )}
      </main>
      <StatusBar chosen={hasRegister ? state.chosen : undefined} entries={book.entries}
        openConflicts={!isImporting && state.view.kind === 'conflicts' ? book.openConflicts : undefined} />
      <WindowDialogs state={state} acts={acts} book={book} accounts={accounts} onMended={onMended} />
    </div>
  );
}

function shownAccountId({ view, accountId }: WindowState): string | null {
  return view.kind === 'register' ? accountId : null;
}
