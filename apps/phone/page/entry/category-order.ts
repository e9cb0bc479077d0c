/** Categories as a form wants them: those of its kind first, each half in the order of the tree. */
import type { CategoryChoice } from '@tandem/contract';
import type { EntryFormKind } from './entry-form.ts';

export function ofKindFirst(categories: readonly CategoryChoice[], kind: EntryFormKind): readonly CategoryChoice[] {
  const isFirst = ({ isIncome }: CategoryChoice): boolean => isIncome === (kind === 'income');
  return [...categories.filter(isFirst), ...categories.filter((category) => !isFirst(category))];
}
