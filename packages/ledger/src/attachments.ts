/** Attachments of entries: added, deleted, listed without their contents, read one at a time. */
import { bytesToRecordId, recordIdToText } from '@tandem/replica';
import type { SqliteDatabase, SqlRow } from '@tandem/sqlite';
import { attachmentBase64Max, isBase64 } from './attachment-kind.ts';
import type { BookEdit } from './book.ts';
import { toIdOf, type AttachmentId, type EntryId } from './record-ids.ts';
import { failure, success, type Result } from './result.ts';
import { readBlob, readInteger, readText } from './row-values.ts';
import { cleanLine, nameLengthMax, type TextFault } from './user-text.ts';

/** Of one entry. Two devices that add at the same time may come to more: all of them are kept and shown. */
export const attachmentsMax = 4;

export const pictureTypes = ['image/jpeg', 'image/webp', 'image/png'] as const;
export type PictureType = (typeof pictureTypes)[number];

export type AttachmentError =
  | { readonly kind: 'unknown-entry' }
  | { readonly kind: 'unknown-attachment' }
  | { readonly kind: 'too-many-attachments'; readonly attachmentsMax: number }
  | { readonly kind: 'attachment-too-large' }
  | { readonly kind: 'attachment-malformed' }
  | TextFault;

export interface NewAttachment {
  readonly entryId: EntryId;
  readonly mediaType: PictureType;
  /** Of the file; may be empty. */
  readonly name: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly base64: string;
}

export interface Attachment {
  readonly id: AttachmentId;
  readonly entryId: EntryId;
  readonly mediaType: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Of the content, rounded up to a multiple of three. */
  readonly bytes: number;
}

/** `id` for one that may be sent twice; otherwise minted. */
export function addAttachment(
  edit: BookEdit, attachment: NewAttachment, id?: AttachmentId,
): Result<AttachmentId, AttachmentError> {
  const { base64, entryId, height, mediaType, width } = attachment;
  if (base64.length > attachmentBase64Max) return failure({ kind: 'attachment-too-large' });
  if (base64 === '' || !isBase64(base64) || !isSize(width) || !isSize(height)) {
    return failure({ kind: 'attachment-malformed' });
  }
  const name = cleanLine(attachment.name, nameLengthMax);
  if (!name.ok) return name;
  const { database } = edit;
  if (database.prepare('SELECT 1 FROM entry WHERE id = ? AND deleted = 0').get(entryId) === undefined) {
    return failure({ kind: 'unknown-entry' });
  }
  if (countOf(database, entryId) >= attachmentsMax) return failure({ kind: 'too-many-attachments', attachmentsMax });
  const attachmentId = id ?? toIdOf<AttachmentId>(edit.mintId());
  database.prepare(`INSERT INTO attachment (id, entry_id, media_type, name, width, height, content)
    VALUES (?, ?, ?, ?, ?, ?, ?)`).run(attachmentId, entryId, mediaType, name.value, width, height, base64);
  return success(attachmentId);
}

export function deleteAttachment(edit: BookEdit, id: AttachmentId): Result<AttachmentId, AttachmentError> {
  const deleted = edit.database.prepare('UPDATE attachment SET deleted = 1 WHERE id = ? AND deleted = 0').run(id);
  return deleted === 1 ? success(id) : failure({ kind: 'unknown-attachment' });
}

/** In the order in which they were added. */
export function listAttachments(database: SqliteDatabase, entryId: EntryId): readonly Attachment[] {
  return database.prepare(`SELECT ${describedColumns} FROM attachment WHERE entry_id = ? AND deleted = 0 ORDER BY id`)
    .all(entryId).map(rowToAttachment);
}

/** Undefined for one that is deleted. */
export function readAttachment(
  database: SqliteDatabase, id: AttachmentId,
): (Attachment & { readonly base64: string }) | undefined {
  const row = database.prepare(`SELECT ${describedColumns}, content FROM attachment WHERE id = ? AND deleted = 0`)
    .get(id);
  return row === undefined ? undefined : { ...rowToAttachment(row), base64: readText(row[7]) };
}

/** How many each entry has, by its id as text; entries without are absent. Reads an index alone. */
export function countAttachments(database: SqliteDatabase): ReadonlyMap<string, number> {
  return new Map(database.prepare('SELECT entry_id, count(*) FROM attachment WHERE deleted = 0 GROUP BY entry_id').all()
    .flatMap(([entry, count]) => (entry === null
      ? []
      : [[recordIdToText(bytesToRecordId(readBlob(entry))), readInteger(count)] as const])));
}

/** What base64 fills up with at its end is one or two bytes that are none: a list does not read so far. */
const describedColumns = 'id, entry_id, media_type, name, width, height, octet_length(content) / 4 * 3';

function countOf(database: SqliteDatabase, entryId: EntryId): number {
  return readInteger(database.prepare('SELECT count(*) FROM attachment WHERE entry_id = ? AND deleted = 0')
    .get(entryId)?.[0]);
}

function isSize(pixels: number): boolean {
  return Number.isSafeInteger(pixels) && pixels > 0;
}

function rowToAttachment([id, entry, mediaType, name, width, height, bytes]: SqlRow): Attachment {
  return {
    id: toIdOf(readBlob(id)), entryId: toIdOf(readBlob(entry)), mediaType: readText(mediaType), name: readText(name),
    width: readInteger(width), height: readInteger(height), bytes: readInteger(bytes),
  };
}
