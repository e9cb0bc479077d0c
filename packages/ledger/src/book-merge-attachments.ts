/** Attachments of two books that become one: those of the old book go to what its entries are in the merged one. */
import { recordIdToText, type RecordId } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { GiveId } from './book-merge-kind.ts';
import { toIdOf, type AttachmentId, type EntryId } from './record-ids.ts';
import { readBlob } from './row-values.ts';

/** Copied one by one when the merge is written: all contents at once may be more than the memory holds. */
export interface AttachmentCopies {
  readonly old: SqliteDatabase;
  readonly copies: readonly AttachmentCopy[];
}

interface AttachmentCopy {
  /** In the old book. */
  readonly id: AttachmentId;
  readonly newId: RecordId;
  readonly entryId: RecordId;
}

/** `toEntry`: of an entry of the old book, living or deleted; undefined where the merged book has none for it. */
export function planAttachments(
  old: SqliteDatabase, target: SqliteDatabase, toEntry: (id: EntryId) => RecordId | undefined, freeId: GiveId,
): AttachmentCopies {
  const hasSame = target.prepare(`SELECT 1 FROM attachment WHERE entry_id = ? AND deleted = 0 AND content = ?`);
  const content = old.prepare('SELECT content FROM attachment WHERE id = ?');
  const copies = old.prepare('SELECT id, entry_id FROM attachment WHERE deleted = 0 ORDER BY id').all()
    .flatMap(([idBytes, entry]): AttachmentCopy[] => {
      const id = toIdOf<AttachmentId>(readBlob(idBytes));
      const entryId = entry === null ? undefined : toEntry(toIdOf<EntryId>(readBlob(entry)));
      if (entryId === undefined || hasSame.get(entryId, content.get(id)?.[0] ?? null) !== undefined) return [];
      return [{ id, newId: freeId(id), entryId }];
    });
  return { old, copies };
}

/** Within the caller's write transaction on the target. */
export function writeAttachments(target: SqliteDatabase, { copies, old }: AttachmentCopies): void {
  const read = old.prepare('SELECT media_type, name, width, height, content FROM attachment WHERE id = ?');
  const write = target.prepare(`INSERT INTO attachment (id, entry_id, media_type, name, width, height, content)
    VALUES (?, ?, ?, ?, ?, ?, ?)`);
  for (const { id, newId, entryId } of copies) write.run(newId, entryId, ...read.get(id) ?? []);
}

/** The keys are ids as texts. */
export function entryFinder(...maps: readonly ReadonlyMap<string, RecordId>[]): (id: EntryId) => RecordId | undefined {
  return (id) => {
    const key = recordIdToText(id);
    for (const map of maps) {
      const found = map.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}
