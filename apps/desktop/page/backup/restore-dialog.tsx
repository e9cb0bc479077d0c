/**
 * Restauration: choose a backup, see what it holds and what would change, say what that means for the other devices,
 * then agree.
 */
import type { BackupPreview, BackupSource } from '@tandem/contract';
import {
  AlertStrip, asksHow, BackupContents, Button, describeFailure, Dialog, FocusedButton, RestoreQuestion, Spinner,
  useCommand, useTexts, type CommandState, type RestoreHow,
} from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { BackupChoice } from './backup-choice.tsx';
import './backup.css';

type Step =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'looking' | 'asking'; readonly source: BackupSource; readonly preview: BackupPreview }
  | { readonly kind: 'restored'; readonly name: string };

export function RestoreDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { backup: { restore: words, cancel, close } } = useTexts();
  const preview = useCommand('preview-backup');
  const restore = useCommand('restore-backup');
  const [source, setSource] = useState<BackupSource>();
  const [isAsking, setIsAsking] = useState(false);
  const [how, setHow] = useState<RestoreHow>('merge');
  const step = toStep(source, preview.state, isAsking, restore.state.kind === 'done');
  const isWorking = restore.state.kind === 'working';

  function goOn(chosen: BackupSource, { isPaired, difference }: BackupPreview): void {
    if (asksHow({ isPaired, difference })) setIsAsking(true);
    else void restore.run({ source: chosen, how: 'merge' });
  }
  switch (step.kind) {
    case 'choosing':
      return (
        <Dialog
          title={words.title} open onClose={onClose} width={600}
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
    case 'looking':
      return (
        <Dialog
          title={words.previewTitle(step.preview.name)} open onClose={onClose} width={600}
          footer={
            <>
              <FocusedButton key={step.kind} isDisabled={isWorking} onClick={preview.forget}>
                {words.back}
              </FocusedButton>
              <Button
                kind={step.preview.current === null ? 'main' : 'danger'} isDisabled={isWorking}
                onClick={() => goOn(step.source, step.preview)}
              >
                {asksHow(step.preview) ? words.next : words.act}
              </Button>
            </>
          }
        >
          <div className="backup">
            <BackupContents size="pc" preview={step.preview} />
            <Restoring state={restore.state} />
          </div>
        </Dialog>
      );
    case 'asking':
      return (
        <Dialog
          title={words.question.title} open onClose={() => setIsAsking(false)} width={600}
          footer={
            <>
              <Button isDisabled={isWorking} onClick={() => setIsAsking(false)}>{cancel}</Button>
              <Button kind="danger" isDisabled={isWorking}
                onClick={() => void restore.run({ source: step.source, how })}>
                {words.act}
              </Button>
            </>
          }
        >
          <div className="backup">
            <RestoreQuestion how={how} onChange={setHow} />
            <p className="backup__note">{words.warning}</p>
            <Restoring state={restore.state} />
          </div>
        </Dialog>
      );
    case 'restored':
      return (
        <Dialog
          title={words.title} open onClose={onClose} width={600}
          footer={<FocusedButton key={step.kind} kind="main" onClick={onClose}>{close}</FocusedButton>}
        >
          <AlertStrip kind="ok" icon="check">
            {words.done(step.name)}
            {isAsking && how === 'truth' && ` ${words.doneTruth}`}
          </AlertStrip>
        </Dialog>
      );
  }
}

function toStep(
  source: BackupSource | undefined, preview: CommandState<BackupPreview>, isAsking: boolean, isRestored: boolean,
): Step {
  if (source === undefined) return { kind: 'choosing' };
  if (isRestored) return { kind: 'restored', name: source.name };
  if (preview.kind !== 'done') return { kind: 'choosing' };
  return { kind: isAsking ? 'asking' : 'looking', source, preview: preview.value };
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

function Restoring({ state }: { readonly state: CommandState<unknown> }): ReactNode {
  const texts = useTexts();
  return (
    <>
      {state.kind === 'working' && (
        <p className="backup__working" role="status"><Spinner /><span>{texts.backup.restore.working}</span></p>
      )}
      {state.kind === 'failed' && (
        <AlertStrip kind="bad" icon="warn">{describeFailure(texts, state.failure)}</AlertStrip>
      )}
    </>
  );
}
