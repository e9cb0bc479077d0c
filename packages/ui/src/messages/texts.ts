/** The form of a catalogue: one sentence for each kind of a closed union, or the compiler says which one is missing. */
import type { Language } from '@tandem/ledger';

interface Kinded {
  readonly kind: string;
}

export type OfKind<Union extends Kinded, Kind> = Union extends unknown
  ? Kind extends Union['kind'] ? Union : never
  : never;

export type TextsOf<Union extends Kinded> = {
  readonly [Kind in Union['kind']]: string | ((failure: OfKind<Union, Kind>) => string);
};

export type InBoth<Texts> = Readonly<Record<Language, Texts>>;

/** The sentence for one of them. */
export function tell<Union extends Kinded>(texts: TextsOf<Union>, failure: Union): string {
  const kind: Union['kind'] = failure.kind;
  // The text under a kind takes the union's members of that kind.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- proven by TextsOf
  const text = texts[kind] as string | ((failure: Union) => string);
  return typeof text === 'string' ? text : text(failure);
}
