/** The rows of an account from the newest on: only those in sight exist, a hundred thousand scroll as ten do. */
import type { AccountView, RegisterRowView } from '@tandem/contract';
import { formatMoney, formatMonth, useLanguage, useRowWindow, useTexts, VirtualTable } from '@tandem/ui';
import { useCallback, type ReactNode } from 'react';
import { isSameMonth } from './day-names.ts';
import { EntryRow } from './entry-row.tsx';
import { useKeptPlace } from './kept-place.ts';
import { MonthHead } from './month-head.tsx';
import type { RowSelection } from './row-selection.ts';
import { useStatusToggle } from './status-toggle.ts';

/** Height of a row before it is measured, in CSS pixels. */
const rowEstimate = 65;

export interface RegisterListProps {
  readonly account: AccountView;
  /** The oldest rows of the account, as many as this. */
  readonly count: number;
  readonly selection: RowSelection;
}

export function RegisterList({ account, count, selection }: RegisterListProps): ReactNode {
  const { phone } = useTexts();
  const language = useLanguage();
  const toggle = useStatusToggle();
  const { row, look } = useRowWindow(account.id);
  // The register numbers its rows from the oldest on.
  const placeOf = useCallback((index: number) => count - 1 - index, [count]);
  const { place, keep } = useKeptPlace(account.id);
  const onRange = useCallback((first: number, last: number) => {
    look(Math.max(0, placeOf(last)), Math.max(0, placeOf(first)));
    keep(first === 0 ? undefined : placeOf(first));
  }, [look, placeOf, keep]);
  const monthHint = useCallback((index: number) => {
    const shown = row(placeOf(index));
    return shown === undefined ? undefined : formatMonth(shown.day, language);
  }, [row, placeOf, language]);
  return (
    <VirtualTable
      className="register__list" bodyRole="list" aria-label={phone.register.list} role="group" count={count}
      estimate={rowEstimate} keyOf={placeOf} onRange={onRange} hint={monthHint}
      startsAt={place === undefined ? 'start' : Math.max(0, placeOf(place))}
      renderRow={(index) => {
        const shown = row(placeOf(index));
        return (
          <div role="listitem" aria-setsize={count} aria-posinset={index + 1}>
            {shown === undefined
              ? <div className="register__blank" />
              : (
                <>
                  {beginsMonth(shown, row(placeOf(index) + 1), index) && <MonthHead day={shown.day} />}
                  <EntryRow
                    row={shown} currency={account.currency} onToggle={() => toggle(shown)} selection={selection}
                    note={formatMoney(shown.balance, account.currency, language)}
                  />
                </>
              )}
          </div>
        );
      }}
    />
  );
}

/** The first row of all, and every one of another month than the newer one above it. */
function beginsMonth(row: RegisterRowView, newer: RegisterRowView | undefined, index: number): boolean {
  return index === 0 || newer !== undefined && !isSameMonth(row.day, newer.day);
}
