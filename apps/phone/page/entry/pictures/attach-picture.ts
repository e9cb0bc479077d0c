/** A picture file becomes one of the entry that is being typed: prepared, kept, named by the form. */
import { attachmentsMax } from '@tandem/ledger';
import { preparePicture, type PictureFault } from '@tandem/ui';
import { newEntryForm } from '../form-store.ts';
import { keepPicture } from './kept-pictures.ts';

export type AttachFault = PictureFault | 'too-many';

/** Undefined once the form has it. Nothing of the form is lost either way. */
export async function attachPictureToNewEntry(file: Blob, name: string): Promise<AttachFault | undefined> {
  if (newEntryForm.form().pictures.length >= attachmentsMax) return 'too-many';
  const prepared = await preparePicture(file, name);
  if (!prepared.ok) return prepared.fault;
  const id = await keepPicture(prepared.picture);
  if (id === undefined) return 'full';
  newEntryForm.change({ pictures: [...newEntryForm.form().pictures, id].slice(0, attachmentsMax) });
  return undefined;
}
