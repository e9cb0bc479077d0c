/** Batches of records: a typed refusal, or records after which the book is sound, whatever the order they came in. */
import assert from 'node:assert/strict';
import type { RandomSequence } from '@tandem/ledger';
import { decodeBatch, encodeBatch } from '@tandem/replica/batches';
import { applyByteEdits, drawByteEdit, type ByteEdit } from '../byte-edits.ts';
import { batchesOf, closePair, openBookPair } from '../differing-books.ts';
import { assertSoundBook, contentsOf, household, openFuzzBook, rootOf, wallMs, type FuzzBook } from '../fuzz-book.ts';
import { allKinds, applyRecordEdits, drawRecordEdit, type RecordEdit, type RecordState } from '../record-edits.ts';
import { openTarget, withoutEach, type Target } from '../target.ts';

/** Of the sample with this number; first the records are changed, then their bytes. */
interface EditedBatch {
  readonly sample: number;
  readonly records: readonly RecordEdit[];
  readonly bytes: readonly ByteEdit[];
}

const kindByTag = new Map(allKinds.map((kind) => [kind.tag, kind]));
const batchBytesMax = 1500;
const batchesMax = 8;

export const batches: Target = {
  name: 'batches', cpuMsMax: 3000, executions: 80,
  open() {
    const samples = makeSamples();
    return openTarget<readonly EditedBatch[]>({
      draw: (random) => Array.from({ length: 1 + random.below(batchesMax) }, () => drawBatch(random, samples.length)),
      extend(input, random) {
        const at = random.below(input.length + 1);
        const batch = input[at];
        if (batch === undefined) return [...input, drawBatch(random, samples.length)];
        return input.with(at, { ...batch, records: [...batch.records, drawRecordEdit(random)] });
      },
      shrink: (input) => [
        ...withoutEach(input),
        ...input.flatMap((batch, at) => [
          ...withoutEach(batch.records).map((records) => input.with(at, { ...batch, records })),
          ...withoutEach(batch.bytes).map((bytes) => input.with(at, { ...batch, bytes })),
        ]),
      ],
      run: (input) => runBatches(input.map((batch) => encodeEdited(samples, batch))),
    });
  },
};

function drawBatch(random: RandomSequence, samples: number): EditedBatch {
  const isByBytes = random.chance(0.3);
  return {
    sample: random.below(samples),
    records: Array.from({ length: random.below(6) + 1 }, () => drawRecordEdit(random)),
    bytes: isByBytes ? Array.from({ length: 1 + random.below(4) }, () => drawByteEdit(random, batchBytesMax, [])) : [],
  };
}

function encodeEdited(
  samples: readonly (readonly RecordState[])[], { sample, records, bytes }: EditedBatch,
): Uint8Array {
  const edited = applyRecordEdits(samples[sample % samples.length] ?? [], records);
  return applyByteEdits(encodeBatch(edited), bytes);
}

function runBatches(batches: readonly Uint8Array[]): void {
  const [book, other] = [openFuzzBook(1, household(10)), openFuzzBook(1, household(10))];
  const refusals = applyAll(book, batches) + applyAll(other, batches.toReversed());
  assertSoundBook(book);
  // A record refused because of another one that came before it depends on the order; nothing else may.
  if (refusals === 0) {
    assert.equal(rootOf(book), rootOf(other), 'the order of the batches made a difference');
    assert.equal(contentsOf(book.book), contentsOf(other.book), 'the order of the batches made a difference');
  }
  const root = rootOf(other);
  applyAll(other, batches);
  assert.equal(rootOf(other), root, 'what is there already made a difference');
  assertTakesEdits(book);
  book.close();
  other.close();
}

/** Returns how many records were refused. */
function applyAll(book: FuzzBook, batches: readonly Uint8Array[]): number {
  const { replica } = book.book;
  let refusals = 0;
  for (const bytes of batches) {
    const before = rootOf(book);
    const outcome = replica.applyBatch(bytes, wallMs, 0);
    if (outcome.ok) {
      refusals += outcome.applied.refused.length;
      continue;
    }
    assert.match(outcome.fault.kind, /^(malformed|newer)$/);
    assert.equal(rootOf(book), before, 'a batch that cannot be read changed the book');
  }
  return refusals;
}

function assertTakesEdits({ book: { replica } }: FuzzBook): void {
  replica.beginSession(wallMs);
  replica.write(wallMs, () => replica.database.prepare("UPDATE entry SET memo = 'edited'").run());
  replica.beginSession(wallMs);
}

/** What both sides of a book that was edited apart would send. */
function makeSamples(): readonly (readonly RecordState[])[] {
  const pair = openBookPair('edited-apart');
  const samples = [pair.caller, pair.listener].flatMap((side) => batchesOf(side, batchBytesMax)).map((bytes) => {
    const decoded = decodeBatch(bytes, kindByTag);
    if (!decoded.ok) throw new Error(decoded.fault.what);
    return decoded.records;
  });
  closePair(pair);
  return samples;
}
