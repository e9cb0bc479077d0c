/** A sentence of the catalogue in which `**word**` is set bold. */
import type { ReactNode } from 'react';

export function Sentence({ text }: { readonly text: string }): ReactNode {
  // Cut at the marks, every second part stood between two of them.
  return text.split('**').map((part, index) => ({ part, key: `${index} ${part}` }))
    .map(({ part, key }, index) => index % 2 === 1 ? <strong key={key}>{part}</strong> : part);
}
