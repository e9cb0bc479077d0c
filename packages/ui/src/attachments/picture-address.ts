/** Of an `img`: the picture itself. Undefined for a type that no version shows as a picture. */
import { pictureTypes } from '@tandem/ledger';

export function pictureAddress({ mediaType, base64 }: {
  readonly mediaType: string; readonly base64: string;
}): string | undefined {
  return pictureTypes.some((type) => type === mediaType) ? `data:${mediaType};base64,${base64}` : undefined;
}
