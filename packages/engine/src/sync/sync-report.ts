/** What a session came to, in the terms of the contract: users' records only, and every end one that has its words. */
import type { ChangeCounts, SyncEndView, SyncIdentical } from '@tandem/contract';
import { ledgerKinds } from '@tandem/ledger';
import { SnapshotError } from '@tandem/replica';
import { SqliteError } from '@tandem/sqlite';
import type { ChangeTotals, SessionReport } from '@tandem/sync';
import type { DialFailure, SyncEnd } from '@tandem/transport';
import { rowKindByName } from '../book-difference.ts';

/** Smaller gaps between clocks are not worth a line. */
const clockGapShownMs = 120_000;
const none: ChangeCounts = { added: 0, changed: 0, deleted: 0 };

export function toEndView({ report, cut, records, ms }: SyncEnd, thisName: string): SyncEndView {
  const { outcome } = report;
  switch (outcome.kind) {
    case 'identical': return toIdentical(report, outcome, ms, thisName);
    case 'set-aside': return { kind: 'set-aside', records: outcome.refused + outcome.faults };
    case 'still-changing': case 'not-identical': return { kind: outcome.kind };
    case 'refused': return { kind: 'refused', refusal: outcome.refusal };
    case 'cancelled': return { kind: 'cancelled', by: outcome.by };
    case 'cut':
      if (cut === 'declined') return { kind: 'declined', by: 'there' };
      return {
        kind: 'cut', done: (records?.sent ?? 0) + (records?.received ?? 0),
        expected: (records?.toSend ?? 0) + (records?.toReceive ?? 0),
      };
    case 'peer-failed': return { kind: 'peer-failed', isDiskFull: outcome.reason === 'disk-full' };
    case 'protocol-fault': return { kind: 'fault' };
    case 'store-failed': return storeFailed(outcome.cause);
  }
}

/** What only a programmer can mend; undefined for every end that a person can do something about. */
export function defectOf({ outcome }: SessionReport): unknown {
  if (outcome.kind === 'protocol-fault') return new Error(`the other device said ${outcome.fault.kind}`);
  if (outcome.kind === 'not-identical') return new Error('two books with equal sums are not identical');
  return outcome.kind === 'store-failed' && !isOfTheWorld(outcome.cause) ? outcome.cause : undefined;
}

export function toNotConnected(failure: DialFailure): SyncEndView {
  switch (failure.kind) {
    case 'aborted': return { kind: 'cancelled', by: 'here' };
    case 'code-refused': {
      const causes = { unknown: 'wrong-code', expired: 'expired-code', used: 'used-code' } as const;
      return { kind: 'not-connected', cause: causes[failure.verdict] };
    }
    case 'other-version':
      return { kind: 'not-connected', cause: failure.isOursOlder ? 'update-here' : 'update-there' };
    case 'cut': case 'busy': case 'another-computer': case 'refused': case 'timed-out': case 'unreachable':
      return { kind: 'not-connected', cause: failure.kind };
  }
}

/** What the store threw, in a session or before it. */
export function storeFailed(cause: unknown): SyncEndView {
  if (cause instanceof SnapshotError) return { kind: 'no-backup', reason: cause.reason };
  if (!isOfTheWorld(cause)) return { kind: 'fault' };
  return { kind: 'store-failed', isDiskFull: cause.failure === 'full' };
}

export function isOfTheWorld(cause: unknown): cause is SqliteError {
  return cause instanceof SqliteError && cause.failure !== 'misuse' && cause.failure !== 'constraint';
}

function toIdentical(
  report: SessionReport, { isConfirmed, proof }: Extract<SessionReport['outcome'], { readonly kind: 'identical' }>,
  ms: number, thisName: string,
): SyncIdentical {
  const rows = rowKindByName.map(([name, kind]) => (
    { kind, sent: countsOf(report.sent, name), received: countsOf(report.received, name) }));
  const { clockGapMs, conflicts, joined, session } = report;
  return {
    kind: 'identical', isConfirmed, ms, thisName, conflicts,
    accounts: proof.accounts.length, entries: proof.entries, fingerprint: formatFingerprint(proof.fingerprint),
    rows: rows.filter(({ sent, received: there }) => totalOf(sent) + totalOf(there) > 0),
    sent: sumCounts(rows.map(({ sent }) => sent)),
    received: sumCounts(rows.map((row) => row.received)),
    clockGapMs: clockGapMs === null || Math.abs(clockGapMs) < clockGapShownMs ? null : clockGapMs,
    joined: joined?.side === 'here' ? { how: joined.how, setAside: joined.setAside } : null,
    session,
    canUndo: canBeUndone(report),
  };
}

/** What came with the whole book is not taken back: nothing would be left of it. */
export function canBeUndone({ joined, received }: SessionReport): boolean {
  const isAdopted = joined?.side === 'here' && joined.how === 'adopted';
  return !isAdopted && rowKindByName.some(([name]) => totalOf(countsOf(received, name)) > 0);
}

/** `7F3A-9C21-E0B4-5D18` */
export function formatFingerprint(fingerprint: Uint8Array): string {
  return Array.from(fingerprint, (byte) => byte.toString(16).padStart(2, '0')).join('').toUpperCase()
    .replaceAll(/.{4}(?=.)/g, '$&-');
}

function countsOf({ byKind }: ChangeTotals, name: string): ChangeCounts {
  const tag = ledgerKinds.find((kind) => kind.name === name)?.tag;
  const changes = byKind.find(({ kind }) => kind === tag);
  return changes === undefined ? none : {
    added: changes.added, changed: changes.changed, deleted: changes.deleted,
  };
}

function sumCounts(list: readonly ChangeCounts[]): ChangeCounts {
  return list.reduce((sum, { added, changed, deleted }) => ({
    added: sum.added + added, changed: sum.changed + changed, deleted: sum.deleted + deleted,
  }), none);
}

function totalOf({ added, changed, deleted }: ChangeCounts): number {
  return added + changed + deleted;
}
