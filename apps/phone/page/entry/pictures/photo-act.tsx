/** The way to the pictures of an entry: a camera, or how many there are and what the first one shows. */
import type { Id } from '@tandem/contract';
import { Icon, useQuery, useTexts } from '@tandem/ui/first-load';
import type { ReactNode } from 'react';
import type { EntryForm } from '../entry-form.ts';
import { useKeptPicture, type ShownPicture } from './shown-picture.ts';

interface PhotoActProps {
  readonly form: EntryForm;
  readonly onPress: () => void;
}

export function PhotoAct({ form, onPress }: PhotoActProps): ReactNode {
  return form.original === null
    ? <KeptAct ids={form.pictures} onPress={onPress} />
    : <StoredAct entryId={form.original.entryId} onPress={onPress} />;
}

function KeptAct({ ids, onPress }: { readonly ids: readonly string[]; readonly onPress: () => void }): ReactNode {
  return <Act count={ids.length} picture={useKeptPicture(ids[0])} onPress={onPress} />;
}

function StoredAct({ entryId, onPress }: { readonly entryId: Id; readonly onPress: () => void }): ReactNode {
  const pictures = useQuery('attachments', { entryId }) ?? [];
  const [first] = pictures;
  if (first === undefined) return <Act count={0} picture={undefined} onPress={onPress} />;
  return <FirstStored id={first.id} count={pictures.length} onPress={onPress} />;
}

interface FirstStoredProps {
  readonly id: Id;
  readonly count: number;
  readonly onPress: () => void;
}

function FirstStored({ id, count, onPress }: FirstStoredProps): ReactNode {
  return <Act count={count} picture={useQuery('attachment', { attachmentId: id }) ?? undefined} onPress={onPress} />;
}

interface ActProps {
  readonly count: number;
  readonly picture: ShownPicture | undefined;
  readonly onPress: () => void;
}

function Act({ count, picture, onPress }: ActProps): ReactNode {
  const { attachment } = useTexts();
  const label = count === 0 ? attachment.act : attachment.count(count);
  return (
    <button type="button" className="entry__act" aria-label={label} onClick={onPress}>
      {picture === undefined
        ? <Icon name="camera" size={16} />
        : <img className="entry__thumbnail" src={`data:${picture.mediaType};base64,${picture.base64}`} alt="" />}
      <span>{count === 0 ? label : count}</span>
    </button>
  );
}
