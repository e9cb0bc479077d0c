/** Looks at all of an open book, whatever its size, and mends what can be made anew: triggers, hashes, sums, spans. */
import type { CheckView } from '@tandem/contract';
import { auditSyncFigures, mendBookSchema } from '@tandem/ledger';
import type { Platform, ShelvedBook } from './platform.ts';

const mendable: ReadonlySet<string> = new Set(['changed-triggers', 'wrong-hashes', 'wrong-sums', 'wrong-spans']);

/** Nothing is written into a damaged file. */
export function checkAndMend({ openInMemory, shelf }: Platform, shelved: ShelvedBook): CheckView {
  const found = shelf.check(shelved);
  const isDamaged = found.faults.some(({ kind }) => kind === 'damaged-file');
  if (isDamaged || !found.faults.some(({ kind }) => mendable.has(kind))) return found;
  const changed = mendBookSchema(shelved.database, openInMemory);
  const { staleHashes, wrongSums } = shelved.replica.audit();
  const wrongSpans = auditSyncFigures(shelved.database);
  return { ...shelf.check(shelved), mended: changed + staleHashes + wrongSums + wrongSpans };
}
