/** The backups that are kept, and a file of the user's. */
import type { BackupSource } from '@tandem/contract';
import { AlertStrip, BackupList, Button, useTexts } from '@tandem/ui';
import { useRef, useState, type ReactNode } from 'react';
import { fileBytesMax, fileToBase64 } from '../import/read-file.ts';

interface BackupChoiceProps {
  readonly isDisabled: boolean;
  readonly onChoose: (source: BackupSource) => void;
}

export function BackupChoice({ isDisabled, onChoose }: BackupChoiceProps): ReactNode {
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
      <p>{words.intro}</p>
      {fault !== undefined && <AlertStrip kind="warn" icon="warn">{fault}</AlertStrip>}
      <BackupList size="pc" isDisabled={isDisabled} onChoose={({ name }) => onChoose({ kind: 'kept', name })} />
      <input
        ref={chooserRef} className="backup__chooser" type="file" tabIndex={-1} aria-label={words.file}
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
