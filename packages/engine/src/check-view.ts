/** What a screen shows of a book that was looked at. */
import type { CheckView } from '@tandem/contract';
import type { BookCheck, BookFault, BookOddity } from './check-book.ts';

/** Nothing is mended by a look. */
export function checkToView({ faults, oddities, figures }: BookCheck): CheckView {
  return {
    mended: 0, setAside: sumOf(faults.filter(({ kind }) => kind === 'set-aside').map(countFault)),
    faults: faults.map((fault) => ({ kind: fault.kind, count: countFault(fault) })),
    oddities: oddities.map((oddity) => ({ kind: oddity.kind, count: countOddity(oddity) })),
    accounts: figures?.countByKind['account'] ?? 0,
    entries: figures?.countByKind['entry'] ?? 0,
    fingerprint: figures === undefined ? null : formatFingerprint(figures.fingerprint),
  };
}

function countFault(fault: BookFault): number {
  switch (fault.kind) {
    case 'damaged-file': return fault.messages.length;
    case 'impossible-records': case 'untracked-records': case 'tracking-without-record': case 'wrong-hashes':
    case 'set-aside': case 'changed-triggers': case 'changed-tables':
      return fault.count;
    case 'missing-accounts': return fault.entries;
    case 'wrong-sums': return fault.buckets;
    case 'wrong-spans': return fault.rows;
  }
}

function countOddity(oddity: BookOddity): number {
  return oddity.kind === 'open-conflicts' || oddity.kind === 'category-cycles' ? oddity.count : oddity.entries;
}

/** Four groups of four digits: `7F3A-9C21-E0B4-5D18`. */
function formatFingerprint(fingerprint: Uint8Array): string {
  const digits = Array.from(fingerprint.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return (digits.toUpperCase().match(/.{4}/g) ?? []).join('-');
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
