/** Entries by payee, category, memo or amount, in one account or in all, newest first. */
import type { Id, RegisterRowView, SearchView } from '@tandem/contract';
import type { Currency } from '@tandem/ledger';
import { formatCount, useLanguage, useQuery, useTexts } from '@tandem/ui';
import { Fragment, useEffect, useRef, useState, type ReactNode } from 'react';
import { FilterField } from '../entry/sheets/picker.tsx';
import { Screen } from '../screen/screen.tsx';
import { EntryRow } from './entry-row.tsx';
import { MonthHead } from './month-head.tsx';
import { isSameMonth } from './day-names.ts';
import { useKeptScroll } from './kept-scroll.ts';
import { useStatusToggle } from './status-toggle.ts';
import './register-screen.css';

/** Of one answer: who wants more says more. */
const resultsMax = 200;
/** A long book is searched once for a word, not once for each of its letters. */
const settleMs = 150;

export function SearchScreen({ accountId }: { readonly accountId: Id | null }): ReactNode {
  const { phone: { search } } = useTexts();
  const language = useLanguage();
  const [text, setText] = useState(readSearchText);
  const wanted = useSettled(text.trim());
  return (
    <Screen title={search.title} leading="back" body="plain">
      <FilterField
        label={search.field} text={text} hasFocus={text === ''}
        onText={(typed) => {
          keepSearchText(typed);
          setText(typed);
        }}
      />
      {text.trim() === '' || wanted === ''
        ? <p className="register__hint">{search.hint}</p>
        : <Results text={wanted} accountId={accountId} language={language} />}
    </Screen>
  );
}

interface ResultsProps {
  readonly text: string;
  readonly accountId: Id | null;
  readonly language: ReturnType<typeof useLanguage>;
}

function Results({ text, accountId, language }: ResultsProps): ReactNode {
  const { phone: { search } } = useTexts();
  const found = useQuery('search', { text, accountId, limit: resultsMax }, { keep: true });
  const toggle = useStatusToggle();
  // What is said is said of the text that was answered, not of the one that is still looked for.
  const [answered, setAnswered] = useState({ text, found });
  if (answered.found !== found) setAnswered({ text, found });
  if (found === undefined) return null;
  const total = formatCount(found.total, language);
  return (
    <>
      <p className="register__hint" role="status">
        {found.total === 0 ? search.none(answered.text)
          : found.total > found.rows.length ? search.partly(formatCount(found.rows.length, language), total)
            : search.found(found.total, total)}
      </p>
      <FoundRows rows={found.rows} onToggle={toggle} />
    </>
  );
}

interface FoundRowsProps {
  readonly rows: SearchView['rows'];
  readonly onToggle: (row: RegisterRowView) => void;
}

function FoundRows({ rows, onToggle }: FoundRowsProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  useKeptScroll(list);
  return (
    <ul ref={list}>
      {rows.map((row, index) => (
        <Fragment key={`${row.entryId} ${row.leg}`}>
          {!isMonthOfPrevious(rows, index) && <li><MonthHead day={row.day} /></li>}
          <li><FoundRow row={row} currency={row.currency} accountName={row.accountName} onToggle={onToggle} /></li>
        </Fragment>
      ))}
    </ul>
  );
}

interface FoundRowProps {
  readonly row: RegisterRowView;
  readonly currency: Currency;
  readonly accountName: string;
  readonly onToggle: (row: RegisterRowView) => void;
}

function FoundRow({ row, currency, accountName, onToggle }: FoundRowProps): ReactNode {
  return <EntryRow row={row} currency={currency} note={accountName} onToggle={() => onToggle(row)} />;
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

/** The text stays with its place in the history: going back from an entry finds the same list. */
function readSearchText(): string {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('searchText' in state)) return '';
  return typeof state.searchText === 'string' ? state.searchText : '';
}

function keepSearchText(searchText: string): void {
  const state: unknown = history.state;
  history.replaceState({ ...(typeof state === 'object' ? state : {}), searchText }, '');
}
