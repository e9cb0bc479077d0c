/** What the figures of a running sync say, apart from the screen. */
import type { SyncRunning, SyncStep } from '@tandem/contract';

export const syncSteps: readonly SyncStep[] = ['connecting', 'comparing', 'exchanging', 'proving'];

/** From 1. */
export function stepNumber(step: SyncStep): number {
  return syncSteps.indexOf(step) + 1;
}

type Figures = Pick<SyncRunning, 'step' | 'done' | 'expected'>;

/**
 * Rounded down, so that 100 is said of nothing that is not whole. Undefined where no total is known: until the first
 * records are listed, nothing is expected.
 */
export function wholePercent({ step, done, expected }: Figures): number | undefined {
  if (expected === null) return undefined;
  if (expected === 0) return step === 'proving' ? 100 : undefined;
  return Math.min(100, Math.floor((done / expected) * 100));
}

/** 0, 25, 50, 75 or 100: the screen reader is told of these, not of each row. */
export function announcedPercent(view: Figures): number | undefined {
  const percent = wholePercent(view);
  return percent === undefined ? undefined : Math.floor(percent / 25) * 25;
}
