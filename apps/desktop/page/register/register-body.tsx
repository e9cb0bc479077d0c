/** Column heads and rows: one grid for the keyboard and the screen reader, of which only rows in sight exist. */
import { currencySign, formatMonth, useLanguage, VirtualTable } from '@tandem/ui';
import { useCallback, useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { RegisterColumns } from './register-columns.tsx';
import { RegisterItemView } from './register-item.tsx';
import { keyToRegisterAct, type RegisterKeyAct } from './register-keys.ts';
import { RegisterNoticeStrip } from './register-notice.tsx';
import { countItems, itemAt, placeToIndex } from './register-shape.ts';
import type { LoadedRegisterProps } from './register-window.ts';
import { useRegisterPointer } from './register-pointer.ts';
import { useRowHeight } from './row-height.ts';
import { extendTo, selectAll, selectOnly } from './row-selection.ts';
import { splitKey, useRegister, type RegisterModel } from './use-register.ts';
import { useAmountWidths } from './amount-widths.ts';

/** Until the height of the view says better. */
const pageRowsDefault = 20;

export function RegisterBody(props: LoadedRegisterProps): ReactNode {
  const { register } = props;
  const { account } = register;
  const language = useLanguage();
  const model = useRegister(props);
  const { shape, rows, selection, select, typing, acts, reveal } = model;
  const headId = useId();
  const rowHeight = useRowHeight();
  const widths = useAmountWidths(account, language);
  const { active } = selection;
  const pointer = useRegisterPointer(model, props.onShowConflict, props.onShowPhotos);
  const typingIndex = indexOfTyping();

  useStart(model, props.takesFocus);
  const onRange = useCallback((first: number, last: number) => rows.look(Math.max(first - 2, 0), last), [rows]);
  const keyOf = useCallback((index: number) => {
    const item = itemAt(shape, index);
    return item.kind === 'row' ? item.row : item.kind;
  }, [shape]);

  function indexOfTyping(): number | undefined {
    switch (typing.typing.kind) {
      case 'none': return undefined;
      case 'new': return placeToIndex(shape, 'typing');
      case 'row': return placeToIndex(shape, rows.indexOf(typing.typing.row) ?? typing.typing.index);
    }
  }
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget) return;
    const pageRows = Math.max(Math.floor(event.currentTarget.clientHeight / rowHeight) - 1, 1);
    const act = keyToRegisterAct(event, shape, active, Number.isFinite(pageRows) ? pageRows : pageRowsDefault);
    if (act === undefined) return;
    event.preventDefault();
    run(act);
  }
  function run(act: RegisterKeyAct): void {
    const row = typeof active === 'number' ? rows.row(active) : undefined;
    switch (act.kind) {
      case 'move':
        select(act.extends ? extendTo(shape, selection, act.place) : selectOnly(act.place));
        reveal(act.place);
        break;
      case 'edit': model.editActive(); break;
      case 'delete': void model.deleteChosen(); break;
      case 'clear': void acts.toggleCleared(selection.ranges); break;
      case 'select-all': select(selectAll(shape, selection)); break;
      case 'unselect': select(selectOnly(active)); break;
      case 'open-split': if (row !== undefined) model.setIsSplitOpen(row, true); break;
      case 'close-split': if (row !== undefined) model.setIsSplitOpen(row, false); break;
    }
  }
  function estimate(index: number): number {
    const item = itemAt(shape, index);
    const row = item.kind === 'row' ? rows.row(item.row) : undefined;
    const isOpen = row?.category.kind === 'split' && model.openSplits.has(splitKey(row));
    return isOpen && row?.category.kind === 'split' ? rowHeight * (1 + row.category.lines.length) : rowHeight;
  }
  const sign = currencySign(account.currency, language);
  return (
    <div className="register-rows" style={widths}>
      <RegisterNoticeStrip notice={acts.notice} onDismiss={acts.dismiss} />
      <RegisterColumns id={headId} currency={sign} />
      <VirtualTable handle={model.table} id={model.gridId} className="register-scroll" role="grid" tabIndex={0}
        aria-label={account.name} aria-rowcount={countItems(shape) + 1} aria-multiselectable aria-owns={headId}
        aria-colcount={10} aria-activedescendant={`${model.gridId}-${String(active)}`}
        data-zone="rows" data-zone-start count={countItems(shape)} startsAt="end" estimate={estimate}
        keyOf={keyOf}
        keptIndex={typingIndex ?? placeToIndex(shape, active)} onRange={onRange} onKeyDown={onKeyDown}
        onMouseDown={pointer.onMouseDown} onDoubleClick={pointer.onDoubleClick}
        hint={(index) => {
          const item = itemAt(shape, index);
          const row = item.kind === 'row' ? rows.row(item.row) : undefined;
          return row === undefined ? undefined : formatMonth(row.day, language);
        }}
        renderRow={(index) => (
          <RegisterItemView model={model} props={props} index={index} isTyped={index === typingIndex} />
        )} />
    </div>
  );
}

/** Opens at today, wherever the last row is; a register that takes the place of another one takes its focus, too. */
function useStart({ reveal, focusGrid, typing }: RegisterModel, takesFocus: boolean): void {
  const start = useRef(() => {
    const { activeElement } = document;
    reveal('typing');
    if (typing.typing.kind === 'new') return;
    if (takesFocus || activeElement === null || activeElement === document.body) focusGrid();
  });
  useEffect(() => start.current(), []);
}
