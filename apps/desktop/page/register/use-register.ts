/** A register as it is worked with: its rows, what is chosen, what is typed, and what keys and pointer do to them. */
import type { RegisterRowView } from '@tandem/contract';
import { RowWindow, useEngine, type VirtualTableHandle } from '@tandem/ui';
import {
  useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore,
  type RefObject,
} from 'react';
import { findRow } from './register-rows.ts';
import { placeToIndex, type RegisterPlace, type RegisterShape } from './register-shape.ts';
import type { LoadedRegisterProps } from './register-window.ts';
import { countChosen, selectAll, selectOnly, type RowSelection } from './row-selection.ts';
import { useChosenSum, useRegisterActs, type RegisterActs } from './use-register-acts.ts';
import { useReadingContext, type TypingContext } from './use-reading-context.ts';
import { useRegisterSelection } from './use-register-selection.ts';
import { useRegisterTyping, type RegisterTyping } from './use-register-typing.ts';

export interface RegisterModel {
  readonly shape: RegisterShape;
  readonly rows: RowWindow;
  readonly selection: RowSelection;
  readonly select: (selection: RowSelection) => void;
  readonly acts: RegisterActs;
  readonly typing: RegisterTyping;
  readonly typingContext: TypingContext;
  readonly gridId: string;
  readonly focusGrid: () => void;
  readonly table: RefObject<VirtualTableHandle | null>;
  readonly reveal: (place: RegisterPlace) => void;
  readonly openSplits: ReadonlySet<string>;
  readonly setIsSplitOpen: (row: RegisterRowView, isOpen: boolean) => void;
  readonly deleteChosen: () => Promise<void>;
  readonly editActive: () => void;
  /** For a short while, to be seen. */
  readonly newEntryId: string | undefined;
  readonly setNewEntryId: (entryId: string | undefined) => void;
}

export function useRegister(props: LoadedRegisterProps): RegisterModel {
  const { register, accounts, today, drafts, target, slot, takesFocus, onChosen } = props;
  const { account, rows: rowCount, firstUpcoming } = register;
  const client = useEngine();
  const shape = useMemo(() => ({ rows: rowCount, firstUpcoming }), [rowCount, firstUpcoming]);
  const rows = useRows(account.id, shape);
  const version = useSyncExternalStore(rows.subscribe, rows.version);
  const { selection, select: setSelection } = useRegisterSelection(shape, rows);
  const acts = useRegisterActs(account);
  function select(next: RowSelection): void {
    acts.moveOn();
    setSelection(next);
  }
  const typingContext = useReadingContext(account, accounts, today);
  const typing = useRegisterTyping({
    accountId: account.id, drafts, today, ...typingContext, isEmpty: rowCount === 0, takesFocus,
  });
  const gridId = useId();
  const table = useRef<VirtualTableHandle>(null);
  const [openSplits, setOpenSplits] = useState<ReadonlySet<string>>(new Set());
  const [newEntryId, setNewEntryId] = useState<string>();

  const sum = useChosenSum(account, rows, selection, version);
  const count = countChosen(selection);
  useEffect(() => onChosen({ count, sum, currency: account.currency }), [onChosen, count, sum, account.currency]);

  const focusGrid = (): void => document.getElementById(gridId)?.focus({ preventScroll: true });
  const reveal = (place: RegisterPlace): void => table.current?.scrollToIndex(placeToIndex(shape, place));
  useTypingInSight(gridId, firstUpcoming, () => {
    if (typing.typing.kind === 'new') reveal('typing');
  });
  const { active } = selection;
  const activeRow = typeof active === 'number' ? rows.row(active) : undefined;

  async function deleteChosen(): Promise<void> {
    const first = selection.ranges[0]?.first;
    const deleted = await acts.remove(selection.ranges);
    if (deleted > 0 && first !== undefined) select(selectOnly(first));
  }
  function editActive(): void {
    if (active === 'typing') typing.beginNew();
    else if (activeRow !== undefined) typing.beginRow(activeRow, active);
  }
  async function leaveFor(act: () => void): Promise<void> {
    if (await typing.leave()) act();
  }
  function begin(act: () => void): Promise<void> {
    return leaveFor(() => {
      act();
      reveal('typing');
    });
  }
  useImperativeHandle(slot.put, () => ({
    newEntry: () => void begin(() => typing.beginNew()),
    newTransfer: () => void begin(typing.beginTransfer),
    duplicate: () => {
      if (activeRow !== undefined) void begin(() => typing.beginDuplicate(activeRow));
    },
    deleteChosen: () => void deleteChosen(),
    clearChosen: () => void acts.toggleCleared(selection.ranges),
    selectAll: () => {
      select(selectAll(shape, selection));
      focusGrid();
    },
    conflictOfActive: () => (activeRow?.hasConflict === true ? activeRow.entryId : undefined),
    activeEntry: () => activeRow?.entryId,
    leave(act): void {
      const isChanged = typing.typing.kind === 'row' && typing.editor.get()?.isChanged() === true;
      if (isChanged) void leaveFor(act);
      else act();
    },
  }));

  useEffect(() => {
    let isCurrent = true;
    if (target === undefined) return undefined;
    async function goTo(entry: NonNullable<typeof target>): Promise<void> {
      const row = await findRow(client, account.id, rowCount, entry);
      if (!isCurrent || row === undefined) return;
      select(selectOnly(row));
      table.current?.scrollToIndex(placeToIndex(shape, row), 'center');
      focusGrid();
    }
    void goTo(target);
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- goes there once for each target, wherever the rows move later
  }, [client, account.id, target]);

  return {
    shape, rows, selection, select, acts, typing, typingContext, gridId, focusGrid, table, reveal, openSplits,
    newEntryId, setNewEntryId, deleteChosen, editActive,
    setIsSplitOpen: (row, isOpen) => setOpenSplits((open) => {
      const next = new Set(open);
      if (isOpen) next.add(splitKey(row));
      else next.delete(splitKey(row));
      return next;
    }),
  };
}

export function splitKey({ entryId, leg }: Pick<RegisterRowView, 'entryId' | 'leg'>): string {
  return `${entryId} ${leg}`;
}

/** A row that comes in above the one that is typed, as each one that is saved, would push it out of sight. */
function useTypingInSight(gridId: string, rowsAbove: number, reveal: () => void): void {
  const latest = useRef(reveal);
  const seen = useRef(rowsAbove);
  useLayoutEffect(() => {
    latest.current = reveal;
  });
  useEffect(() => {
    if (seen.current === rowsAbove) return;
    seen.current = rowsAbove;
    const grid = document.getElementById(gridId);
    if (grid !== document.activeElement && grid?.contains(document.activeElement) === true) latest.current();
  }, [gridId, rowsAbove]);
}

/** The end is asked for at once, before the first picture has told what is in sight. */
function useRows(accountId: string, { firstUpcoming }: RegisterShape): RowWindow {
  const client = useEngine();
  const [rows] = useState(() => new RowWindow(client, accountId));
  const start = useRef(firstUpcoming);
  useEffect(() => {
    rows.look(Math.max(start.current - 1, 0), start.current);
    return () => rows.close();
  }, [rows]);
  return rows;
}
