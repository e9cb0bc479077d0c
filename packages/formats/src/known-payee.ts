/** Finds the user's own payee in what a bank's label says: `FNAC METZ` is the payee Fnac. */
import { foldName } from '@tandem/ledger';

/** Payees of the user, found by the beginning of a bank's words. */
export class KnownPayees {
  readonly #nameByFolded = new Map<string, string>();
  readonly #wordsMax: number;

  constructor(names: Iterable<string>) {
    let wordsMax = 0;
    for (const name of names) {
      const folded = foldName(name);
      if (folded.length < 3) continue; // `LE` or `A` begins too many names
      if (!this.#nameByFolded.has(folded)) this.#nameByFolded.set(folded, name);
      wordsMax = Math.max(wordsMax, folded.split(' ').length);
    }
    this.#wordsMax = wordsMax;
  }

  /** The payee with the most words that `payee` begins with, whatever case and accents. */
  find(payee: string): string | undefined {
    const words = foldName(payee).split(' ');
    for (let count = Math.min(words.length, this.#wordsMax); count > 0; count--) {
      const name = this.#nameByFolded.get(words.slice(0, count).join(' '));
      if (name !== undefined) return name;
    }
    return undefined;
  }
}
