/** Restauration: choose a backup, see what it holds beside what is open, then agree. */
import type { BackupSource } from '@tandem/contract';
import { AlertStrip, Button, describeFailure, Dialog, Spinner, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { BackupChoice } from './backup-choice.tsx';
import { BackupPreviewTable } from './backup-preview-table.tsx';
import { useCommand } from './command-state.ts';
import './backup.css';

export function RestoreDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const texts = useTexts();
  const { backup: { restore: words, cancel, close } } = texts;
  const preview = useCommand('preview-backup');
  const restore = useCommand('restore-backup');
  const [source, setSource] = useState<BackupSource | undefined>(undefined);

  function look(chosen: BackupSource): void {
    setSource(chosen);
    void preview.run(chosen);
  }

  if (restore.state.kind === 'done') {
    return (
      <Dialog title={words.title} open onClose={onClose} width={560}
        footer={<Button kind="main" onClick={onClose}>{close}</Button>}>
        <div className="backup" role="status">
          <AlertStrip kind="ok" icon="check">{words.done(source?.name ?? '')}</AlertStrip>
        </div>
      </Dialog>
    );
  }
  if (preview.state.kind === 'done' && source !== undefined) {
    const isWorking = restore.state.kind === 'working';
    return (
      <Dialog
        title={words.previewTitle(preview.state.value.name)} open onClose={onClose} width={560}
        footer={
          <>
            <Button kind="plain" isDisabled={isWorking} onClick={preview.forget}>{words.back}</Button>
            <Button kind={preview.state.value.current === null ? 'main' : 'danger'} isDisabled={isWorking}
              onClick={() => void restore.run(source)}>
              {words.act}
            </Button>
          </>
        }
      >
        <div className="backup">
          <BackupPreviewTable preview={preview.state.value} />
          <p className="backup__note">{preview.state.value.current === null ? words.firstStart : words.warning}</p>
          {isWorking && <p className="backup__working" role="status"><Spinner /><span>{words.working}</span></p>}
          {restore.state.kind === 'failed' && (
            <AlertStrip kind="bad" icon="warn">{describeFailure(texts, restore.state.failure)}</AlertStrip>
          )}
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={words.title} open onClose={onClose} width={560}
      footer={<Button kind="plain" onClick={onClose}>{cancel}</Button>}>
      <div className="backup">
        {preview.state.kind === 'failed' && (
          <AlertStrip kind="warn" icon="warn">{describeFailure(texts, preview.state.failure)}</AlertStrip>
        )}
        <BackupChoice isDisabled={preview.state.kind === 'working'} onChoose={look} />
        {preview.state.kind === 'working' && (
          <p className="backup__working" role="status"><Spinner /><span>{words.looking}</span></p>
        )}
      </div>
    </Dialog>
  );
}
