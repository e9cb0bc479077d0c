/** Nothing to show: one sentence, and the act that changes it. */
import type { ReactNode } from 'react';
import './empty-state.css';

export interface EmptyStateProps {
  readonly sentence: string;
  readonly action?: ReactNode;
}

export function EmptyState({ sentence, action }: EmptyStateProps): ReactNode {
  return (
    <div className="empty-state">
      <p className="empty-state__sentence">{sentence}</p>
      {action}
    </div>
  );
}
