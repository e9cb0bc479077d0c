/** A damaged book is mended. */
import type { MendView } from '@tandem/contract';
import { useEngine, type ShownFailure } from '@tandem/ui';
import { useState } from 'react';

export interface Mending {
  readonly mend: () => Promise<void>;
  readonly isWorking: boolean;
  readonly failure: ShownFailure | undefined;
}

/** The book may open meanwhile, and whoever asked for it be gone: what came back is told to `onMended`. */
export function useMending(onMended: (mended: MendView) => void): Mending {
  const engine = useEngine();
  const [isWorking, setIsWorking] = useState(false);
  const [failure, setFailure] = useState<ShownFailure>();
  return {
    isWorking, failure,
    async mend() {
      setIsWorking(true);
      const answer = await engine.command('mend-book', {});
      setIsWorking(false);
      setFailure(answer.ok ? undefined : answer.error);
      if (answer.ok) onMended(answer.value);
    },
  };
}
