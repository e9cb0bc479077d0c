/** Whether a language speaks of so many in the singular: French of none and one, English of one. */
import type { Language } from '@tandem/ledger';

export function isSingular(count: number, language: Language): boolean {
  return language === 'fr' ? count < 2 : count === 1;
}
