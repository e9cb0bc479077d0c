/** Where backups are made by themselves, how often, and how many of them are kept. */
import type { BackupSettingsView } from '@tandem/contract';
import {
  AlertStrip, BackupFault, Button, Checkbox, describeFailure, Dialog, FocusedButton, formatMoment, TextField,
  useCommand, useLanguage, useQuery, useTexts,
} from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import './backup.css';

const keptMin = 3;
const keptMax = 100;

export function BackupSettingsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const settings = useQuery('backup-settings', {});
  return settings === undefined ? null : <SettingsForm settings={settings} onClose={onClose} />;
}

interface SettingsFormProps {
  readonly settings: BackupSettingsView;
  readonly onClose: () => void;
}

/** What is typed stays until it is saved, whatever the engine tells meanwhile. */
function SettingsForm({ settings, onClose }: SettingsFormProps): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const { backup: { settings: words, cancel, close } } = texts;
  const save = useCommand('set-backup-settings');
  const [folder, setFolder] = useState(settings.folder ?? '');
  const [isOwn, setIsOwn] = useState(settings.isDefaultFolder);
  const [isDaily, setIsDaily] = useState(settings.isDaily);
  const [kept, setKept] = useState(String(settings.kept));
  const count = Number(kept);
  const isCount = /^\d+$/.test(kept.trim()) && count >= keptMin && count <= keptMax;
  const folderFault = save.state.kind === 'failed' && save.state.failure.kind === 'backup-folder'
    ? describeFailure(texts, save.state.failure) : undefined;

  if (save.state.kind === 'done') {
    return (
      <Dialog title={words.title} open onClose={onClose} width={520}
        footer={<FocusedButton key="saved" kind="main" onClick={onClose}>{close}</FocusedButton>}>
        <AlertStrip kind="ok">{words.saved}</AlertStrip>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={words.title} open onClose={onClose} width={520}
      footer={
        <>
          <Button data-initial-focus="" onClick={onClose}>{cancel}</Button>
          <Button kind="main" isDisabled={!isCount || save.state.kind === 'working'}
            onClick={() => void save.run({ folder: isOwn ? null : folder.trim(), isDaily, kept: count })}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className="backup">
        <p>{words.intro}</p>
        <p className="backup__note">
          {settings.lastMs === null ? words.noneYet : words.last(formatMoment(settings.lastMs, language))}
        </p>
        <BackupFault />
        <Checkbox label={words.ownFolder} value={isOwn} onChange={setIsOwn} />
        <TextField label={words.folder} hint={words.folderHint} error={folderFault} isDisabled={isOwn} value={folder}
          onChange={setFolder} spellCheck={false} />
        <Checkbox label={words.daily} hint={words.dailyHint} value={isDaily} onChange={setIsDaily} />
        <TextField label={words.kept} hint={words.keptHint} error={isCount ? undefined : words.keptFault}
          inputMode="numeric" value={kept} onChange={setKept} />
        {save.state.kind === 'failed' && folderFault === undefined && (
          <AlertStrip kind="bad">{describeFailure(texts, save.state.failure)}</AlertStrip>
        )}
      </div>
    </Dialog>
  );
}
