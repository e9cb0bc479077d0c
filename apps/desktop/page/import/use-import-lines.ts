/** The lines of the preview with what the user has just changed, and how to change them. */
import type { ImportView } from '@tandem/contract';
import { useEngine, useQuery, type ShownFailure } from '@tandem/ui';
import { useEffect, useMemo, useState } from 'react';
import { applyChanges, pendingChanges, type LineChange, type NumberedLine } from './import-lines.ts';

export interface ImportLines {
  readonly lines: readonly NumberedLine[];
  readonly change: (change: LineChange) => void;
}

export function useImportLines(preview: ImportView, onFailure: (failure: ShownFailure) => void): ImportLines {
  const engine = useEngine();
  const categories = useQuery('categories', {});
  const [changes, setChanges] = useState<ReadonlyMap<number, LineChange>>(new Map());
  const { lines: engineLines, accountId, statement } = preview;
  useEffect(() => setChanges((now) => now.size === 0 ? now : pendingChanges(engineLines, now)), [engineLines]);
  // Another account or statement has other lines.
  useEffect(() => setChanges(new Map()), [accountId, statement]);
  const pathById = useMemo(() => new Map((categories ?? []).map(({ id, path }) => [id, path])), [categories]);
  const lines = useMemo(() => applyChanges(engineLines, changes, pathById), [engineLines, changes, pathById]);

  return {
    lines,
    change(change) {
      setChanges((now) => new Map(now).set(change.index, change));
      void engine.command('set-import-line', change).then((answer) => {
        if (answer.ok) return;
        setChanges((now) => new Map([...now].filter(([index]) => index !== change.index)));
        onFailure(answer.error);
      });
    },
  };
}
