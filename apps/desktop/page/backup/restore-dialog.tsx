/** Restauration: choose a backup, see what it holds beside what is open, then agree. */
import type { BackupPreview, BackupSource } from '@tandem/contract';
import { AlertStrip, Button, describeFailure, Dialog, FocusedButton, Spinner, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { BackupChoice } from './backup-choice.tsx';
import { BackupPreviewTable } from './backup-preview-table.tsx';
import { useCommand, type CommandState } from './command-state.ts';
import './backup.css';

type Step =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'agreeing'; readonly source: BackupSource; readonly preview: BackupPreview }
  | { readonly kind: 'restored'; readonly name: string };

export function RestoreDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { backup: { restore: words, cancel, close } } = useTexts();
  const preview = useCommand('preview-backup');
  const restore = useCommand('restore-backup');
  const [source, setSource] = useState<BackupSource | undefined>(undefined);
  const step = toStep(source, preview.state, restore.state.kind === 'done');
  const isWorking = restore.state.kind === 'working';

  switch (step.kind) {
    case 'choosing':
      return (
        <Dialog
          title={words.title} open onClose={onClose} width={560}
          footer={<FocusedButton key={step.kind} onClick={onClose}>{cancel}</FocusedButton>}
        >
          <Choosing
            state={preview.state}
            onChoose={(chosen) => {
              setSource(chosen);
              void preview.run(chosen);
            }}
          />
        </Dialog>
      );
    case 'agreeing':
      return (
        <Dialog
          title={words.previewTitle(step.preview.name)} open onClose={onClose} width={560}
          footer={
            <>
              <FocusedButton key={step.kind} isDisabled={isWorking} onClick={preview.forget}>
                {words.back}
              </FocusedButton>
              <Button
                kind={step.preview.current === null ? 'main' : 'danger'} isDisabled={isWorking}
                onClick={() => void restore.run(step.source)}
              >
                {words.act}
              </Button>
            </>
          }
        >
          <Agreeing preview={step.preview} state={restore.state} />
        </Dialog>
      );
    case 'restored':
      return (
        <Dialog
          title={words.title} open onClose={onClose} width={560}
          footer={<FocusedButton key={step.kind} kind="main" onClick={onClose}>{close}</FocusedButton>}
        >
          <AlertStrip kind="ok" icon="check">{words.done(step.name)}</AlertStrip>
        </Dialog>
      );
  }
}

function toStep(source: BackupSource | undefined, preview: CommandState<BackupPreview>, isRestored: boolean): Step {
  if (source === undefined) return { kind: 'choosing' };
  if (isRestored) return { kind: 'restored', name: source.name };
  return preview.kind === 'done' ? { kind: 'agreeing', source, preview: preview.value } : { kind: 'choosing' };
}

interface ChoosingProps {
  readonly state: CommandState<BackupPreview>;
  readonly onChoose: (source: BackupSource) => void;
}

function Choosing({ state, onChoose }: ChoosingProps): ReactNode {
  const texts = useTexts();
  return (
    <div className="backup">
      {state.kind === 'failed' && (
        <AlertStrip kind="warn" icon="warn">{describeFailure(texts, state.failure)}</AlertStrip>
      )}
      <BackupChoice isDisabled={state.kind === 'working'} onChoose={onChoose} />
      {state.kind === 'working' && (
        <p className="backup__working" role="status"><Spinner /><span>{texts.backup.restore.looking}</span></p>
      )}
    </div>
  );
}

interface AgreeingProps {
  readonly preview: BackupPreview;
  readonly state: CommandState<unknown>;
}

function Agreeing({ preview, state }: AgreeingProps): ReactNode {
  const texts = useTexts();
  const { backup: { restore: words } } = texts;
  return (
    <div className="backup">
      <BackupPreviewTable preview={preview} />
      <p className="backup__note">{preview.current === null ? words.firstStart : words.warning}</p>
      {state.kind === 'working' && (
        <p className="backup__working" role="status"><Spinner /><span>{words.working}</span></p>
      )}
      {state.kind === 'failed' && (
        <AlertStrip kind="bad" icon="warn">{describeFailure(texts, state.failure)}</AlertStrip>
      )}
    </div>
  );
}
