/** The backups that are kept, and a file of the user's. */
import type { BackupSource } from '@tandem/contract';
import {
  AlertStrip, Button, formatMoment, Icon, useLanguage, useQuery, useTexts,
} from '@tandem/ui';
import { useRef, useState, type ReactNode } from 'react';
import { fileBytesMax, fileToBase64 } from '../import/read-file.ts';
import { formatBytes } from './format-bytes.ts';

/** Of a copy that Tandem made by itself: a time, which says nothing alone. */
const snapshotName = /^\d{8}T\d{9}Z\.tandem$/;

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
      <KeptBackups isDisabled={isDisabled} onChoose={onChoose} />
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

function KeptBackups({ isDisabled, onChoose }: BackupChoiceProps): ReactNode {
  const language = useLanguage();
  const { backup: { restore: words, bytes } } = useTexts();
  const backups = useQuery('backups', {});
  if (backups === undefined) return null;
  if (backups.length === 0) return <p className="backup__note">{words.noneKept}</p>;
  return (
    <>
      <h3 className="backup__heading">{words.kept}</h3>
      <ul className="backup__list">
        {backups.map(({ name, wallMs, bytes: size }) => (
          <li key={name}>
            <button type="button" className="backup__kept" disabled={isDisabled}
              onClick={() => onChoose({ kind: 'kept', name })}>
              <span className="backup__moment">{formatMoment(wallMs, language)}</span>
              <span className="backup__name" title={name}>
                {snapshotName.test(name) ? words.beforeSync : name}
              </span>
              <span className="backup__size">{bytes(...formatBytes(size, language))}</span>
              <Icon name="chevron-right" size={16} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
