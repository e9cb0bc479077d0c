/** The window before there is something to hand over. */
import type { AppMakingStep, InstallView } from '@tandem/contract';
import { AlertStrip, Button, FocusedButton, ProgressBar, Spinner, SyncFooter, tell, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import './install-window.css';

interface PartProps {
  readonly onClose: () => void;
}

export function WaitPart({ onClose }: PartProps): ReactNode {
  const { install, common } = useTexts();
  return (
    <div className="sync sync--pc">
      <div className="sync__body install-window__wait" role="status"><Spinner /><span>{common.working}</span></div>
      <SyncFooter size="pc" main={<FocusedButton kind="plain" onClick={onClose}>{install.close}</FocusedButton>} />
    </div>
  );
}

interface NotMadePartProps extends PartProps {
  readonly view: Extract<InstallView, { readonly kind: 'not-made' }>;
  readonly onMake: () => void;
}

export function NotMadePart({ view, onMake, onClose }: NotMadePartProps): ReactNode {
  const { install } = useTexts();
  const { failure, isMakeable } = view;
  return (
    <div className="sync sync--pc">
      <div className="sync__body install-window__words">
        {failure !== null && (
          <AlertStrip kind="bad">{tell(install.makingFailure, failure)}</AlertStrip>
        )}
        <p>{install.notMade}</p>
        <p className="install-window__note">{isMakeable ? install.makingNote : install.notMakeable}</p>
      </div>
      <SyncFooter
        size="pc"
        {...(isMakeable && { other: <Button kind="plain" onClick={onClose}>{install.close}</Button> })}
        main={isMakeable
          ? (
            <FocusedButton kind="main" onClick={onMake}>
              {failure === null ? install.make : install.makeAgain}
            </FocusedButton>
          )
          : <FocusedButton kind="plain" onClick={onClose}>{install.close}</FocusedButton>}
      />
    </div>
  );
}

export function MakingPart({ step, onClose }: PartProps & { readonly step: AppMakingStep | null }): ReactNode {
  const { install } = useTexts();
  const name = step === null ? install.making : install.makingStep[step];
  return (
    <div className="sync sync--pc">
      <div className="sync__body install-window__words">
        <p role="status">{name}</p>
        <ProgressBar value={null} max={1} label={install.making} />
        <p className="install-window__note">{install.makingNote}</p>
      </div>
      <SyncFooter size="pc" main={<FocusedButton kind="plain" onClick={onClose}>{install.close}</FocusedButton>} />
    </div>
  );
}

interface ProblemPartProps extends PartProps {
  readonly text: string;
  readonly onRetry: () => void;
}

export function ProblemPart({ text, onClose, onRetry }: ProblemPartProps): ReactNode {
  const { install } = useTexts();
  return (
    <div className="sync sync--pc">
      <div className="sync__body"><AlertStrip kind="bad">{text}</AlertStrip></div>
      <SyncFooter
        size="pc" other={<Button kind="plain" onClick={onClose}>{install.close}</Button>}
        main={<FocusedButton kind="main" onClick={onRetry}>{install.retry}</FocusedButton>}
      />
    </div>
  );
}
