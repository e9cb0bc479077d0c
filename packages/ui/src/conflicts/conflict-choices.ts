/** What may be done about a conflict, and what each choice is called there. */
import type { CommandParameters, ConflictView } from '@tandem/contract';
import type { ConflictActTexts } from '../messages/conflict-messages.ts';

export type SettleHow = CommandParameters<'settle-conflicts'>['how'];

export interface ConflictChoice {
  readonly how: SettleHow;
  readonly label: string;
  readonly note?: string;
}

/** What stays as it is, first; then what takes the value that was set aside. */
export function conflictChoices(texts: ConflictActTexts, conflict: ConflictView): readonly ConflictChoice[] {
  return [
    { how: 'kept', label: keepLabel(texts, conflict) },
    { how: 'taken', label: takeLabel(texts, conflict) },
    ...(conflict.canKeepBoth ? [{ how: 'both', label: texts.both, note: texts.bothNote } as const] : []),
  ];
}

/** A delete against an edit is a question about the delete, on whichever side it is. */
function keepLabel(texts: ConflictActTexts, { kept, setAside }: ConflictView): string {
  if (kept === null) return texts.leave;
  if (kept.isDeleted) return texts.delete;
  return setAside.isDeleted ? texts.doNotDelete : texts.keep;
}

function takeLabel(texts: ConflictActTexts, { kept, setAside }: ConflictView): string {
  if (kept === null) return texts.takeBack;
  if (setAside.isDeleted) return texts.delete;
  return kept.isDeleted ? texts.doNotDelete : texts.take;
}

export interface ConflictGroup {
  /** Start of the sync that brought them; null where no sync did. */
  readonly noticedMs: number | null;
  readonly conflicts: readonly ConflictView[];
}

/** By the sync that brought them, in the order in which they come. */
export function groupConflicts(conflicts: readonly ConflictView[]): readonly ConflictGroup[] {
  return [...Map.groupBy(conflicts, (conflict) => conflict.noticedMs)]
    .map(([noticedMs, ofSync]) => ({ noticedMs, conflicts: ofSync }));
}
