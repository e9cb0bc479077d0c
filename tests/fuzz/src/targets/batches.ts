/** Batches of records: a typed refusal, or records after which the book is sound, whatever the order they came in. */
import assert from 'node:assert/strict';
import type { RandomSequence } from '@tandem/ledger';
import { decodeBatch, encodeBatch } from '@tandem/replica/batches';
import { applyByteEdits, drawByteEdit, type ByteEdit } from '../byte-edits.ts';
import { batchesOf, closePair, openBookPair } from '../differing-books.ts';
import {
  assertSoundBook, contentsOf, household, mergeStateOf, openFuzzBook, rootOf, wallMs, type FuzzBook,
} from '../fuzz-book.ts';
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
const wholeBatchBytes = 64 * 1024;

export const batches: Target = {
  name: 'batches', cpuMsMax: 3000, executions: 80,
  open() {
    const samples = makeSamples();
    return openTarget<readonly EditedBatch[]>({
      draw(random) {
        // Mostly of one sample, so that several states of one record meet.
        const [some, length] = [random.below(samples.length), 1 + random.below(batchesMax)];
        return Array.from({ length }, () =>
          drawBatch(random, random.chance(0.7) ? some : random.below(samples.length)));
      },
      extend(input, random) {
        const at = random.below(input.length + 1);
        const batch = input[at];
        if (batch === undefined) return [...input, drawBatch(random, input[0]?.sample ?? 0)];
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

function drawBatch(random: RandomSequence, sample: number): EditedBatch {
  const isByBytes = random.chance(0.3);
  return {
    sample,
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
  const clashes = applyAll(book, batches) + applyAll(other, batches.toReversed());
  assertSoundBook(book);
  // A record refused because of another one that came before it depends on the order; nothing else may.
  if (clashes === 0) {
    assert.equal(mergeStateOf(book), mergeStateOf(other), 'the order of the batches made a difference');
    // Conflicts are reports of what met, which is another thing in another order: they are the same once all have met.
    sendAll(book, other);
    sendAll(other, book);
    assert.equal(rootOf(book), rootOf(other), 'an exchange leaves two books');
    assert.equal(contentsOf(book.book), contentsOf(other.book), 'an exchange leaves two books');
  }
  const root = rootOf(other);
  applyAll(other, batches);
  assert.equal(rootOf(other), root, 'what is there already made a difference');
  assertTakesEdits(book);
  book.close();
  other.close();
}

/** Returns how many records were refused because another kind had taken their id before them. */
function applyAll(book: FuzzBook, batches: readonly Uint8Array[]): number {
  const { replica } = book.book;
  let clashes = 0;
  for (const bytes of batches) {
    const before = rootOf(book);
    const outcome = replica.applyBatch(bytes, wallMs, 0);
    if (outcome.ok) {
      clashes += outcome.applied.refused.filter(({ reason }) => reason.includes('another kind')).length;
      continue;
    }
    assert.match(outcome.fault.kind, /^(malformed|newer)$/);
    assert.equal(rootOf(book), before, 'a batch that cannot be read changed the book');
  }
  return clashes;
}

function sendAll(from: FuzzBook, to: FuzzBook): void {
  for (const bytes of batchesOf(from, wholeBatchBytes)) {
    const outcome = to.book.replica.applyBatch(bytes, wallMs, 0);
    assert.ok(outcome.ok && outcome.applied.refused.length === 0, 'a book sends what is refused');
  }
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
