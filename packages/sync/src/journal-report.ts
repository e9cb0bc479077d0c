/** What the journal of syncs keeps of a report, as JSON, and reads again. Only fields are ever added to it. */
import type { BookJoin, ChangeTotals, SessionReport } from './report.ts';

export interface JournalReport {
  /** What the other device changed, and what this one did; by the tags of record kinds. */
  readonly sent: ChangeTotals;
  readonly received: ChangeTotals;
  readonly conflicts: number;
  /** Records of which one stamp stood for two values. */
  readonly faults: number;
  /** Records that one side would not take from the other, where that is all in which the books differ. */
  readonly refused: number;
  /** The other clock minus ours in milliseconds. */
  readonly clockGapMs: number | null;
  readonly joined: BookJoin | null;
  readonly rounds: number;
}

export function reportToJournal(report: SessionReport): string {
  const { sent, received, conflicts, faults, outcome, clockGapMs, joined, rounds } = report;
  const refused = outcome.kind === 'set-aside' ? outcome.refused : 0;
  const kept: JournalReport = { sent, received, conflicts, faults, refused, clockGapMs, joined, rounds };
  return JSON.stringify(kept);
}

/** Undefined where the program ended in the middle of the session, or the text is damaged. */
export function readJournalReport(json: string | null): JournalReport | undefined {
  const parsed = parseJson(json);
  return isJournalReport(parsed) ? parsed : undefined;
}

function parseJson(json: string | null): unknown {
  if (json === null) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    // The only thing that JSON.parse throws is SyntaxError.
    return undefined;
  }
}

function isJournalReport(value: unknown): value is JournalReport {
  return isObject(value) && isTotals(value['sent']) && isTotals(value['received'])
    && ['conflicts', 'faults', 'refused', 'rounds'].every((name) => typeof value[name] === 'number')
    && (value['clockGapMs'] === null || typeof value['clockGapMs'] === 'number')
    && (value['joined'] === null || isJoin(value['joined']));
}

function isTotals(value: unknown): value is ChangeTotals {
  const isCounts = (counts: Record<string, unknown>, names: readonly string[]): boolean =>
    names.every((name) => typeof counts[name] === 'number');
  return isObject(value) && isCounts(value, ['added', 'changed', 'deleted']) && Array.isArray(value['byKind'])
    && value['byKind'].every((row) => isObject(row) && isCounts(row, ['kind', 'added', 'changed', 'deleted']));
}

function isJoin(value: unknown): value is BookJoin {
  return isObject(value) && (value['side'] === 'here' || value['side'] === 'there')
    && ['adopted', 'replaced', 'merged'].some((how) => how === value['how']) && typeof value['setAside'] === 'number';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
