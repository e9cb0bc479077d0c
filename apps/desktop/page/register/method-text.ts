/** Number and mode of payment in one narrow field: `CB`, `Chq 0004127`, `0004127`. */
import type { Id, MethodChoice } from '@tandem/contract';
import { foldName } from '@tandem/ledger';

export interface MethodAndNumber {
  readonly methodId: Id | null;
  readonly number: string;
}

/** The longest name of a mode with which the text begins; the rest is the number. */
export function readMethodText(text: string, methods: readonly MethodChoice[]): MethodAndNumber {
  const typed = text.trim();
  const names = methods.flatMap(({ id, name, shortName }) => [{ id, name }, { id, name: shortName }])
    .sort((left, right) => right.name.length - left.name.length);
  const found = names.find(({ name }) => {
    const rest = typed.slice(name.length);
    return foldName(typed.slice(0, name.length)) === foldName(name) && (rest === '' || /^[\s\d]/.test(rest));
  });
  if (found === undefined) return { methodId: null, number: typed };
  return { methodId: found.id, number: typed.slice(found.name.length).trim() };
}

/** Modes whose name begins with what is typed; all where nothing is. */
export function methodOptions(text: string, methods: readonly MethodChoice[]): readonly MethodChoice[] {
  const wanted = foldName(text);
  return methods.filter(({ name, shortName }) =>
    foldName(name).startsWith(wanted) || foldName(shortName).startsWith(wanted));
}
