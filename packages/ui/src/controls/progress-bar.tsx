/** How far a long work is. Steps and quarters are announced by the screen, not by the bar at each row. */
import type { ReactNode } from 'react';
import './progress.css';

export interface ProgressBarProps {
  /** Undefined or null where no total is known yet: the bar moves. */
  readonly value: number | null | undefined;
  readonly max: number;
  readonly label: string;
}

export function ProgressBar({ value, max, label }: ProgressBarProps): ReactNode {
  const known = value ?? undefined;
  const share = known === undefined || max <= 0 ? undefined : Math.min(Math.max(known / max, 0), 1);
  return (
    <div
      className="progress-bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={max}
      {...(known !== undefined && { 'aria-valuenow': known })} data-moving={share === undefined}
    >
      <div
        className="progress-bar__done"
        style={share === undefined ? {} : { transform: `translateX(${(share - 1) * 100}%)` }}
      />
    </div>
  );
}
