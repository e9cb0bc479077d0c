/** What the sync window shows before a phone has come. */
import type { SyncShowingCode } from '@tandem/contract';
import {
  AlertStrip, Button, describeFailure, Icon, Link, Spinner, SyncFooter, SyncHelp, useTexts, type ShownFailure,
} from '@tandem/ui';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { CodeView } from './code-view.tsx';

interface CodePartProps {
  readonly view: SyncShowingCode;
  readonly onHelp: () => void;
  readonly onCancel: () => void;
}

export function CodePart({ view, onHelp, onCancel }: CodePartProps): ReactNode {
  const { sync } = useTexts();
  const cancelRef = useFocusAtStart();
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
        main={<Button ref={cancelRef} kind="plain" onClick={onCancel}>{sync.cancel}</Button>}
      />
    </div>
  );
}

export function PreparingPart({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const { sync } = useTexts();
  const cancelRef = useFocusAtStart();
  return (
    <div className="sync sync--pc">
      <div className="sync__body sync-window__preparing" role="status">
        <Spinner /><span>{sync.code.preparing}</span>
      </div>
      <SyncFooter size="pc" main={<Button ref={cancelRef} kind="plain" onClick={onCancel}>{sync.cancel}</Button>} />
    </div>
  );
}

export function HelpPart({ onBack }: { readonly onBack: () => void }): ReactNode {
  const { sync } = useTexts();
  const backRef = useFocusAtStart();
  return (
    <div className="sync sync--pc">
      <div className="sync__body"><SyncHelp /></div>
      <SyncFooter size="pc" main={<Button ref={backRef} kind="main" onClick={onBack}>{sync.help.back}</Button>} />
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
  const retryRef = useFocusAtStart();
  return (
    <div className="sync sync--pc">
      <div className="sync__body">
        <AlertStrip kind="bad" icon="warn">{describeFailure(texts, failure)}</AlertStrip>
      </div>
      <SyncFooter
        size="pc"
        other={<Button kind="plain" onClick={onClose}>{texts.sync.close}</Button>}
        main={<Button ref={retryRef} kind="main" onClick={onRetry}>{texts.sync.end.retry.again}</Button>}
      />
    </div>
  );
}

function useFocusAtStart(): RefObject<HTMLButtonElement | null> {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return ref;
}
