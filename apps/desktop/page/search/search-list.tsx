/** The hits, newest first. Enter or a click goes to the entry in its register. */
import type { SearchView } from '@tandem/contract';
import {
  formatAmount, formatDay, Icon, useLanguage, useTexts, VirtualTable, type VirtualTableHandle,
} from '@tandem/ui';
import { useId, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { categoryText } from '../register/category-text.ts';
import { useRowHeight } from '../register/row-height.ts';
import { describeRow } from '../register/row-description.ts';
import { StatusMark } from '../register/status-mark.tsx';
import type { SearchHit } from './use-search-hits.ts';
import './search.css';

interface SearchListProps {
  readonly hits: SearchView;
  readonly onOpen: (hit: SearchHit) => void;
}

export function SearchList({ hits, onOpen }: SearchListProps): ReactNode {
  const { register } = useTexts();
  const table = useRef<VirtualTableHandle>(null);
  const headId = useId();
  const rowHeight = useRowHeight();
  const [active, setActive] = useState(0);
  const { rows } = hits;
  const current = Math.min(active, rows.length - 1);
  const hit = rows[current];
  if (hit === undefined) return <h1 className="visually-hidden">{register.search}</h1>;

  function onKeyDown(event: KeyboardEvent): void {
    const reached = rows[current];
    if (event.key === 'Enter' && reached !== undefined) onOpen(reached);
    const next = stepHit(event.key, current, rows.length);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
    table.current?.scrollToIndex(next);
  }
  function onClick({ target }: MouseEvent): void {
    const id = target instanceof Element ? target.closest('[data-hit]')?.id : undefined;
    const pressed = rows.find((row) => hitId(row) === id);
    if (pressed !== undefined) onOpen(pressed);
  }
  return (
    <>
      <h1 className="visually-hidden">{register.search}</h1>
      <SearchColumns id={headId} />
      <VirtualTable handle={table} className="search-list" role="grid" aria-label={register.search} tabIndex={0}
        aria-rowcount={rows.length + 1} aria-owns={headId} aria-activedescendant={hitId(hit)} data-zone="rows"
        count={rows.length} estimate={rowHeight} keptIndex={current} onKeyDown={onKeyDown} onClick={onClick}
        renderRow={(index) => {
          const row = rows[index];
          return row === undefined ? null : <Hit row={row} rowIndex={index + 2} isActive={index === current} />;
        }} />
    </>
  );
}

function SearchColumns({ id }: { readonly id: string }): ReactNode {
  const { register: { columns } } = useTexts();
  return (
    <div id={id} className="search-list-columns" role="row" aria-rowindex={1}>
      <span role="columnheader">{columns.date}</span>
      <span role="columnheader">{columns.account}</span>
      <span role="columnheader">{columns.payee}</span>
      <span role="columnheader">{columns.category}</span>
      <span role="columnheader">{columns.memo}</span>
      <span role="columnheader" className="search-list-status">{columns.status}</span>
      <span role="columnheader" className="search-list-amount">{columns.amount}</span>
    </div>
  );
}

interface HitProps {
  readonly row: SearchHit;
  readonly rowIndex: number;
  readonly isActive: boolean;
}

function Hit({ row, rowIndex, isActive }: HitProps): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const category = categoryText(row.category, texts.register);
  return (
    <div id={hitId(row)} className="search-list-row" role="row" aria-rowindex={rowIndex}
      aria-selected={isActive} aria-label={`${row.accountName}, ${describeRow(row, row.currency, texts, language)}`}
      data-active={isActive} data-hit>
      <span role="gridcell">{formatDay(row.day)}</span>
      <span role="gridcell" title={row.accountName}>{row.accountName}</span>
      <span role="gridcell" title={row.payee}>{row.payee}</span>
      <span role="gridcell" title={category}>{category}</span>
      <span role="gridcell" title={row.memo}>{row.memo}</span>
      <span role="gridcell" className="search-list-status">
        {row.hasConflict ? <Icon name="conflict" size={16} />
          : <StatusMark status={row.status} isUpcoming={false} isToCheck={row.isToCheck} />}
      </span>
      <span role="gridcell" className="search-list-amount">{formatAmount(row.amount, row.currency, language)}</span>
    </div>
  );
}

const pageHits = 20;

function stepHit(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown': return Math.min(current + 1, count - 1);
    case 'ArrowUp': return Math.max(current - 1, 0);
    case 'PageDown': return Math.min(current + pageHits, count - 1);
    case 'PageUp': return Math.max(current - pageHits, 0);
    case 'Home': return 0;
    case 'End': return count - 1;
    default: return undefined;
  }
}

function hitId({ entryId, leg }: SearchHit): string {
  return `hit-${entryId}-${leg}`;
}
