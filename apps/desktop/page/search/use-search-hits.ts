/** The entries in which the searched text occurs, as it is typed and as they change; and which of them comes next. */
import { rowsPerQueryMax, type Id, type SearchView } from '@tandem/contract';
import { useEngine } from '@tandem/ui';
import { useEffect, useRef, useState } from 'react';
import type { SearchState } from '../shell/use-window-state.ts';

/** A word is typed faster than this: it is searched once, not letter by letter. */
const restMs = 120;

export type SearchHit = SearchView['rows'][number];

export interface SearchHits {
  /** Undefined before the first answer, and where nothing is searched; those of the text before until then. */
  readonly hits: SearchView | undefined;
  /** The one after the last one that was gone to; from the first again after the last. */
  readonly next: () => SearchHit | undefined;
  readonly goneTo: (hit: SearchHit) => void;
}

export function useSearchHits({ text, isEverywhere }: SearchState, accountId: Id | null): SearchHits {
  const client = useEngine();
  const [found, setFound] = useState<SearchView>();
  const last = useRef(-1);
  const wanted = text.trim();
  const where = isEverywhere ? null : accountId;
  useEffect(() => {
    last.current = -1;
    if (wanted === '') return undefined;
    let stop = (): void => {};
    const timer = setTimeout(() => {
      stop = client.subscribe('search', { text: wanted, accountId: where, limit: rowsPerQueryMax }, setFound);
    }, restMs);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, wanted, where]);
  const hits = wanted === '' ? undefined : found;
  return {
    hits,
    next(): SearchHit | undefined {
      if (hits === undefined || hits.rows.length === 0) return undefined;
      last.current = (last.current + 1) % hits.rows.length;
      return hits.rows[last.current];
    },
    goneTo(hit): void {
      last.current = hits?.rows.indexOf(hit) ?? -1;
    },
  };
}
