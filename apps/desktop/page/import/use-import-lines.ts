/** The lines of the preview with what the user has just changed, and how to change them. */
import type { ImportView } from '@tandem/contract';
import { useEngine, useQuery, type ShownFailure } from '@tandem/ui';
import { useMemo, useState } from 'react';
import { applyChanges, pendingChanges, type LineChange, type NumberedLine } from './import-lines.ts';

export interface ImportLines {
  readonly lines: readonly NumberedLine[];
  readonly change: (change: LineChange) => void;
}

/** Of one reading of one statement into one account: another one is another component. */
export function useImportLines(preview: ImportView, onFailure: (failure: ShownFailure) => void): ImportLines {
  const engine = useEngine();
  const categories = useQuery('categories', {});
  const [changes, setChanges] = useState<ReadonlyMap<number, LineChange>>(new Map());
  const { lines: engineLines } = preview;
  const pathById = useMemo(() => new Map((categories ?? []).map(({ id, path }) => [id, path])), [categories]);
  const lines = useMemo(
    () => applyChanges(engineLines, pendingChanges(engineLines, changes), pathById), [engineLines, changes, pathById],
  );

  async function carryOut(change: LineChange): Promise<void> {
    setChanges((now) => new Map(now).set(change.index, change));
    const answer = await engine.command('set-import-line', change);
    if (answer.ok) return;
    setChanges((now) => new Map([...now].filter(([, other]) => other !== change)));
    onFailure(answer.error);
  }

  return { lines, change: (change) => void carryOut(change) };
}
