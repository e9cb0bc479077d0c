/** Pseudo-random numbers from a seed, for content that must come out the same everywhere; never for keys. */

export interface RandomSequence {
  /** A whole number from 0 to `count` - 1. */
  readonly below: (count: number) => number;
  /** True with this probability. */
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly bytes: (count: number) => Uint8Array;
}

/** sfc32 by Chris Doty-Humphrey (PractRand), from a whole number. */
export function createRandomSequence(seed: number): RandomSequence {
  let a = 0x9e37_79b9;
  let b = seed | 0;
  let c = Math.floor(seed / 2 ** 32) | 0;
  let counter = 1;

  function nextWord(): number {
    const word = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + word | 0;
    return word >>> 0;
  }

  // Neighbouring seeds are alike until the state is mixed.
  for (let round = 0; round < 15; round += 1) nextWord();

  function below(count: number): number {
    return Math.floor(nextWord() / 2 ** 32 * count);
  }

  return {
    below,
    chance: (probability) => nextWord() / 2 ** 32 < probability,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => nextWord() & 0xff),
  };
}
