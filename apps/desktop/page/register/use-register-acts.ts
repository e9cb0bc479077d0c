/** What is done to the chosen entries: cleared, deleted, added up. The engine does it whole, or not at all. */
import type { AccountView, RegisterRowView } from '@tandem/contract';
import { useEngine, type RowWindow } from '@tandem/ui';
import { useEffect, useState } from 'react';
import { readRows } from './register-rows.ts';
import type { SaveFailure } from './save-entry.ts';
import type { RowRange, RowSelection } from './row-selection.ts';

export type RegisterNotice =
  | { readonly kind: 'deleted'; readonly count: number }
  | { readonly kind: 'reconciled-kept'; readonly count: number }
  /** An entry, which comes back after the one that is being typed. */
  | { readonly kind: 'refused'; readonly failure: SaveFailure }
  | { readonly kind: 'failed'; readonly failure: SaveFailure };

export interface RegisterActs {
  readonly notice: RegisterNotice | undefined;
  readonly tellRefused: (failure: SaveFailure) => void;
  readonly dismiss: () => void;
  /** Something else is looked at: what was only to be known goes. */
  readonly moveOn: () => void;
  /** Cleared ones become uncleared only where all of them are cleared. Reconciled ones stay. */
  readonly toggleCleared: (ranges: readonly RowRange[]) => Promise<void>;
  /** How many were deleted. */
  readonly remove: (ranges: readonly RowRange[]) => Promise<number>;
}

export function useRegisterActs(account: AccountView): RegisterActs {
  const client = useEngine();
  const [notice, setNotice] = useState<RegisterNotice>();

  async function rowsOf(ranges: readonly RowRange[]): Promise<readonly RegisterRowView[]> {
    const rows: RegisterRowView[] = [];
    for (const { first, last } of ranges) rows.push(...await readRows(client, account.id, first, last));
    return rows;
  }
  async function toggleCleared(ranges: readonly RowRange[]): Promise<void> {
    const rows = await rowsOf(ranges);
    const open = rows.filter(({ status }) => status !== 'reconciled');
    const kept = rows.length - open.length;
    setNotice(kept === 0 ? undefined : { kind: 'reconciled-kept', count: kept });
    if (open.length === 0) return;
    const status = open.every((row) => row.status === 'cleared') ? 'uncleared' : 'cleared';
    const entries = open.map(({ entryId, leg }) => ({ entryId, leg }));
    const done = await client.command('set-status', { entries, status });
    if (!done.ok) setNotice({ kind: 'failed', failure: done.error });
  }
  async function remove(ranges: readonly RowRange[]): Promise<number> {
    const rows = await rowsOf(ranges);
    const entryIds = [...new Set(rows.map(({ entryId }) => entryId))];
    if (entryIds.length === 0) return 0;
    const deleted = await client.command('delete-entries', { entryIds });
    setNotice(deleted.ok ? { kind: 'deleted', count: deleted.value.deleted }
      : { kind: 'failed', failure: deleted.error });
    return deleted.ok ? deleted.value.deleted : 0;
  }
  return { notice, tellRefused: (failure) => setNotice({ kind: 'refused', failure }),
    dismiss: () => setNotice(undefined),
    moveOn: () => {
      if (notice?.kind === 'reconciled-kept') setNotice(undefined);
    },
    toggleCleared, remove };
}

/**
 * The sum of the chosen rows. The balances at both ends of a range tell it, so that a hundred thousand rows cost two.
 * Undefined until it is known. `version`: of the rows, whose amounts may change.
 */
export function useChosenSum(
  account: AccountView, rows: RowWindow, { ranges }: RowSelection, version: number,
): number | undefined {
  const client = useEngine();
  const [sum, setSum] = useState<{
    readonly ranges: readonly RowRange[]; readonly version: number; readonly value: number;
  }>();
  useEffect(() => {
    let isCurrent = true;
    async function rowAt(index: number): Promise<RegisterRowView | undefined> {
      return rows.row(index) ?? (await readRows(client, account.id, index, index))[0];
    }
    async function addUp(): Promise<void> {
      let value = 0;
      for (const { first, last } of ranges) {
        const start = await rowAt(first);
        const end = await rowAt(last);
        if (start === undefined || end === undefined) return;
        value += end.balance - (start.balance - start.amount);
      }
      if (isCurrent) setSum({ ranges, version, value });
    }
    void addUp();
    return () => {
      isCurrent = false;
    };
  }, [client, account.id, rows, ranges, version]);
  // Of another version it is right within a moment, and nothing flickers.
  return sum?.ranges === ranges ? sum.value : undefined;
}
