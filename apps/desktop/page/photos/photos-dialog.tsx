/** The pictures of an entry's receipt: one is seen, saved as a file, taken out; another one is added. */
import type { AttachmentContentView, Id } from '@tandem/contract';
import { attachmentsMax } from '@tandem/ledger';
import {
  AlertStrip, Button, describeFailure, Dialog, pictureAddress, PictureView, preparePicture, Spinner, useEngine,
  useQuery, useTexts, type PictureFault, type ShownFailure,
} from '@tandem/ui';
import { useRef, useState, type ReactNode } from 'react';
import { saveBase64 } from '../shell/file-saving.ts';
import './photos-dialog.css';

interface PhotosDialogProps {
  /** Null where none is chosen. */
  readonly entryId: Id | null;
  readonly onClose: () => void;
}

export function PhotosDialog({ entryId, onClose }: PhotosDialogProps): ReactNode {
  const { attachment, common } = useTexts();
  if (entryId !== null) return <EntryPhotos entryId={entryId} onClose={onClose} />;
  return (
    <Dialog title={attachment.photos} open onClose={onClose}
      footer={<Button kind="plain" data-initial-focus="" onClick={onClose}>{common.close}</Button>}>
      <p>{attachment.chooseEntry}</p>
    </Dialog>
  );
}

function EntryPhotos({ entryId, onClose }: { readonly entryId: Id; readonly onClose: () => void }): ReactNode {
  const texts = useTexts();
  const { attachment, common } = texts;
  const client = useEngine();
  const photos = useQuery('attachments', { entryId });
  const [chosen, setChosen] = useState(0);
  const [fault, setFault] = useState<PictureFault | ShownFailure>();
  const [isAdding, setIsAdding] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const count = photos?.length ?? 0;
  const place = Math.min(chosen, Math.max(count - 1, 0));
  const photo = photos?.[place];
  const isFull = count >= attachmentsMax;

  async function add(file: File): Promise<void> {
    setIsAdding(true);
    const prepared = await preparePicture(file, file.name);
    if (prepared.ok) {
      const added = await client.command('add-attachment', { ...prepared.picture, entryId });
      setFault(added.ok ? undefined : added.error);
      if (added.ok) setChosen(count);
    } else {
      setFault(prepared.fault);
    }
    setIsAdding(false);
  }
  async function remove(attachmentId: Id): Promise<void> {
    const removed = await client.command('delete-attachment', { attachmentId });
    setFault(removed.ok ? undefined : removed.error);
  }
  return (
    <Dialog title={attachment.photos} open onClose={onClose} width={760}
      footer={(
        <>
          {isFull ? <span className="photos-dialog-limit">{attachment.limit(attachmentsMax)}</span> : null}
          <Button kind="plain" isDisabled={isFull || isAdding || photos === undefined}
            onClick={() => input.current?.click()}>
            {attachment.add}
          </Button>
          {photo === undefined ? null : (
            <Button kind="plain" onClick={() => void remove(photo.id)}>{attachment.remove}</Button>
          )}
          <Button kind="plain" data-initial-focus="" onClick={onClose}>{common.close}</Button>
        </>
      )}>
      <input ref={input} type="file" accept="image/*" hidden data-photo-files=""
        onChange={({ target }) => {
          const file = target.files?.[0];
          // So that the same file may be chosen again.
          target.value = '';
          if (file !== undefined) void add(file);
        }} />
      {fault === undefined ? null : (
        <AlertStrip kind="bad">
          {typeof fault === 'string' ? attachment.fault[fault] : describeFailure(texts, fault)}
        </AlertStrip>
      )}
      {isAdding ? <p className="photos-dialog-working" role="status"><Spinner />{attachment.adding}</p> : null}
      {photos !== undefined && count === 0 && !isAdding ? <p>{attachment.nonePc}</p> : null}
      {count > 1 ? <PhotoChoice count={count} chosen={place} onChoose={setChosen} /> : null}
      {photo === undefined ? null : <Photo key={photo.id} id={photo.id} />}
    </Dialog>
  );
}

interface PhotoChoiceProps {
  readonly count: number;
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
}

function PhotoChoice({ count, chosen, onChoose }: PhotoChoiceProps): ReactNode {
  const { attachment } = useTexts();
  return (
    <div className="photos-dialog-choice" role="group" aria-label={attachment.photos}>
      {Array.from({ length: count }, (_, place) => (
        <Button key={place} kind="plain" aria-pressed={place === chosen} onClick={() => onChoose(place)}>
          {attachment.number(place + 1, count)}
        </Button>
      ))}
    </div>
  );
}

function Photo({ id }: { readonly id: Id }): ReactNode {
  const { attachment } = useTexts();
  const photo = useQuery('attachment', { attachmentId: id });
  if (photo === undefined) return null;
  if (photo === null) return <p>{attachment.gone}</p>;
  return (
    <PictureView address={pictureAddress(photo)} name={photo.name} width={photo.width}
      acts={(
        <Button kind="plain" icon="export" onClick={() => saveBase64(fileNameOf(photo), photo.mediaType, photo.base64)}>
          {attachment.saveAs}
        </Button>
      )} />
  );
}

const endingByType: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp',
};

/** What it was called, with the ending of what it is now: `IMG_1.heic` was encoded anew. */
function fileNameOf({ mediaType, name }: AttachmentContentView): string {
  const stem = name.replace(/\.[a-z0-9]{1,5}$/i, '').replaceAll(/[\\/:*?"<>|]/g, '_').trim();
  return `${stem === '' ? 'photo' : stem}.${endingByType[mediaType] ?? 'bin'}`;
}
