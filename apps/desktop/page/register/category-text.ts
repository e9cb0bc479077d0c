/** A category in one line of text. */
import type { CategoryView } from '@tandem/contract';
import type { Texts } from '@tandem/ui';
import { transferMark } from './entry-form.ts';

export function categoryText(category: CategoryView, register: Texts['register']): string {
  switch (category.kind) {
    case 'single': return category.path;
    case 'split': return register.split(category.lines.length);
    case 'transfer': return `${transferMark}${category.accountName}`;
  }
}
