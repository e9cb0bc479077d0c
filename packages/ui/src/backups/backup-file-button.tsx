/** A backup from a file of the user's, beside those that are kept. */
import type { BackupSource } from '@tandem/contract';
import { useRef, useState, type ReactNode } from 'react';
import { AlertStrip } from '../controls/alert-strip.tsx';
import { Button } from '../controls/button.tsx';
import { useTexts } from '../language.tsx';
import { fileBytesMax, fileToBase64 } from '../read-file.ts';

export interface BackupFileButtonProps {
  readonly isDisabled: boolean;
  readonly onChoose: (source: BackupSource) => void;
}

export function BackupFileButton({ isDisabled, onChoose }: BackupFileButtonProps): ReactNode {
  const { backup: { restore: words } } = useTexts();
  const [fault, setFault] = useState<string | undefined>(undefined);
  const chooserRef = useRef<HTMLInputElement>(null);

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setFault(file.size > fileBytesMax ? words.tooLarge : undefined);
    if (file.size > fileBytesMax) return;
    try {
      onChoose({ kind: 'file', name: file.name, base64: await fileToBase64(file) });
    } catch {
      setFault(words.unreadable);
    }
  }

  return (
    <>
      {fault !== undefined && <AlertStrip kind="warn" icon="warn">{fault}</AlertStrip>}
      <input
        ref={chooserRef} className="backup-list__chooser" type="file" tabIndex={-1} aria-label={words.file}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <Button kind="plain" icon="file" isDisabled={isDisabled} onClick={() => chooserRef.current?.click()}>
        {words.file}
      </Button>
    </>
  );
}
