/** Entries by payee, category, memo or amount, in one account or in all, newest first. */
import type { EntryFilterDraft, Id, QueryParameters, RegisterRowView, SearchView } from '@tandem/contract';
import type { Currency } from '@tandem/ledger';
import { formatCount, useLanguage, useQuery, useTexts } from '@tandem/ui';
import { Fragment, useEffect, useRef, useState, type ReactNode } from 'react';
import { useKnownAccounts } from '../entry/known-accounts.ts';
import { FilterField } from '../entry/sheets/picker.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { BarButton, Screen } from '../screen/screen.tsx';
import { isFiltering, noFilter, parseFilter } from './entry-filter.ts';
import { EntryRow } from './entry-row.tsx';
import { FilterSheet } from './filter-sheet.tsx';
import { FilterStrip } from './filter-strip.tsx';
import { MonthHead } from './month-head.tsx';
import { isSameMonth } from './day-names.ts';
import { useKeptScroll } from './kept-scroll.ts';
import { useRowSelection, type RowSelection } from './row-selection.ts';
import { SelectionActs } from './selection-acts.tsx';
import { useStatusToggle } from './status-toggle.ts';
import './register-screen.css';

/** Of one answer: who wants more says more. */
const resultsMax = 200;
/** A long book is searched once for a word, not once for each of its letters. */
const settleMs = 150;

export function SearchScreen({ accountId }: { readonly accountId: Id | null }): ReactNode {
  const { phone: { search }, phoneList } = useTexts();
  const language = useLanguage();
  const { place, openSheet, back } = useNavigation();
  const [text, setText] = useState(() => readKept().text);
  const [filter, setFilter] = useState(() => readKept().filter);
  const wanted = useSettled(text.trim());
  const selection = useRowSelection();
  const currency = useCurrencyOf(accountId);
  const isSheetOpen = place.sheet === 'filter';

  // Under an open sheet the place in the history is that of the sheet.
  useEffect(() => {
    if (!isSheetOpen) keepSearch(text, filter);
  }, [isSheetOpen, text, filter]);

  if (currency === undefined) return <Screen title={search.title} leading="back">{null}</Screen>;
  if (isSheetOpen) return <FilterSheet filter={filter} currency={currency} onChange={setFilter} onClose={back} />;
  const isChoosing = selection.rows.length > 0;
  const count = formatCount(selection.rows.length, language);
  return (
    <Screen
      title={isChoosing ? phoneList.chosen(selection.rows.length, count) : search.title} body="plain"
      {...(isChoosing ? { leading: 'close', onLeading: selection.clear } : { leading: 'back' })}
      actions={isChoosing ? undefined
        : <BarButton icon="filter" label={phoneList.filter.open} onPress={() => openSheet('filter')} />}
      footer={isChoosing
        ? <SelectionActs selection={selection} currency={accountId === null ? undefined : currency} />
        : undefined}
    >
      <FilterField label={search.field} text={text} hasFocus={text === '' && !isFiltering(filter)} onText={setText} />
      {isFiltering(filter) && (
        <FilterStrip
          filter={filter} currency={currency} onOpen={() => openSheet('filter')} onClear={() => setFilter(noFilter)}
        />
      )}
      {(text.trim() === '' || wanted === '') && !isFiltering(filter)
        ? <p className="register__hint">{search.hint}</p>
        : (
          <Results
            text={text.trim() === '' ? '' : wanted} filter={filter} accountId={accountId} language={language}
            selection={selection}
          />
        )}
    </Screen>
  );
}

/** Of amounts that are typed: the account's, or the book's. */
function useCurrencyOf(accountId: Id | null): Currency | undefined {
  const book = useQuery('book', {});
  const account = useKnownAccounts().find(({ id }) => id === accountId);
  return account?.currency ?? (book?.kind === 'open' ? book.currency : undefined);
}

interface ResultsProps {
  readonly text: string;
  readonly filter: EntryFilterDraft;
  readonly selection: RowSelection;
  readonly accountId: Id | null;
  readonly language: ReturnType<typeof useLanguage>;
}

function Results({ text, filter, accountId, language, selection }: ResultsProps): ReactNode {
  const { phone: { search }, phoneList } = useTexts();
  const question = { text, accountId, limit: resultsMax, ...(isFiltering(filter) && { filter }) };
  const toggle = useStatusToggle();
  const answered = useOneAnswerAtATime(question);
  if (answered === undefined) return null;
  const { found } = answered;
  const total = formatCount(found.total, language);
  return (
    <>
      <p className="register__hint" role="status">
        {found.total === 0 ? answered.text === '' ? phoneList.filter.none : search.none(answered.text)
          : found.total > found.rows.length ? search.partly(formatCount(found.rows.length, language), total)
            : search.found(found.total, total)}
      </p>
      <FoundRows rows={found.rows} onToggle={toggle} selection={selection} />
    </>
  );
}

interface Answered {
  /** The text that was answered, not the one that is still looked for. */
  readonly text: string;
  readonly found: SearchView;
}

/** The next question waits for the answer to the one before: a long book answers no question that nobody asks now. */
function useOneAnswerAtATime(question: QueryParameters<'search'>): Answered | undefined {
  const [asked, setAsked] = useState(question);
  const [answered, setAnswered] = useState<Answered>();
  const found = useQuery('search', asked);
  if (found !== undefined && answered?.found !== found) setAnswered({ text: asked.text, found });
  if (found !== undefined && JSON.stringify(asked) !== JSON.stringify(question)) setAsked(question);
  return answered;
}

interface FoundRowsProps {
  readonly rows: SearchView['rows'];
  readonly selection: RowSelection;
  readonly onToggle: (row: RegisterRowView) => void;
}

function FoundRows({ rows, onToggle, selection }: FoundRowsProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  useKeptScroll(list);
  return (
    <ul ref={list}>
      {rows.map((row, index) => (
        <Fragment key={`${row.entryId} ${row.leg}`}>
          {!isMonthOfPrevious(rows, index) && <li><MonthHead day={row.day} /></li>}
          <li>
            <EntryRow
              row={row} currency={row.currency} note={row.accountName} onToggle={() => onToggle(row)}
              selection={selection}
            />
          </li>
        </Fragment>
      ))}
    </ul>
  );
}

function isMonthOfPrevious(rows: readonly RegisterRowView[], index: number): boolean {
  const row = rows[index];
  const previous = rows[index - 1];
  return row !== undefined && previous !== undefined && isSameMonth(row.day, previous.day);
}

/** The text once nothing more is typed. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Text and filter stay with their place in the history: going back from an entry finds the same list. */
function readKept(): { readonly text: string; readonly filter: EntryFilterDraft } {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null) return { text: '', filter: noFilter };
  return {
    text: 'searchText' in state && typeof state.searchText === 'string' ? state.searchText : '',
    filter: 'filter' in state ? parseFilter(state.filter) : noFilter,
  };
}

function keepSearch(searchText: string, filter: EntryFilterDraft): void {
  const state: unknown = history.state;
  history.replaceState({ ...(typeof state === 'object' ? state : {}), searchText, filter }, '');
}
