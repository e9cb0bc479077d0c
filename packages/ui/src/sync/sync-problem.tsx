/** An end that is no success: its cause, that nothing was lost, the one next thing to do. */
import type { ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { Icon } from '../icons/icon.tsx';
import { useLanguage, useTexts } from '../language.tsx';
import { describeEnd, helpAbout, type SyncProblemEnd } from './end-texts.ts';
import { FocusedButton } from './focused-button.tsx';
import type { ScreenSize } from './screen-size.ts';
import { SyncFooter } from './sync-footer.tsx';
import { SyncHelp } from './sync-help.tsx';
import './sync-report.css';
import './sync.css';

export interface SyncProblemProps {
  readonly size: ScreenSize;
  readonly end: SyncProblemEnd;
  readonly onClose: () => void;
  /** Another try: on the PC a new code, on the phone a new call or scan. */
  readonly onRetry: () => void;
}

export function SyncProblem({ size, end, onClose, onRetry }: SyncProblemProps): ReactNode {
  const { sync } = useTexts();
  const about = helpAbout(end);
  const said = describeEnd(sync.end, useLanguage(), size, end);
  return (
    <div className={`sync sync--${size} sync-problem sync-problem--${said.tone}`}>
      <div className="sync__body">
        <div className="sync-problem__cause" role="alert">
          <span className="sync-problem__icon"><Icon name={said.tone === 'bad' ? 'close' : 'warn'} size={24} /></span>
          <div>
            <p className="sync-problem__title">{said.title}</p>
            <p className="sync-problem__text">{said.text}</p>
          </div>
        </div>
        {about !== undefined && <SyncHelp about={about} />}
      </div>
      <SyncFooter
        size={size}
        other={said.retry !== undefined && <Button kind="plain" onClick={onClose}>{sync.close}</Button>}
        main={said.retry === undefined
          ? <FocusedButton kind="main" onClick={onClose}>{sync.close}</FocusedButton>
          : <FocusedButton kind="main" onClick={onRetry}>{said.retry}</FocusedButton>}
      />
    </div>
  );
}
