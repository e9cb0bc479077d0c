/** Language, theme, and the whole book as a file. */
import { Button, Segments, useEngine, useLanguage, useQuery, useTexts } from '@tandem/ui';
import type { Preferences } from '@tandem/contract';
import { useState, type ReactNode } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { LastingStorage } from '../program/lasting-section.tsx';
import { Screen } from '../screen/screen.tsx';
import { SecondCopySection } from './second-copy-section.tsx';
import './settings-screen.css';

const languages: readonly Preferences['language'][] = ['fr', 'en'];
const themes: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

export function SettingsScreen(): ReactNode {
  const { phone: { settings } } = useTexts();
  const engine = useEngine();
  const language = useLanguage();
  const { tellFailure } = useSaving();
  const preferences = useQuery('preferences', {});
  const [copiedAs, setCopiedAs] = useState<string | null>(null);

  const prefer = async (changes: Partial<Pick<Preferences, 'language' | 'theme'>>): Promise<void> => {
    const answer = await engine.command('set-preferences', changes);
    if (!answer.ok) tellFailure(answer.error);
  };

  const exportBook = async (): Promise<void> => {
    const answer = await engine.command('export-book', {});
    if (!answer.ok) {
      tellFailure(answer.error);
      return;
    }
    downloadText(answer.value.fileName, answer.value.json);
    setCopiedAs(answer.value.fileName);
  };

  return (
    <Screen title={settings.title} leading="back">
      <section className="settings__group">
        <h2 className="settings__name">{settings.language}</h2>
        <Segments
          label={settings.language} value={language} onChange={(chosen) => void prefer({ language: chosen })}
          options={languages.map((value) => ({ value, label: settings.languages[value] }))}
        />
      </section>
      <section className="settings__group">
        <h2 className="settings__name">{settings.theme}</h2>
        <Segments
          label={settings.theme} value={preferences?.theme ?? 'system'}
          onChange={(theme) => void prefer({ theme })}
          options={themes.map((value) => ({ value, label: settings.themes[value] }))}
        />
      </section>
      <section className="settings__group">
        <h2 className="settings__name">{settings.copy}</h2>
        <p className="settings__note">{settings.copyNote}</p>
        <Button kind="plain" icon="export" onClick={() => void exportBook()}>{settings.copy}</Button>
        <p className="settings__note" role="status">{copiedAs !== null && settings.copied(copiedAs)}</p>
      </section>
      <LastingStorage />
      <SecondCopySection />
    </Screen>
  );
}

function downloadText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
