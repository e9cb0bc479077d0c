/** A key as it stands on the keyboard. */
import type { ReactNode } from 'react';
import './key-cap.css';

export interface KeyCapProps {
  readonly children: ReactNode;
}

export function KeyCap({ children }: KeyCapProps): ReactNode {
  return <kbd className="key-cap">{children}</kbd>;
}
