/** Pictures of the receipt of one entry. */
import type { Id } from './views.ts';

export interface AttachmentView {
  readonly id: Id;
  readonly entryId: Id;
  readonly mediaType: string;
  /** Of its file; may be empty. */
  readonly name: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

export interface AttachmentContentView extends AttachmentView {
  readonly base64: string;
}
