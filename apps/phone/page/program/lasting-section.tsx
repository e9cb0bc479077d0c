/** Of the settings: whether the browser keeps what is stored, and how to ask for it. Not in the shell, which does. */
import { Button, useTexts } from '@tandem/ui';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { shell } from '../shell/shell.ts';
import { askForLasting, checkLasting, lastingState, onLastingChanged } from './lasting-storage.ts';

export function LastingStorage(): ReactNode {
  const { phoneProgram: { lasting: words } } = useTexts();
  const state = useSyncExternalStore(onLastingChanged, lastingState);
  useEffect(() => void checkLasting(), []);
  if (shell !== undefined || state === 'unknown') return null;
  const canAsk = state !== 'kept';
  return (
    <section className="settings__group">
      <h2 className="settings__name">{words.title}</h2>
      <p className="settings__note" role="status">
        {state === 'kept' ? words.kept : state === 'refused' ? words.refused : words.reason}
      </p>
      {canAsk && <Button kind="plain" icon="shield" onClick={() => void askForLasting()}>{words.ask}</Button>}
    </section>
  );
}
