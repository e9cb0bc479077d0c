/**
 * A long list of which only the rows in sight exist: 100,000 of them scroll as ten do. Rows may differ in height; a row
 * that is being typed in stays alive out of sight. Roles are the caller's: pass `role="grid"` and `aria-rowcount`, and
 * give each row its own `role="row"` with `aria-rowindex`.
 */
import { defaultRangeExtractor, useVirtualizer, type Range, type ReactVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type ComponentProps, type ReactNode,
  type Ref,
} from 'react';
import { useScrollHint } from './scroll-hint.ts';
import './virtual-table.css';

export interface VirtualTableHandle {
  /** `auto` scrolls as little as it takes. */
  scrollToIndex(index: number, align?: 'auto' | 'start' | 'center' | 'end'): void;
}

export interface VirtualTableProps extends Omit<ComponentProps<'div'>, 'children' | 'ref'> {
  readonly count: number;
  /** Height of a row in CSS pixels before it is measured. */
  readonly estimate: number | ((index: number) => number);
  readonly renderRow: (index: number) => ReactNode;
  /**
   * The same row keeps its key when others come before it. Memoized by the caller: with another function, every row is
   * measured anew.
   */
  readonly keyOf?: ((index: number) => string | number) | undefined;
  readonly handle?: Ref<VirtualTableHandle> | undefined;
  /** Where it opens: a register of the PC at its end, a list that is come back to with this row at its top. */
  readonly startsAt?: 'start' | 'end' | number;
  /** Stays alive out of sight. */
  readonly keptIndex?: number | undefined;
  /** Told whenever other rows come into sight; both ends included. */
  readonly onRange?: ((first: number, last: number) => void) | undefined;
  /** Said beside the scroll bar while much goes by: the month of this row. */
  readonly hint?: ((index: number) => string | undefined) | undefined;
  /** Role of what holds the rows. */
  readonly bodyRole?: string;
}

const overscan = 6;

export function VirtualTable(props: VirtualTableProps): ReactNode {
  const {
    count, estimate, renderRow, keyOf, handle, startsAt = 'start', keptIndex, onRange, hint, bodyRole = 'rowgroup',
    ...rest
  } = props;
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const rangeExtractor = useCallback((range: Range) => withKept(range, keptIndex), [keptIndex]);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count, overscan, rangeExtractor, getScrollElement: () => scroller,
    estimateSize: typeof estimate === 'number' ? () => estimate : estimate,
    ...(keyOf !== undefined && { getItemKey: keyOf }),
  });
  const firstIndex = useCallback(() => virtualizer.range?.startIndex ?? 0, [virtualizer]);
  const shownHint = useScrollHint(scroller, hint, firstIndex);

  useImperativeHandle(handle, () => ({
    scrollToIndex: (index, align = 'auto') => virtualizer.scrollToIndex(index, { align }),
  }), [virtualizer]);
  useOtherHeights(virtualizer, typeof estimate === 'number' ? estimate : undefined);
  useStart(scroller, count, startsAt, () => {
    if (typeof startsAt === 'number') virtualizer.scrollToIndex(Math.min(startsAt, count - 1), { align: 'start' });
    else virtualizer.scrollToIndex(count - 1, { align: 'end' });
  });
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  return (
    <div {...rest} ref={setScroller} className={`virtual-table ${rest.className ?? ''}`}>
      {shownHint !== undefined && (
        <div className="virtual-table__hint" aria-hidden="true" style={{ insetBlockStart: `${shownHint.share * 90}%` }}>
          <span className="virtual-table__hint-text">{shownHint.text}</span>
        </div>
      )}
      <div className="virtual-table__body" role={bodyRole} style={{ blockSize: `${virtualizer.getTotalSize()}px` }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key} ref={virtualizer.measureElement} data-index={index} className="virtual-table__row"
            role="presentation" style={{ transform: `translateY(${start}px)` }}
          >
            {renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

function withKept(range: Range, keptIndex: number | undefined): number[] {
  const indexes = defaultRangeExtractor(range);
  if (keptIndex === undefined || keptIndex >= range.count || indexes.includes(keptIndex)) return indexes;
  return [...indexes, keptIndex].sort((left, right) => left - right);
}

/** At its place from the first picture on, once there are rows. */
function useStart(
  scroller: Element | null, count: number, startsAt: 'start' | 'end' | number, toPlace: () => void,
): void {
  const isPlaced = useRef(startsAt === 'start');
  useLayoutEffect(() => {
    if (isPlaced.current || scroller === null || count === 0) return;
    toPlace();
    isPlaced.current = true;
  });
}

/** Rows of another density: nothing that was measured holds, and what is in sight is measured at once. */
function useOtherHeights(
  virtualizer: ReactVirtualizer<HTMLDivElement, HTMLDivElement>, height: number | undefined,
): void {
  const measured = useRef(height);
  useEffect(() => {
    if (measured.current === height) return;
    measured.current = height;
    virtualizer.measure();
    for (const row of virtualizer.elementsCache.values()) virtualizer.measureElement(row);
  }, [virtualizer, height]);
}
