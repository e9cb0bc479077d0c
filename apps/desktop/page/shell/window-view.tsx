/** What stands in the middle of the window: a register, hits, conflicts, journal, bin, or the preview of an import. */
import type { AccountsView } from '@tandem/contract';
import { Button, useTexts } from '@tandem/ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { BinView } from '../bin/bin-view.tsx';
import { ConflictsView } from '../conflicts/conflicts-view.tsx';
import { ImportView } from '../import/import-view.tsx';
import { JournalView } from '../journal/journal-view.tsx';
import { RegisterView } from '../register/register-view.tsx';
import { SearchList } from '../search/search-list.tsx';
import { SearchStrip } from '../search/search-strip.tsx';
import type { SearchHits } from '../search/use-search-hits.ts';
import type { OpenBook } from './open-book.ts';
import type { WindowState, WindowViewName } from './use-window-state.ts';
import type { WindowActs } from './window-acts.ts';

interface WindowViewProps {
  readonly state: WindowState;
  readonly acts: WindowActs;
  readonly book: OpenBook;
  readonly accounts: AccountsView;
  readonly hits: SearchHits;
  readonly isImporting: boolean;
}

export function WindowView({ state, acts, book, accounts, hits, isImporting }: WindowViewProps): ReactNode {
  const { accountId, search } = state;
  if (isImporting) return <ImportView onImported={state.showAccount} />;
  if (search.text.trim() === '' && state.view.kind !== 'register') return <OtherView view={state.view} acts={acts} />;
  if (accountId === null) return <NoAccount acts={acts} />;
  return (
    <>
      {search.text.trim() === '' ? null : <SearchStrip state={state} hits={hits.hits} />}
      {search.isListed ? (
        hits.hits === undefined ? null : (
          <SearchList hits={hits.hits} onOpen={(hit) => {
            hits.goneTo(hit);
            state.showEntry(hit);
          }} />
        )
      ) : (
        <RegisterView key={accountId} slot={state.registerSlot} accountId={accountId}
          accounts={accounts} today={book.today} drafts={state.drafts} target={state.target} onChosen={state.setChosen}
          takesFocus={state.takesFocus} onImport={acts.importFile}
          onReceive={acts.openSync} onShowConflict={acts.showConflicts}
          onShowPhotos={acts.showPhotos} />
      )}
    </>
  );
}

interface OtherViewProps {
  readonly view: Exclude<WindowViewName, { readonly kind: 'register' }>;
  readonly acts: WindowActs;
}

function OtherView({ view, acts }: OtherViewProps): ReactNode {
  switch (view.kind) {
    case 'conflicts': return <ConflictsView recordId={view.recordId} />;
    case 'journal': return <JournalView session={view.session} onOpen={acts.showJournal} />;
    case 'bin': return <BinView />;
  }
}

function NoAccount({ acts }: { readonly acts: WindowActs }): ReactNode {
  const { menu } = useTexts();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) first.current?.focus();
  }, []);
  return (
    <section className="main-window-empty-page" data-zone="rows">
      <h1>{menu.noAccount}</h1>
      <div className="main-window-empty">
        <Button ref={first} kind="main" icon="plus" onClick={acts.addAccount}>{menu.addAccount}</Button>
        <Button kind="plain" icon="import" onClick={acts.importFile}>{menu.importFile}</Button>
      </div>
    </section>
  );
}
