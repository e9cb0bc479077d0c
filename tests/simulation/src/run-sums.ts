/** What many runs come to. */
import type { RunOutcome } from './simulation.ts';

export class RunSums {
  failedSeeds = 0;
  sessions = 0;
  falseConflicts = 0;
  #seeds = 0;
  #identical = 0;
  #cut = 0;
  #mishaps = 0;
  #replaced = 0;
  #lost = 0;
  #conflicts = 0;
  #violations = 0;
  readonly #startedMs = performance.now();

  add({ violations, totals }: RunOutcome): void {
    this.#seeds += 1;
    this.sessions += totals.sessions;
    this.#identical += totals.identical;
    this.#cut += totals.cut;
    this.#mishaps += totals.mishaps;
    this.#replaced += totals.replaced;
    this.#lost += totals.lost;
    this.#conflicts += totals.conflicts;
    this.falseConflicts += totals.falseConflicts;
    this.#violations += violations.length;
    if (violations.length > 0) this.failedSeeds += 1;
  }

  toText(): string {
    const seconds = (performance.now() - this.#startedMs) / 1000;
    return `${this.#seeds} seeds, ${this.sessions} sessions, ${this.#identical} identical, ${this.#cut} cut, `
      + `${this.#mishaps} mishaps, ${this.#replaced} books replaced, ${this.#lost} values forgotten by that, `
      + `${this.#conflicts} conflicts, ${this.falseConflicts} false conflicts, `
      + `${this.#violations} violations in ${this.failedSeeds} seeds, ${seconds.toFixed(1)} s`;
  }
}
