/** A backup leaves the phone as a file: what the phone loses, it cannot lose. */
import { Button, useEngine, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { canShareFiles, saveFile, shareFile, type FileOutcome } from '../shell/outgoing-file.ts';

export function BackupOut({ name }: { readonly name: string }): ReactNode {
  const { phone: { settings }, phoneProgram: { fileOut: words } } = useTexts();
  const engine = useEngine();
  const { tellFailure } = useSaving();
  const [said, setSaid] = useState('');

  const give = async (way: (fileName: string, content: Blob) => Promise<FileOutcome>): Promise<void> => {
    const answer = await engine.command('read-backup', { name });
    if (!answer.ok) {
      tellFailure(answer.error);
      return;
    }
    const { fileName, base64 } = answer.value;
    const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
    const outcome = await way(fileName, new Blob([bytes], { type: 'application/vnd.sqlite3' }));
    setSaid(outcome === 'given' ? settings.copied(fileName) : words[outcome]);
  };
  return (
    <>
      <Button kind="plain" icon="export" onClick={() => void give(saveFile)}>{words.save}</Button>
      {canShareFiles && (
        <Button kind="plain" icon="external" onClick={() => void give(shareFile)}>{words.share}</Button>
      )}
      <p className="settings__note" role="status">{said}</p>
    </>
  );
}
