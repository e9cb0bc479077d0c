/** The preview of a bank's file in the main area; shown while the `import` query is not null. */
import type { ReactNode } from 'react';

export function ImportView(): ReactNode {
  return <section />;
}
