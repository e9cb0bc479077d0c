/**
 * The lines of the bank's file: one Tab stop, arrows move, Space takes a line or leaves it, Enter goes to its category
 * and Esc comes back.
 */
import type { ImportView } from '@tandem/contract';
import type { Currency } from '@tandem/ledger';
import {
  Combobox, currencySign, KeyCap, useLanguage, useQuery, useTexts, VirtualTable, type VirtualTableHandle,
} from '@tandem/ui';
import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { LineChange, NumberedLine } from './import-lines.ts';
import { ImportRow } from './import-row.tsx';
import { moveInRows } from './row-keys.ts';

interface ImportTableProps {
  readonly preview: ImportView;
  readonly lines: readonly NumberedLine[];
  readonly onChange: (change: LineChange) => void;
}

/** In CSS pixels; the row is as high in its style. */
const rowHeight = 32;
const categoryOfChosen = '.import-row[aria-selected="true"] input.field__control';

export function ImportTable({ preview, lines, onChange }: ImportTableProps): ReactNode {
  const { import: words } = useTexts();
  const id = useId();
  const [active, setActive] = useState(0);
  const table = useRef<VirtualTableHandle>(null);
  const grid = useRef<HTMLDivElement>(null);
  const categories = useCategoryOptions();
  const currency = preview.statements[preview.statement]?.currency;
  const chosen = lines[active];
  if (currency === undefined) return null;
  if (lines.length === 0) return <p className="import-table__none">{words.noneOfFilter}</p>;

  function take({ index, line }: NumberedLine, isTaken: boolean): void {
    onChange({ index, isTaken, categoryId: line.categoryId });
  }

  /** Before the field hears of it, which would empty itself. An open list is closed by its own Esc first. */
  function leaveField(event: KeyboardEvent<HTMLDivElement>): void {
    const { key, target } = event;
    if (key !== 'Escape' || !(target instanceof HTMLInputElement)) return;
    if (target.getAttribute('aria-expanded') === 'true') return;
    event.stopPropagation();
    grid.current?.focus();
  }

  function press(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== grid.current) return;
    if (event.key === ' ' && chosen !== undefined) {
      event.preventDefault();
      take(chosen, !chosen.line.isTaken);
      return;
    }
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      const field = grid.current?.querySelector<HTMLInputElement>(categoryOfChosen);
      field?.focus();
      // What is typed takes the place of what stands there.
      field?.select();
      return;
    }
    const next = moveInRows(event.key, active, lines.length);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
    table.current?.scrollToIndex(next);
  }

  return (
    <>
      <div
        ref={grid} className="import-table" role="grid" tabIndex={0} aria-label={words.table}
        aria-rowcount={lines.length + 1}
        aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.index}`}
        onKeyDownCapture={leaveField} onKeyDown={press} data-zone-start
      >
        <Head currency={currency} />
        <VirtualTable
          className="import-table__rows" count={lines.length} estimate={rowHeight} handle={table}
          keptIndex={active} keyOf={(row) => lines[row]?.index ?? row}
          renderRow={(row) => {
            const numbered = lines[row];
            if (numbered === undefined) return null;
            const { index, line } = numbered;
            return (
              <ImportRow
                id={`${id}-${index}`} line={line} currency={currency} rowIndex={row + 2} isActive={row === active}
                onActivate={() => setActive(row)} onTake={(isTaken) => take(numbered, isTaken)}
                categoryField={
                  <Combobox
                    label={words.categoryOf(line.payee)} isLabelHidden options={categories} value={line.categoryId}
                    placeholder={words.toChoose}
                    onChange={(categoryId) => onChange({ index, isTaken: line.isTaken, categoryId })}
                  />
                }
              />
            );
          }}
        />
      </div>
      <p className="import-table__keys"><KeyCap>{words.spaceKey}</KeyCap><span>{words.spaceNote}</span></p>
    </>
  );
}

function Head({ currency }: { readonly currency: Currency }): ReactNode {
  const language = useLanguage();
  const { import: { column } } = useTexts();
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className="import-table__head">
        <span role="columnheader"><span className="visually-hidden">{column.take}</span></span>
        <span role="columnheader">{column.day}</span>
        <span role="columnheader">{column.label}</span>
        <span role="columnheader">{column.payee}</span>
        <span role="columnheader">{column.category}</span>
        <span role="columnheader" className="import-table__amount">
          {`${column.amount} (${currencySign(currency, language)})`}
        </span>
        <span role="columnheader">{column.action}</span>
      </div>
    </div>
  );
}

function useCategoryOptions(): readonly { readonly value: string; readonly label: string }[] {
  const categories = useQuery('categories', {});
  return useMemo(() => (categories ?? []).map(({ id, path }) => ({ value: id, label: path })), [categories]);
}
