/**
 * The record kind of an attachment: a picture of a receipt, which belongs to one entry.
 *
 * What must hold
 * 1. It is added and deleted, and never changed: two devices never write it differently, and nothing of it is merged.
 * 2. Deleting an entry leaves its attachments alone: they are in sight where their entry is, in the bin with it, and
 *    back with it.
 * 3. The content is a text, base64 as RFC 4648 section 4 has it, so that a version that does not know the kind carries
 *    it (`docs/adr/0013`). With everything else of its record it fits into one message of a sync.
 */
import type { RecordKind } from '@tandem/replica';
import type { SqlValue } from '@tandem/sqlite';

export const attachmentKind: RecordKind = {
  tag: 21,
  name: 'attachment',
  table: 'attachment',
  travels: 'attachment',
  groups: [{
    name: 'attachment',
    columns: [
      { tag: 1, name: 'entry_id', type: 'id', initial: null },
      // As RFC 2046 has it: image/jpeg.
      { tag: 2, name: 'media_type', type: 'text', initial: '' },
      { tag: 3, name: 'name', type: 'text', initial: '' },
      // In pixels.
      { tag: 4, name: 'width', type: 'integer', initial: 0 },
      { tag: 5, name: 'height', type: 'integer', initial: 0 },
      { tag: 6, name: 'content', type: 'text', initial: '' },
    ],
  }],
  findFault: findAttachmentFault,
};

/** Bytes of the content, and what base64 makes of them. A message of a sync holds 256 kB. */
export const attachmentBytesMax = 180_000;
export const attachmentBase64Max = (attachmentBytesMax / 3) * 4;

export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function findAttachmentFault([entry, mediaType, , width, height, content]: readonly SqlValue[]): string | undefined {
  if (!(entry instanceof Uint8Array)) return 'an attachment of no entry';
  if (typeof mediaType !== 'string' || !/^[a-z]+\/[a-z0-9.+-]+$/.test(mediaType)) return 'a media type in another form';
  if (typeof width !== 'number' || typeof height !== 'number' || width < 0 || height < 0) return 'a size below nothing';
  if (typeof content !== 'string' || content === '' || !isBase64(content)) return 'a content that is no base64';
  return content.length > attachmentBase64Max ? 'a content beyond the limit' : undefined;
}
