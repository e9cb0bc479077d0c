/** Where the keyboard stands and which rows are chosen, also while rows come and go above them. */
import type { RegisterRowView } from '@tandem/contract';
import { useEffect, useState } from 'react';
import type { RegisterRows } from './register-rows.ts';
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

export function useRegisterSelection(
  shape: RegisterShape, rows: RegisterRows, version: number,
): RegisterSelection {
  const [kept, setKept] = useState<Kept>(() => ({
    selection: selectOnly(shape.firstUpcoming > 0 ? shape.firstUpcoming - 1 : 'typing'), rowCount: shape.rows,
    key: undefined,
  }));
  const { active } = kept.selection;

  useEffect(() => {
    setKept((current) => follow(current, shape, rows));
  }, [shape, rows, version]);
  return {
    // The effect comes after this rendering, which must not name rows that are gone.
    selection: kept.rowCount === shape.rows ? kept.selection : selectOnly(keepInside(shape, active)),
    select: (selection) => setKept({ selection, rowCount: shape.rows, key: keyAt(selection, rows) }),
  };
}

/** The active row keeps its entry where that is still near; several chosen rows are let go once their numbers lie. */
function follow(kept: Kept, shape: RegisterShape, rows: RegisterRows): Kept {
  const { active } = kept.selection;
  const row = typeof active === 'number' ? rows.row(active) : undefined;
  if (kept.rowCount === shape.rows && (row === undefined || isSame(row, kept.key))) return kept;
  if (kept.rowCount === shape.rows && kept.key === undefined) return { ...kept, key: row };
  const moved = kept.key === undefined ? undefined : rows.indexOf(kept.key);
  const place = keepInside(shape, moved ?? active);
  const selection = selectOnly(place);
  return { selection, rowCount: shape.rows, key: kept.key ?? keyAt(selection, rows) };
}

function keyAt({ active }: RowSelection, rows: RegisterRows): RowKey | undefined {
  return typeof active === 'number' ? rows.row(active) : undefined;
}

function isSame(row: RowKey, key: RowKey | undefined): boolean {
  return key !== undefined && row.entryId === key.entryId && row.leg === key.leg;
}
