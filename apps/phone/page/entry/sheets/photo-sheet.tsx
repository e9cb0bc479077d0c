/** The pictures of an entry's receipt: take one, choose one, look at it, take it out again. */
import type { Id } from '@tandem/contract';
import { attachmentsMax } from '@tandem/ledger';
import {
  AlertStrip, Button, describeFailure, Icon, pictureAddress, PictureView, preparePicture, Spinner, useEngine, useQuery,
  useTexts, type PictureFault, type ShownFailure,
} from '@tandem/ui';
import { useRef, useState, type ReactNode } from 'react';
import { Screen } from '../../screen/screen.tsx';
import type { EntryForm } from '../entry-form.ts';
import { attachPictureToNewEntry } from '../pictures/attach-picture.ts';
import { useKeptPicture, type ShownPicture } from '../pictures/shown-picture.ts';
import './photo-sheet.css';

interface PhotoSheetProps {
  readonly form: EntryForm;
  readonly onChange: (changes: Partial<EntryForm>) => void;
}

type Fault = PictureFault | 'too-many' | ShownFailure;

export function PhotoSheet({ form, onChange }: PhotoSheetProps): ReactNode {
  return form.original === null
    ? <KeptPhotos ids={form.pictures} onChange={onChange} />
    : <StoredPhotos entryId={form.original.entryId} />;
}

/** Of a new entry: they go into the book with it. */
function KeptPhotos({ ids, onChange }: {
  readonly ids: readonly string[]; readonly onChange: PhotoSheetProps['onChange'];
}): ReactNode {
  return (
    <Photos
      ids={ids} Picture={KeptPicture} onAdd={(file) => attachPictureToNewEntry(file, file.name)}
      onRemove={async (id) => {
        onChange({ pictures: ids.filter((each) => each !== id) });
        return Promise.resolve(undefined);
      }}
    />
  );
}

/** Of an entry of the book: at once, and it can be taken back. */
function StoredPhotos({ entryId }: { readonly entryId: Id }): ReactNode {
  const engine = useEngine();
  const pictures = useQuery('attachments', { entryId });
  if (pictures === undefined) return null;
  return (
    <Photos
      ids={pictures.map(({ id }) => id)} Picture={StoredPicture}
      onAdd={async (file) => {
        const prepared = await preparePicture(file, file.name);
        if (!prepared.ok) return prepared.fault;
        const answer = await engine.command('add-attachment', { ...prepared.picture, entryId });
        return answer.ok ? undefined : answer.error;
      }}
      onRemove={async (attachmentId) => {
        const answer = await engine.command('delete-attachment', { attachmentId });
        return answer.ok ? undefined : answer.error;
      }}
    />
  );
}

type PictureOf = (props: {
  readonly id: string; readonly children: (picture: ShownPicture | undefined) => ReactNode;
}) => ReactNode;

const KeptPicture: PictureOf = ({ id, children }) => children(useKeptPicture(id));
const StoredPicture: PictureOf = ({ id, children }) =>
  children(useQuery('attachment', { attachmentId: id }) ?? undefined);

interface PhotosProps {
  readonly ids: readonly string[];
  readonly Picture: PictureOf;
  readonly onAdd: (file: File) => Promise<Fault | undefined>;
  readonly onRemove: (id: string) => Promise<Fault | undefined>;
}

function Photos({ ids, Picture, onAdd, onRemove }: PhotosProps): ReactNode {
  const { attachment } = useTexts();
  const [shownId, setShownId] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault>();
  const [isAdding, setIsAdding] = useState(false);
  const add = async (file: File): Promise<void> => {
    setIsAdding(true);
    setFault(undefined);
    setFault(await onAdd(file));
    setIsAdding(false);
  };

  if (shownId !== null && ids.includes(shownId)) {
    return (
      <Screen
        title={attachment.photo} leading="close" onLeading={() => setShownId(null)} hasNotice={false}
        footer={(
          <div className="photos__buttons">
            <Button
              kind="plain"
              onClick={() => {
                setShownId(null);
                void onRemove(shownId).then(setFault);
              }}
            >
              {attachment.remove}
            </Button>
          </div>
        )}
      >
        <Picture id={shownId}>
          {(picture) => picture !== undefined && (
            <PictureView address={pictureAddress(picture)} name={picture.name} width={picture.width} />
          )}
        </Picture>
      </Screen>
    );
  }
  return (
    <Screen
      title={attachment.photos} leading="back" hasNotice={false}
      footer={(
        <PhotoButtons isFull={ids.length >= attachmentsMax} isAdding={isAdding} onFile={(file) => void add(file)} />
      )}
    >
      {fault !== undefined && <AlertStrip kind="bad"><FaultText fault={fault} /></AlertStrip>}
      {ids.length === 0 && !isAdding && <p className="photos__none">{attachment.none}</p>}
      <ul className="photos">
        {ids.map((id, index) => (
          <li key={id}>
            <button
              type="button" className="photos__photo" aria-label={attachment.show(index + 1)}
              onClick={() => setShownId(id)}
            >
              <Picture id={id}>
                {(picture) => picture === undefined
                  ? <Icon name="camera" size={24} />
                  : <img src={pictureAddress(picture)} alt="" />}
              </Picture>
            </button>
          </li>
        ))}
      </ul>
      {isAdding && <p className="photos__working" role="status"><Spinner /><span>{attachment.adding}</span></p>}
    </Screen>
  );
}

function FaultText({ fault }: { readonly fault: Fault }): ReactNode {
  const texts = useTexts();
  if (fault === 'too-many') return texts.attachment.limit(attachmentsMax);
  return typeof fault === 'string' ? texts.attachment.fault[fault] : describeFailure(texts, fault);
}

interface PhotoButtonsProps {
  readonly isFull: boolean;
  readonly isAdding: boolean;
  readonly onFile: (file: File) => void;
}

/** The camera of the system, or its files: neither asks this program for a permission. */
function PhotoButtons({ isFull, isAdding, onFile }: PhotoButtonsProps): ReactNode {
  const { attachment } = useTexts();
  const [camera, files] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const taken = (input: HTMLInputElement): void => {
    const file = input.files?.[0];
    // So that the same file may be chosen again.
    input.value = '';
    if (file !== undefined) onFile(file);
  };
  return (
    <div className="photos__buttons">
      {isFull && <p className="entry__reason" id="photo-limit">{attachment.limit(attachmentsMax)}</p>}
      <input
        ref={camera} type="file" accept="image/*" capture="environment" hidden aria-hidden="true" tabIndex={-1}
        onChange={({ target }) => taken(target)}
      />
      <input
        ref={files} type="file" accept="image/*" hidden aria-hidden="true" tabIndex={-1} data-photo-files=""
        onChange={({ target }) => taken(target)}
      />
      <Button kind="plain" isDisabled={isFull || isAdding} onClick={() => files.current?.click()}>
        {attachment.choose}
      </Button>
      <Button kind="main" isDisabled={isFull || isAdding} onClick={() => camera.current?.click()}>
        {attachment.take}
      </Button>
    </div>
  );
}
