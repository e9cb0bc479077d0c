/** What is searched, in words, how much was found, where; and how to be rid of it. */
import { rowsPerQueryMax, type SearchView } from '@tandem/contract';
import { formatCount, Icon, Link, Segments, useLanguage, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import type { WindowState } from '../shell/use-window-state.ts';
import './search.css';

export function SearchStrip({ state, hits }: {
  readonly state: WindowState; readonly hits: SearchView | undefined;
}): ReactNode {
  const { register } = useTexts();
  const language = useLanguage();
  const { search } = state;
  const text = search.text.trim();
  const clear = (): void => {
    state.setSearchText('');
    state.searchSlot.get()?.focus();
  };
  return (
    <div className="search-strip">
      <Icon name="search" size={16} />
      <p className="search-strip-words" role="status">{hits === undefined ? '…' : describeHits()}</p>
      <Segments label={register.searchScope} value={search.isEverywhere ? 'everywhere' : 'here'}
        onChange={(value) => state.setIsEverywhere(value === 'everywhere')}
        options={[
          { value: 'everywhere', label: register.searchEverywhere }, { value: 'here', label: register.searchHere },
        ]} />
      {search.isListed ? null : <Link onClick={state.listHits}>{register.searchList}</Link>}
      <Link onClick={clear}>{register.searchClear}</Link>
    </div>
  );

  function describeHits(): string {
    if (hits === undefined || hits.total === 0) return register.searchNone(text);
    const words = register.searchHits(hits.total, formatCount(hits.total, language), text);
    const isCut = hits.total > rowsPerQueryMax;
    return isCut ? `${words} · ${register.searchShown(formatCount(rowsPerQueryMax, language))}` : words;
  }
}
