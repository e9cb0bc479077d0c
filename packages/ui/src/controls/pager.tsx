/** A long list, a page at a time: what is shown of how many, and the pages before and after. */
import { useRef, type ReactNode } from 'react';
import { formatCount } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { IconButton } from './icon-button.tsx';
import './pager.css';

export interface PagerProps {
  readonly offset: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onChange: (offset: number) => void;
}

/** Nothing where one page holds all. */
export function Pager({ offset, pageSize, total, onChange }: PagerProps): ReactNode {
  const language = useLanguage();
  const { common } = useTexts();
  const ref = useRef<HTMLElement>(null);
  if (total <= pageSize) return null;
  const count = (value: number): string => formatCount(value, language);
  const end = Math.min(offset + pageSize, total);
  // The list that this stands under is read from its beginning again.
  const turn = (to: number): void => {
    onChange(to);
    ref.current?.parentElement?.scrollIntoView({ block: 'start' });
  };
  return (
    <nav ref={ref} className="pager" aria-label={common.pages}>
      <IconButton icon="chevron-left" label={common.previousPage} disabled={offset === 0}
        onClick={() => turn(Math.max(offset - pageSize, 0))} />
      <span role="status">{common.shownOf(count(offset + 1), count(end), count(total))}</span>
      <IconButton icon="chevron-right" label={common.nextPage} disabled={end >= total}
        onClick={() => turn(offset + pageSize)} />
    </nav>
  );
}
