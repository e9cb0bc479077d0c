/** Language, theme, lock, and the whole book as a file. */
import { Segments, useEngine, useLanguage, useQuery, useTexts } from '@tandem/ui';
import type { Preferences } from '@tandem/contract';
import type { ReactNode } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { LastingStorage } from '../program/lasting-section.tsx';
import { Screen } from '../screen/screen.tsx';
import { LockSection } from '../shell/lock-section.tsx';
import { ExportSection } from './export-section.tsx';
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

  const prefer = async (changes: Partial<Pick<Preferences, 'language' | 'theme'>>): Promise<void> => {
    const answer = await engine.command('set-preferences', changes);
    if (!answer.ok) tellFailure(answer.error);
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
      <LockSection />
      <ExportSection />
      <LastingStorage />
      <SecondCopySection />
    </Screen>
  );
}
