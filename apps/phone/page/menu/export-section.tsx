/** Of the settings: the whole book as a file, saved or given to another app. */
import { Button, useEngine, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { canShareFiles, saveFile, shareFile, type FileOutcome } from '../shell/outgoing-file.ts';

export function ExportSection(): ReactNode {
  const { phone: { settings }, phoneProgram: { fileOut: words } } = useTexts();
  const engine = useEngine();
  const { tellFailure } = useSaving();
  const [said, setSaid] = useState('');

  const give = async (way: (fileName: string, content: Blob) => Promise<FileOutcome>): Promise<void> => {
    const answer = await engine.command('export-book', {});
    if (!answer.ok) {
      tellFailure(answer.error);
      return;
    }
    const { fileName, json } = answer.value;
    const outcome = await way(fileName, new Blob([json], { type: 'application/json' }));
    setSaid(outcome === 'given' ? settings.copied(fileName) : words[outcome]);
  };
  return (
    <section className="settings__group">
      <h2 className="settings__name">{settings.copy}</h2>
      <p className="settings__note">{settings.copyNote}</p>
      <Button kind="plain" icon="export" onClick={() => void give(saveFile)}>{settings.copy}</Button>
      {canShareFiles && (
        <Button kind="plain" icon="external" onClick={() => void give(shareFile)}>{words.share}</Button>
      )}
      <p className="settings__note" role="status">{said}</p>
    </section>
  );
}
