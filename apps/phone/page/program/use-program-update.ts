import { useSyncExternalStore } from 'react';
import { programUpdate } from '../offline-use.ts';

export interface OfferedUpdate {
  readonly isReady: boolean;
  readonly take: () => void;
}

export function useProgramUpdate(): OfferedUpdate {
  const isReady = useSyncExternalStore(subscribe, () => programUpdate?.isReady() ?? false);
  return { isReady, take };
}

function take(): void {
  programUpdate?.take();
}

function subscribe(listener: () => void): () => void {
  return programUpdate?.onChanged(listener) ?? (() => {});
}
