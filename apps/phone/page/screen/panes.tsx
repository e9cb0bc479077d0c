/**
 * On a tablet the accounts stand beside what is done with them. What is done stays in its place in the tree when the
 * side comes or goes: turning the device loses nothing of it.
 */
import { createContext, Suspense, useSyncExternalStore, type ReactNode } from 'react';
import './panes.css';

/** A screen at the side is no landmark of its own and says nothing for a moment: the other one does. */
export const PaneContext = createContext<'whole' | 'side'>('whole');

export interface PanesProps {
  /** Null: the screen stands alone. */
  readonly side: ReactNode | null;
  readonly sideLabel: string;
  /** `sheet`: the width of a phone, at the right. */
  readonly main: 'fluid' | 'sheet';
  readonly children: ReactNode;
}

export function Panes({ side, sideLabel, main, children }: PanesProps): ReactNode {
  return (
    <div className={`panes panes--${side === null ? 'alone' : main}`}>
      {side !== null && (
        <aside className="panes__side" aria-label={sideLabel}>
          <Suspense fallback={null}><PaneContext value="side">{side}</PaneContext></Suspense>
        </aside>
      )}
      <div className="panes__main">{children}</div>
    </div>
  );
}

const wideScreen = matchMedia('(min-width: 800px) and (min-height: 560px)');

export function useWideScreen(): boolean {
  return useSyncExternalStore(subscribe, () => wideScreen.matches);
}

function subscribe(listener: () => void): () => void {
  wideScreen.addEventListener('change', listener);
  return () => wideScreen.removeEventListener('change', listener);
}
