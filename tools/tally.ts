/**
 * Counts what `node --test` ran, from its reporter's events: leaves only, neither suites nor tests that hold tests.
 *
 * Events of one file come in order, children before their parent. A parent that fails because a child did adds nothing;
 * one that fails by itself (a hook, an assertion after its children) is a failure of its own. A file that fails outside
 * its tests, or runs none, is reported by node as a test named after the file.
 */
import { resolve } from 'node:path';

export interface TestEvent {
  readonly isPass: boolean;
  readonly name: string;
  readonly nesting: number;
  readonly file: string;
  readonly isSuite: boolean;
  /** Reason of a skipped or todo test; true where none was given. */
  readonly skipReason?: string | true | undefined;
  readonly failureType?: string | undefined;
}

export interface Skip {
  readonly name: string;
  readonly file: string;
  readonly reason: string;
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skips: readonly Skip[];
  /** Files in which no test ran: each counts as a failure. */
  readonly emptyFiles: readonly string[];
}

export const emptyTally: Tally = { passed: 0, failed: 0, skips: [], emptyFiles: [] };

export function countTests(events: readonly TestEvent[]): Tally {
  let passed = 0;
  let failed = 0;
  const skips: Skip[] = [];
  const emptyFiles: string[] = [];
  // By file: the nesting levels at which something ended that belongs to a parent still to come.
  const levelsByFile = new Map<string, Set<number>>();
  for (const event of events) {
    const levels = levelsByFile.get(event.file) ?? new Set();
    levelsByFile.set(event.file, levels);
    const isParent = levels.delete(event.nesting + 1);
    levels.add(event.nesting);
    if (event.skipReason !== undefined) {
      const reason = event.skipReason === true ? 'no reason given' : event.skipReason;
      skips.push({ name: event.name, file: event.file, reason });
    } else if (!event.isPass) {
      if (!(isParent && event.failureType === 'subtestsFailed')) failed++;
    } else if (event.nesting === 0 && resolve(event.name) === event.file) {
      failed++;
      emptyFiles.push(event.file);
    } else if (!isParent && !event.isSuite) passed++;
  }
  return { passed, failed, skips, emptyFiles };
}

export function addTallies(left: Tally, right: Tally): Tally {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skips: [...left.skips, ...right.skips],
    emptyFiles: [...left.emptyFiles, ...right.emptyFiles],
  };
}

/** The line that ends every run. */
export function tallyToLine({ passed, failed, skips }: Tally): string {
  return `${passed} passed, ${failed} failed${skips.length > 0 ? `, ${skips.length} skipped` : ''}`;
}
