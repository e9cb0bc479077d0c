/** Pictures of receipts: shown by entry and one at a time, added and deleted. */
import type {
  AttachmentContentView, AttachmentDraft, AttachmentView, CommandParameters, CommandResults, EngineFailure, EntryDraft,
  Id, Outcome,
} from '@tandem/contract';
import {
  addAttachment, attachmentKind, deleteAttachment, failure, listAttachments, readAttachment, success, type Attachment,
  type AttachmentId, type BookEdit, type EntryId, type Result,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { BookDesk } from './book-desk.ts';
import type { BookReading } from './book-reading.ts';
import { textToId } from './id-text.ts';

export function readAttachmentViews({ database }: BookReading, entryId: Id): readonly AttachmentView[] {
  return listAttachments(database, textToId(entryId)).map(toView);
}

export function readAttachmentContent({ database }: BookReading, attachmentId: Id): AttachmentContentView | null {
  const found = readAttachment(database, textToId(attachmentId));
  return found === undefined ? null : { ...toView(found), base64: found.base64 };
}

export function attach(desk: BookDesk, draft: AttachmentDraft): Outcome<CommandResults['add-attachment']> {
  const newId = draft.newId === undefined ? undefined : textToId<AttachmentId>(draft.newId);
  if (newId !== undefined && draft.newId !== undefined && isThere(desk, newId)) {
    return success({ attachmentId: draft.newId });
  }
  return desk.edit('add-attachment', (edit, recorder) => {
    const added = addAttachment(edit, { ...draft, entryId: textToId(draft.entryId) }, newId);
    if (!added.ok) return failure({ kind: 'attachment', error: added.error });
    recorder.made(attachmentKind, added.value);
    return success({ attachmentId: recordIdToText(added.value) });
  });
}

export function removeAttachment(
  desk: BookDesk, { attachmentId }: CommandParameters<'delete-attachment'>,
): Outcome<CommandResults['delete-attachment']> {
  return desk.edit('delete-attachment', (edit, recorder) => {
    const id = textToId<AttachmentId>(attachmentId);
    recorder.touch(attachmentKind, id);
    const deleted = deleteAttachment(edit, id);
    return deleted.ok ? success({ isDone: true }) : failure({ kind: 'attachment', error: deleted.error });
  });
}

/** Of a new entry, within the edit that makes it. Taking that back leaves them to their entry, which the bin has. */
export function attachPictures(
  edit: BookEdit, entryId: EntryId, { pictures }: EntryDraft,
): Result<undefined, EngineFailure> {
  for (const picture of pictures ?? []) {
    const added = addAttachment(edit, { ...picture, entryId });
    if (!added.ok) return failure({ kind: 'attachment', error: added.error });
  }
  return success(undefined);
}

/** Sent before, and perhaps deleted since. */
function isThere({ book }: BookDesk, id: AttachmentId): boolean {
  return book?.replica.database.prepare('SELECT 1 FROM attachment WHERE id = ?').get(id) !== undefined;
}

function toView({ id, entryId, ...rest }: Attachment): AttachmentView {
  return { ...rest, id: recordIdToText(id), entryId: recordIdToText(entryId) };
}
