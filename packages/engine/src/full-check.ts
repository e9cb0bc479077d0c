/** Looks at all of an open book, whatever its size, and mends what is only kept for speed: hashes, sums, spans. */
import type { CheckView } from '@tandem/contract';
import { auditSyncFigures } from '@tandem/ledger';
import type { BookShelf, ShelvedBook } from './platform.ts';

const mendable: ReadonlySet<string> = new Set(['wrong-hashes', 'wrong-sums', 'wrong-spans']);

/** Nothing is written into a damaged file. */
export function checkAndMend(shelf: BookShelf, shelved: ShelvedBook): CheckView {
  const found = shelf.check(shelved);
  const isDamaged = found.faults.some(({ kind }) => kind === 'damaged-file');
  if (isDamaged || !found.faults.some(({ kind }) => mendable.has(kind))) return found;
  const { staleHashes, wrongSums } = shelved.replica.audit();
  const wrongSpans = auditSyncFigures(shelved.database);
  return { ...shelf.check(shelved), mended: staleHashes + wrongSums + wrongSpans };
}
