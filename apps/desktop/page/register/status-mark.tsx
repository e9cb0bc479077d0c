/** The state of an entry: a shape and a word, never a colour alone. */
import type { EntryStatus } from '@tandem/contract';
import { Icon, useTexts, type IconName } from '@tandem/ui';
import type { ReactNode } from 'react';

const iconByStatus = {
  uncleared: 'ring', cleared: 'check', reconciled: 'lock',
} as const satisfies Readonly<Record<EntryStatus, IconName>>;

/** `isUpcoming`: not yet happened, as its day says. `isToCheck`: reconciled, and then its money became another one. */
export function StatusMark({ status, isUpcoming, isToCheck = false }: {
  readonly status: EntryStatus; readonly isUpcoming: boolean; readonly isToCheck?: boolean;
}): ReactNode {
  const icon = isToCheck ? 'warn' : isUpcoming && status === 'uncleared' ? 'calendar' : iconByStatus[status];
  return (
    <span className="status-mark" data-status={isToCheck ? 'to-check' : status}>
      <Icon name={icon} size={16} />
    </span>
  );
}

/** In the row that is being typed: pressed for one that the bank has seen. */
export function StatusCell({ status, onToggle }: {
  readonly status: EntryStatus; readonly onToggle: (status: EntryStatus) => void;
}): ReactNode {
  const { register } = useTexts();
  return (
    <button type="button" className="status-cell" title={register.statuses[status]}
      aria-label={`${register.fields.status} : ${register.statuses[status]}`} disabled={status === 'reconciled'}
      onClick={() => onToggle(status === 'cleared' ? 'uncleared' : 'cleared')}>
      <StatusMark status={status} isUpcoming={false} />
    </button>
  );
}
