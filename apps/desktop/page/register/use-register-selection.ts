/** Where the keyboard stands and which rows are chosen, also while rows come and go above them. */
import type { RegisterRowView } from '@tandem/contract';
import type { RowWindow } from '@tandem/ui';
import { useState } from 'react';
import { keepInside, type RegisterShape } from './register-shape.ts';
import { selectOnly, type RowSelection } from './row-selection.ts';

export interface RegisterSelection {
  readonly selection: RowSelection;
  readonly select: (selection: RowSelection) => void;
}

type RowKey = Pick<RegisterRowView, 'entryId' | 'leg'>;

interface Kept {
  readonly selection: RowSelection;
  /** Of how many rows the numbers in it are. */
  readonly rowCount: number;
  /** Whose row the active one is, once that is known. */
  readonly key: RowKey | undefined;
}

export function useRegisterSelection(shape: RegisterShape, rows: RowWindow): RegisterSelection {
  const [kept, setKept] = useState<Kept>(() => ({
    selection: selectOnly(shape.firstUpcoming > 0 ? shape.firstUpcoming - 1 : 'typing'), rowCount: shape.rows,
    key: undefined,
  }));
  // Before anything is drawn with numbers that name other rows by now.
  const followed = follow(kept, shape, rows);
  if (followed !== kept) setKept(followed);
  return {
    selection: followed.selection,
    select: (selection) => setKept({ selection, rowCount: shape.rows, key: keyAt(selection, rows) }),
  };
}

/** The active row keeps its entry where that is still near; several chosen rows are let go once their numbers lie. */
function follow(kept: Kept, shape: RegisterShape, rows: RowWindow): Kept {
  const { selection, key } = kept;
  const moved = key === undefined ? undefined : rows.indexOf(key);
  if (kept.rowCount !== shape.rows) {
    const changed = selectOnly(keepInside(shape, moved ?? selection.active));
    return { selection: changed, rowCount: shape.rows, key: moved === undefined ? keyAt(changed, rows) : key };
  }
  const row = keyAt(selection, rows);
  if (row === undefined || (key !== undefined && isSame(row, key))) return kept;
  // Another entry stands here now: that one, where the former is gone.
  return moved === undefined ? { ...kept, key: row } : { ...kept, selection: selectOnly(moved) };
}

function keyAt({ active }: RowSelection, rows: RowWindow): RowKey | undefined {
  return typeof active === 'number' ? rows.row(active) : undefined;
}

function isSame(row: RowKey, key: RowKey): boolean {
  return row.entryId === key.entryId && row.leg === key.leg;
}
