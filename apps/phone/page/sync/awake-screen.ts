/** A phone that sleeps in the middle of a sync cuts it: the screen stays lit meanwhile, where the browser can. */
import { useEffect } from 'react';
import { shell } from '../shell/shell.ts';

export function useAwakeScreen(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return undefined;
    if (shell !== undefined) {
      void shell.call('setKeepAwake', { isOn: true });
      return () => void shell?.call('setKeepAwake', { isOn: false });
    }
    if (!('wakeLock' in navigator)) return undefined;
    let isOver = false;
    let lock: WakeLockSentinel | undefined;

    async function keep(): Promise<void> {
      try {
        const taken = await navigator.wakeLock.request('screen');
        if (isOver) await taken.release();
        else lock = taken;
      } catch {
        // Battery saving refuses it: the sync goes on, and a cut one is resumed.
      }
    }

    // The browser lets go of it whenever the page is hidden.
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') void keep();
    };
    document.addEventListener('visibilitychange', onVisible);
    void keep();
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', onVisible);
      void lock?.release();
    };
  }, [isNeeded]);
}
