/** Two copies of one book that were edited apart: additions, edits, deletes and conflicts on both sides. */
import { createRandomSequence, type Book } from '@tandem/ledger';
import { declareTruth } from '@tandem/replica';
import {
  generationOf, household, noContent, openFuzzBook, wallMs, type FuzzBook, type FuzzContent,
} from './fuzz-book.ts';

export interface BookPair {
  readonly caller: FuzzBook;
  readonly listener: FuzzBook;
}

/** `restored`: the PC's copy was declared to be the truth; `two-truths`: the phone's too; `two-books`: by their ids. */
export type PairKind = 'equal' | 'edited-apart' | 'new-phone' | 'restored' | 'two-truths' | 'two-books';
export const pairKinds: readonly PairKind[] = [
  'equal', 'edited-apart', 'new-phone', 'restored', 'two-truths', 'two-books',
];

const entries = 40;
const everyBucket = Array.from({ length: 4096 }, (_, bucket) => bucket);

export function openBookPair(kind: PairKind): BookPair {
  const same = household(entries);
  switch (kind) {
    case 'equal': return { caller: openFuzzBook(2, same), listener: openFuzzBook(1, same) };
    case 'new-phone': return { caller: openFuzzBook(2, noContent), listener: openFuzzBook(1, same) };
    case 'edited-apart': return { caller: openFuzzBook(2, edited(3)), listener: openFuzzBook(1, edited(4)) };
    case 'restored': return { caller: openFuzzBook(2, edited(3)), listener: openFuzzBook(1, edited(4, 2)) };
    case 'two-truths': return { caller: openFuzzBook(2, edited(3, 3)), listener: openFuzzBook(1, edited(4, 2)) };
    case 'two-books': return { caller: openFuzzBook(2, household(entries, 8)), listener: openFuzzBook(1, same) };
  }
}

/** `truth`: the new generation's number, where this copy was declared to be the truth. */
function edited(seed: number, truth?: number): FuzzContent {
  return {
    key: `edited-${seed}-${truth}`,
    base: household(entries),
    write(book) {
      book.replica.beginSession(wallMs);
      editSome(book, seed);
      if (truth !== undefined) declareTruth(book.replica.database, generationOf(truth));
    },
  };
}

export function closePair({ caller, listener }: BookPair): void {
  caller.close();
  listener.close();
}

/** The whole book in batches. */
export function batchesOf({ book: { replica } }: FuzzBook, bytesMax: number): readonly Uint8Array[] {
  replica.beginSession(wallMs);
  const plan = replica.planSending(replica.idsOf(everyBucket));
  const batches: Uint8Array[] = [];
  for (let from = 0; from < plan.records;) {
    const { bytes, next } = plan.readBatch(from, bytesMax);
    batches.push(bytes.slice());
    from = next;
  }
  return batches;
}

/** By plain SQL, as the triggers take it: some of these are edits of what the other side edits too. */
function editSome({ replica }: Book, seed: number): void {
  const { database } = replica;
  const random = createRandomSequence(seed);
  const ids = database.prepare('SELECT id FROM entry WHERE lines IS NULL AND deleted = 0 ORDER BY id').all();
  for (const [id] of ids) {
    if (id === undefined || !random.chance(0.5)) continue;
    const at = wallMs + random.below(1000);
    const column = random.pick(['memo', 'number', 'deleted', 'status']);
    const value = { memo: `memo ${seed}`, number: `${seed}`, deleted: 1, status: 1 }[column] ?? null;
    replica.write(at, () => database.prepare(`UPDATE entry SET ${column} = ? WHERE id = ?`).run(value, id));
  }
  replica.write(wallMs, () => database.prepare('UPDATE account SET note = ?').run(`note ${seed}`));
}
