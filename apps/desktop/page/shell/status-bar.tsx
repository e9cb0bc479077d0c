/** What the marks mean, what is chosen, how many entries there are. */
import type { Currency } from '@tandem/ledger';
import { formatCount, formatMoney, Icon, KeyCap, useLanguage, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import './status-bar.css';

export interface ChosenEntries {
  readonly count: number;
  /** Undefined while it is being added up. */
  readonly sum: number | undefined;
  readonly currency: Currency;
}

interface StatusBarProps {
  readonly chosen: ChosenEntries | undefined;
  /** Of the whole book. */
  readonly entries: number;
  /** Undefined where the conflicts are not what is shown. */
  readonly openConflicts: number | undefined;
}

export function StatusBar({ chosen, entries, openConflicts }: StatusBarProps): ReactNode {
  const { register, menu, conflict } = useTexts();
  const language = useLanguage();
  return (
    <footer className="status-bar">
      {openConflicts !== undefined && openConflicts > 0 ? (
        <p className="status-bar-keys"><KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> {conflict.act.moveKeys}</p>
      ) : <ul className="status-bar-legend">
        <li><Icon name="ring" size={16} /> {register.statuses.uncleared}</li>
        <li><span data-status="cleared"><Icon name="check" size={16} /></span> {register.statuses.cleared}</li>
        <li><Icon name="lock" size={16} /> {register.statuses.reconciled}</li>
        <li><span data-status="conflict"><Icon name="conflict" size={16} /></span> {register.legendConflict}</li>
      </ul>}
      <p className="status-bar-counts">
        {chosen === undefined || chosen.count === 0 ? null : (
          <span>
            {register.chosen(chosen.count, formatCount(chosen.count, language),
              chosen.sum === undefined ? '…' : formatMoney(chosen.sum, chosen.currency, language))}
          </span>
        )}
        {openConflicts === undefined ? null
          : <span>{menu.openConflicts(openConflicts, formatCount(openConflicts, language))}</span>}
        <span>{entries === 0 ? register.noEntry : register.entries(entries, formatCount(entries, language))}</span>
      </p>
    </footer>
  );
}
