/** Of the settings: what opens the app. Asked for and checked by the shell, which alone knows the PIN. */
import { Segments, useTexts } from '@tandem/ui';
import { useEffect, useState, type ReactNode } from 'react';
import { shell } from './shell.ts';
import type { LockKind, ShellValue } from './shell-methods.ts';

type LockState = ShellValue<'lockState'>;

export function LockSection(): ReactNode {
  const { phoneProgram: { lock: words } } = useTexts();
  const [state, setState] = useState<LockState>();
  useEffect(() => {
    void readLock().then(setState);
  }, []);
  if (state === undefined) return null;
  const kinds: readonly LockKind[] = state.canUseDevice ? ['none', 'device', 'pin'] : ['none', 'pin'];

  // Whatever becomes of the shell's question, the state says it.
  const choose = async (kind: LockKind): Promise<void> => {
    await shell?.call('setLock', { kind });
    setState(await readLock());
  };
  return (
    <section className="settings__group">
      <h2 className="settings__name">{words.title}</h2>
      <Segments
        label={words.title} value={kindOf(state)} onChange={(kind) => void choose(kind)}
        options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
      />
      <p className="settings__note">{words.notes[kindOf(state)]}</p>
      {!state.canUseDevice && <p className="settings__note">{words.noDevice}</p>}
    </section>
  );
}

function kindOf({ isOn, hasPin }: LockState): LockKind {
  if (!isOn) return 'none';
  return hasPin ? 'pin' : 'device';
}

async function readLock(): Promise<LockState | undefined> {
  const answer = await shell?.call('lockState', {});
  return answer?.ok === true ? answer.value : undefined;
}
