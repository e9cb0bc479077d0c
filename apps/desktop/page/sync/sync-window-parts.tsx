/** What the sync window shows before a phone has come. */
import type { SyncShowingCode } from '@tandem/contract';
import {
  AlertStrip, Button, describeFailure, FocusedButton, Icon, Link, Spinner, SyncFooter, SyncHelp, useTexts,
  type ShownFailure,
} from '@tandem/ui';
import type { ReactNode } from 'react';
import { CodeView } from './code-view.tsx';

interface CodePartProps {
  readonly view: SyncShowingCode;
  readonly onHelp: () => void;
  readonly onCancel: () => void;
}

export function CodePart({ view, onHelp, onCancel }: CodePartProps): ReactNode {
  const { sync } = useTexts();
  return (
    <div className="sync sync--pc">
      <div className="sync__body"><CodeView view={view} onHelp={onHelp} /></div>
      <SyncFooter
        size="pc"
        note={
          <span className="sync-window__help">
            <Icon name="help" size={16} /><Link onClick={onHelp}>{sync.help.link}</Link>
          </span>
        }
        main={<FocusedButton kind="plain" onClick={onCancel}>{sync.cancel}</FocusedButton>}
      />
    </div>
  );
}

export function PreparingPart({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const { sync } = useTexts();
  return (
    <div className="sync sync--pc">
      <div className="sync__body sync-window__preparing" role="status">
        <Spinner /><span>{sync.code.preparing}</span>
      </div>
      <SyncFooter size="pc" main={<FocusedButton kind="plain" onClick={onCancel}>{sync.cancel}</FocusedButton>} />
    </div>
  );
}

export function HelpPart({ onBack }: { readonly onBack: () => void }): ReactNode {
  const { sync } = useTexts();
  return (
    <div className="sync sync--pc">
      <div className="sync__body"><SyncHelp about="waiting" /></div>
      <SyncFooter size="pc" main={<FocusedButton kind="main" onClick={onBack}>{sync.help.back}</FocusedButton>} />
    </div>
  );
}

interface RefusedPartProps {
  readonly failure: ShownFailure;
  readonly onClose: () => void;
  readonly onRetry: () => void;
}

/** The engine did not even begin. */
export function RefusedPart({ failure, onClose, onRetry }: RefusedPartProps): ReactNode {
  const texts = useTexts();
  return (
    <div className="sync sync--pc">
      <div className="sync__body">
        <AlertStrip kind="bad" icon="warn">{describeFailure(texts, failure)}</AlertStrip>
      </div>
      <SyncFooter
        size="pc"
        other={<Button kind="plain" onClick={onClose}>{texts.sync.close}</Button>}
        main={<FocusedButton kind="main" onClick={onRetry}>{texts.sync.end.retry.again}</FocusedButton>}
      />
    </div>
  );
}
