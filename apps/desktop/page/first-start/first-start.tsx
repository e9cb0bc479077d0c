/** No book yet: four ways to begin. */
import type { ReactNode } from 'react';

export function FirstStart(): ReactNode {
  return <main />;
}
