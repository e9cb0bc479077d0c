/** The height of a row in CSS pixels: it follows the chosen density and the size of the user's text. */
import { useQuery } from '@tandem/ui';
import { useMemo } from 'react';

/** By density, in rem; the same figures as the tokens' `--height-row`. */
const heightRem = { normal: 1.75, comfortable: 2, compact: 1.5 } as const;

export function useRowHeight(): number {
  const density = useQuery('preferences', {})?.density ?? 'normal';
  return useMemo(() => {
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return heightRem[density] * remPx;
  }, [density]);
}
