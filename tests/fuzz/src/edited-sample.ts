/** Inputs that are a sample and what is done to its bytes: enough for everything that is read from bytes or text. */
import type { RandomSequence } from '@tandem/ledger';
import { applyByteEdits, drawByteEdit, fromHex, toHex, type ByteEdit } from './byte-edits.ts';
import { openTarget, withoutEach, type OpenTarget } from './target.ts';

export interface EditedSample {
  /** A sample's name, or `hex:` and the bytes themselves. */
  readonly sample: string;
  readonly edits: readonly ByteEdit[];
}

export interface SampleReader {
  readonly samples: ReadonlyMap<string, Uint8Array>;
  /** What the format is made of. */
  readonly words: readonly string[];
  /** Throws whatever must not be. */
  readonly read: (bytes: Uint8Array) => void;
}

const noisyShare = 0.1;
const noiseBytesMax = 300;
const editsMax = 6;

export function openSampleTarget({ samples, words, read }: SampleReader): OpenTarget {
  const bytesOf = ({ sample, edits }: EditedSample): Uint8Array => applyByteEdits(findSample(samples, sample), edits);
  const extend = (input: EditedSample, random: RandomSequence): EditedSample =>
    ({ ...input, edits: [...input.edits, drawByteEdit(random, bytesOf(input).length, words)] });
  return openTarget<EditedSample>({
    draw(random) {
      const isNoise = random.chance(noisyShare);
      const sample = isNoise
        ? `hex:${toHex(random.bytes(random.below(noiseBytesMax)))}`
        : random.pick([...samples.keys()]);
      let input: EditedSample = { sample, edits: [] };
      // Now and then none: a sample may be what an edit would hardly hit on.
      for (let rest = isNoise ? 1 : random.below(editsMax + 1); rest > 0; rest -= 1) input = extend(input, random);
      return input;
    },
    extend,
    shrink: ({ sample, edits }) => withoutEach(edits).map((fewer) => ({ sample, edits: fewer })),
    run: (input) => read(bytesOf(input)),
  });
}

export function findSample(samples: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  if (name.startsWith('hex:')) return fromHex(name.slice(4));
  const sample = samples.get(name);
  // A sample that a kept input names may be gone with its format: what is left is noise.
  return sample ?? new Uint8Array();
}
