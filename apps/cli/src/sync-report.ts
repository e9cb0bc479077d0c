/** A session's end and progress as the objects of `--json`: users' records only, and no key of a device. */
import { ledgerKinds } from '@tandem/ledger';
import { SnapshotError } from '@tandem/replica';
import type { ChangeTotals, KindChanges, SessionOutcome, SessionProgress } from '@tandem/sync';
import type { SyncEnd, WireBytes } from '@tandem/transport';

export interface KindTotals {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
}

export interface DirectionTotals extends KindTotals {
  /** Under the names of the ledger's kinds, in their order. */
  readonly byKind: Readonly<Record<string, KindTotals>>;
}

/** Labels of devices and conflicts travel too, and are no records of a user. */
export function userTotals({ byKind }: Pick<ChangeTotals, 'byKind'>): DirectionTotals {
  const named = ledgerKinds.flatMap(({ name, tag }) => {
    const changes = byKind.find(({ kind }) => kind === tag);
    return changes === undefined ? [] : [[name, toTotals(changes)] as const];
  });
  const sum = (key: keyof KindTotals): number => named.reduce((total, [, totals]) => total + totals[key], 0);
  return {
    added: sum('added'), changed: sum('changed'), deleted: sum('deleted'), byKind: Object.fromEntries(named),
  };
}

export function endToObject({ cut, ms, report, wire }: SyncEnd): object {
  return {
    event: 'done',
    ...outcomeToObject(report.outcome),
    ...(cut === undefined ? {} : { cause: cut }),
    sent: userTotals(report.sent),
    received: userTotals(report.received),
    conflicts: report.conflicts,
    clockGapMs: report.clockGapMs,
    joined: report.joined,
    session: report.session,
    bytesSent: wire.sent,
    bytesReceived: wire.received,
    ms,
  };
}

/** No session came about: the same object, so that one reader serves every end. */
export function notConnectedObject(cause: string, wire: WireBytes = { sent: 0, received: 0 }): object {
  const none = userTotals({ byKind: [] });
  return {
    event: 'done', identical: false, outcome: 'not-connected', cause, sent: none, received: none, conflicts: 0,
    clockGapMs: null, joined: null, session: null, bytesSent: wire.sent, bytesReceived: wire.received, ms: 0,
  };
}

function outcomeToObject(outcome: SessionOutcome): object {
  switch (outcome.kind) {
    case 'identical': {
      const { accounts, entries, fingerprint } = outcome.proof;
      return {
        identical: true, isConfirmed: outcome.isConfirmed, fingerprint: formatFingerprint(fingerprint),
        accounts: accounts.length, entries,
      };
    }
    case 'set-aside': {
      const { kind, faults, refused } = outcome;
      return { identical: false, outcome: kind, refused, faults };
    }
    case 'refused': return { identical: false, outcome: outcome.kind, reason: outcome.refusal };
    case 'peer-failed': return { identical: false, outcome: outcome.kind, reason: outcome.reason };
    case 'cancelled': return { identical: false, outcome: outcome.kind, by: outcome.by };
    case 'protocol-fault': return { identical: false, outcome: outcome.kind, reason: outcome.fault.kind };
    case 'store-failed':
      if (outcome.cause instanceof SnapshotError) {
        return { identical: false, outcome: 'no-backup', reason: outcome.cause.reason };
      }
      return { identical: false, outcome: outcome.kind, isDiskFull: outcome.isDiskFull };
    case 'still-changing': case 'not-identical': case 'cut': return { identical: false, outcome: outcome.kind };
  }
}

export function progressToObject({ conflicts, phase, records }: SessionProgress, wire: WireBytes): object {
  return { event: 'progress', phase, ...records, bytesSent: wire.sent, bytesReceived: wire.received, conflicts };
}

/** `7F3A-9C21-E0B4-5D18` */
export function formatFingerprint(fingerprint: Uint8Array): string {
  return Buffer.from(fingerprint).toString('hex').toUpperCase().replaceAll(/.{4}(?=.)/g, '$&-');
}

function toTotals({ added, changed, deleted }: KindChanges): KindTotals {
  return { added, changed, deleted };
}
