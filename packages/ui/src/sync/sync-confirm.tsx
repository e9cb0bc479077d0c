/**
 * First pairing: both screens show the same six digits. The focus is on the no, so that Enter does not accept by habit.
 * On the phone the bar with the title is the caller's, and this fills the rest of the screen.
 */
import type { SyncConfirming } from '@tandem/contract';
import type { ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { Spinner } from '../controls/spinner.tsx';
import { Icon } from '../icons/icon.tsx';
import { useTexts } from '../language.tsx';
import { FocusedButton } from './focused-button.tsx';
import type { ScreenSize } from './screen-size.ts';
import { SyncFooter } from './sync-footer.tsx';
import './sync.css';

export interface SyncConfirmProps {
  readonly size: ScreenSize;
  readonly view: SyncConfirming;
  readonly onAnswer: (areSame: boolean) => void;
}

export function SyncConfirm({ size, view, onAnswer }: SyncConfirmProps): ReactNode {
  const { confirm } = useTexts().sync;
  const here = size === 'pc' ? 'pc' : 'phone';
  const there = size === 'pc' ? 'phone' : 'pc';
  return (
    <div className={`sync sync--${size} sync-confirm`}>
      <div className="sync__body">
        <div className="sync-confirm__devices" aria-hidden="true">
          <Icon name={here} size={24} />
          <span className="sync-confirm__line" />
          <Icon name={there} size={24} />
        </div>
        <p className="sync-confirm__peer">
          <span className="sync-confirm__kind">{confirm.peer[size]}</span>
          <strong className="sync-confirm__name">{view.peerName}</strong>
        </p>
        <p className="sync-confirm__question">{confirm.question[size]}</p>
        <p className="sync-confirm__digits">
          <span>{view.digits.slice(0, 3)}</span>
          {' '}
          <span>{view.digits.slice(3)}</span>
        </p>
        <p className="sync-confirm__note">
          <Icon name="shield" size={16} />
          <span>{confirm.note[size]}</span>
        </p>
        <p className="sync-confirm__waiting" role="status">
          {view.isAccepted && <><Spinner /><span>{confirm.accepted[size]}</span></>}
        </p>
      </div>
      <SyncFooter
        size={size}
        other={
          <FocusedButton kind="plain" onClick={() => onAnswer(false)}>
            {view.isAccepted ? confirm.stop : confirm.no}
          </FocusedButton>
        }
        main={view.isAccepted ? null : <Button kind="main" onClick={() => onAnswer(true)}>{confirm.yes}</Button>}
      />
    </div>
  );
}
