/** The lines of a preview as the table shows them: their kinds, what is taken, what the user has just changed. */
import type { CommandParameters, ImportLineView } from '@tandem/contract';

export type LineKind = ImportLineView['action']['kind'];
export type LineFilter = 'all' | LineKind;
export type LineChange = CommandParameters<'set-import-line'>;

export const lineFilters: readonly LineFilter[] = ['all', 'add', 'confirms', 'already-there'];

/** `index` in the preview: what a change of the line names. */
export interface NumberedLine {
  readonly index: number;
  readonly line: ImportLineView;
}

export function countLines(lines: readonly ImportLineView[]): Readonly<Record<LineFilter, number>> {
  const counts = { all: lines.length, add: 0, confirms: 0, 'already-there': 0 };
  for (const { action } of lines) counts[action.kind] += 1;
  return counts;
}

export function chooseLines(lines: readonly NumberedLine[], filter: LineFilter): readonly NumberedLine[] {
  return filter === 'all' ? lines : lines.filter(({ line }) => line.action.kind === filter);
}

/** What the user has changed is shown at once, before the engine has said the same. */
export function applyChanges(
  lines: readonly ImportLineView[], changes: ReadonlyMap<number, LineChange>,
  pathById: ReadonlyMap<string, string>,
): readonly NumberedLine[] {
  return lines.map((line, index) => {
    const change = changes.get(index);
    if (change === undefined) return { index, line };
    const { isTaken, categoryId } = change;
    const categoryPath = categoryId === null ? '' : pathById.get(categoryId) ?? line.categoryPath;
    return { index, line: { ...line, isTaken, categoryId, categoryPath } };
  });
}

/** Those that the engine has not carried out yet. */
export function pendingChanges(
  lines: readonly ImportLineView[], changes: ReadonlyMap<number, LineChange>,
): ReadonlyMap<number, LineChange> {
  return new Map([...changes].filter(([index, { isTaken, categoryId }]) => {
    const line = lines[index];
    return line !== undefined && (line.isTaken !== isTaken || line.categoryId !== categoryId);
  }));
}
