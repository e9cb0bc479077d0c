/** A picture that is kept for an entry not in the book yet, as a screen shows it. */
import type { PictureDraft } from '@tandem/contract';
import { useEffect, useState } from 'react';
import { readPicture } from './kept-pictures.ts';

export interface ShownPicture {
  readonly mediaType: string;
  readonly name: string;
  /** In pixels. */
  readonly width: number;
  readonly base64: string;
}

/** Undefined for none, and until it is read. */
export function useKeptPicture(id: string | undefined): PictureDraft | undefined {
  const [found, setFound] = useState<{ readonly id: string; readonly picture: PictureDraft | undefined }>();
  useEffect(() => {
    if (id === undefined) return undefined;
    let isWanted = true;
    const read = async (): Promise<void> => {
      const picture = await readPicture(id);
      if (isWanted) setFound({ id, picture });
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [id]);
  return found !== undefined && found.id === id ? found.picture : undefined;
}
