/** Sauvegarde: makes a copy, then says what it is called, how large it is and where it is. */
import type { BackupView } from '@tandem/contract';
import {
  AlertStrip, BackupFault, Button, describeFailure, Dialog, FocusedButton, formatBytes, formatMoment, Spinner,
  useCommand, useLanguage, useTexts,
} from '@tandem/ui';
import { useRef, type ReactNode } from 'react';
import './backup.css';

export function BackUpDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const texts = useTexts();
  const { backup: { backUp: words, cancel, close } } = texts;
  const { state, run } = useCommand('back-up');
  const actRef = useRef<HTMLButtonElement>(null);
  const footer = state.kind === 'done'
    ? <FocusedButton kind="main" onClick={onClose}>{close}</FocusedButton>
    : (
      <>
        <Button kind="plain" onClick={onClose}>{cancel}</Button>
        <Button ref={actRef} kind="main" isDisabled={state.kind === 'working'} onClick={() => void run({})}>
          {state.kind === 'failed' ? words.again : words.act}
        </Button>
      </>
    );
  return (
    <Dialog title={words.title} open onClose={onClose} width={480} initialFocus={actRef} footer={footer}>
      <div className="backup" role="status">
        {state.kind === 'idle' && <p>{words.intro}</p>}
        {state.kind === 'idle' && <BackupFault />}
        {state.kind === 'working' && <p className="backup__working"><Spinner /><span>{words.working}</span></p>}
        {state.kind === 'failed' && (
          <AlertStrip kind="bad" icon="warn">{describeFailure(texts, state.failure)}</AlertStrip>
        )}
        {state.kind === 'done' && <Made backup={state.value} />}
      </div>
    </Dialog>
  );
}

function Made({ backup }: { readonly backup: BackupView }): ReactNode {
  const language = useLanguage();
  const { backup: { backUp: words, bytes } } = useTexts();
  return (
    <>
      <AlertStrip kind="ok" icon="check">{words.done}</AlertStrip>
      <dl className="backup__facts">
        <dt>{words.name}</dt>
        <dd className="backup__file">{backup.name}</dd>
        <dt>{words.moment}</dt>
        <dd>{formatMoment(backup.wallMs, language)}</dd>
        <dt>{words.size}</dt>
        <dd>{bytes(...formatBytes(backup.bytes, language))}</dd>
      </dl>
      <p className="backup__note">{words.where}</p>
    </>
  );
}
