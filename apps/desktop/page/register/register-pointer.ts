/** What a press of the pointer in the register means; rows say who they are by `data-row`, cells by `data-act`. */
import type { Id } from '@tandem/contract';
import type { MouseEvent } from 'react';
import type { EntryFieldName } from './entry-reading.ts';
import { extendTo, selectOnly, toggleRow } from './row-selection.ts';
import { splitKey, type RegisterModel } from './use-register.ts';

export interface RegisterPointer {
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
}

/** The cells of a row that can be typed in, by their place in it. */
const fieldByCell: readonly (EntryFieldName | undefined)[] = [
  undefined, 'date', 'method', 'payee', 'category', 'memo', undefined, 'debit', 'credit', undefined,
];

export function useRegisterPointer(
  model: RegisterModel, onShowConflict: (entryId: Id) => void, onShowPhotos: (entryId: Id) => void,
): RegisterPointer {
  const { rows, shape, selection, select, typing, acts } = model;

  function press(row: number, event: Pressed): void {
    if (event.isControl) select(toggleRow(selection, row));
    else if (event.isShift) select(extendTo(shape, selection, row));
    else select(selectOnly(row));
    const view = rows.row(row);
    if (view === undefined) return;
    if (event.act === 'status') void acts.toggleCleared([{ first: row, last: row }]);
    if (event.act === 'conflict') onShowConflict(view.entryId);
    if (event.act === 'photos') onShowPhotos(view.entryId);
    if (event.act === 'split') model.setIsSplitOpen(view, !model.openSplits.has(splitKey(view)));
  }
  async function afterLeaving(act: () => void): Promise<void> {
    if (await typing.leave()) act();
  }
  return {
    onMouseDown(event): void {
      const pressed = readPressed(event);
      if (pressed === undefined || event.button !== 0) return;
      if (pressed.row === 'typing') {
        // The field that is about to come takes the focus.
        event.preventDefault();
        void afterLeaving(() => typing.beginNew(pressed.field));
        return;
      }
      const { row } = pressed;
      void afterLeaving(() => press(row, pressed));
    },
    onDoubleClick(event): void {
      const pressed = readPressed(event);
      if (pressed === undefined || pressed.row === 'typing' || pressed.act !== undefined) return;
      const view = rows.row(pressed.row);
      if (view !== undefined) typing.beginRow(view, pressed.row, pressed.field);
    },
  };
}

const rowActs = ['status', 'split', 'conflict', 'photos'] as const;

type RowAct = (typeof rowActs)[number];

interface Pressed {
  readonly row: number | 'typing';
  readonly act: RowAct | undefined;
  readonly field: EntryFieldName | undefined;
  readonly isControl: boolean;
  readonly isShift: boolean;
}

/** Undefined where no row was pressed, as in the one that is typed. */
function readPressed(event: MouseEvent): Pressed | undefined {
  const { target } = event;
  if (!(target instanceof Element)) return undefined;
  const element = target.closest<HTMLElement>('[data-row]');
  const name = element?.dataset['row'];
  if (element === null || name === undefined) return undefined;
  const act = target.closest<HTMLElement>('[data-act]')?.dataset['act'];
  const cell = [...element.children].findIndex((child) => child.contains(target));
  return {
    row: name === 'typing' ? 'typing' : Number(name),
    act: rowActs.find((known) => known === act),
    field: fieldByCell[cell], isControl: event.ctrlKey || event.metaKey, isShift: event.shiftKey,
  };
}
