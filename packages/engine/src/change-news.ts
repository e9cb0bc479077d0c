/**
 * Tells the screens that something may read otherwise now.
 *
 * What must hold
 * 1. The user's own act is told at once, before the command answers: a screen has the new rows when it hears "done".
 * 2. What comes in numbers (the batches of a sync) is told at once the first time and then once a gap, the last change
 *    included. The gap is a frame, or more where reading anew takes long: it may not hold up the work that it tells of
 *    (while a first sync leaves the indexes out, a register is a scan).
 */
import type { ChangeTopic } from '@tandem/contract';

const gapMs = 16;
const gapMsMax = 2000;
/** The gap after a telling, in durations of that telling: a twentieth of the time goes into reading anew. */
const gapShare = 19;

type ChangeListener = (topics: ReadonlySet<ChangeTopic>) => void;

export class ChangeNews {
  readonly #listeners = new Set<ChangeListener>();
  readonly #nowMs: () => number;
  #waiting = new Set<ChangeTopic>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `nowMs`: monotonic. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(...topics: readonly ChangeTopic[]): void {
    for (const topic of topics) this.#waiting.add(topic);
    if (this.#timer === undefined) this.#flushAndWait();
  }

  tellAtOnce(...topics: readonly ChangeTopic[]): void {
    for (const topic of topics) this.#waiting.add(topic);
    this.#flush();
  }

  /** At once, and nothing of what waits. */
  tellOnly(topic: ChangeTopic): void {
    for (const listener of this.#listeners) listener(new Set([topic]));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#listeners.clear();
  }

  #flushAndWait(): void {
    const startMs = this.#nowMs();
    this.#flush();
    const tookMs = this.#nowMs() - startMs;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#waiting.size > 0) this.#flushAndWait();
    }, Math.min(Math.max(gapMs, tookMs * gapShare), gapMsMax));
  }

  #flush(): void {
    const topics = this.#waiting;
    this.#waiting = new Set();
    for (const listener of this.#listeners) listener(topics);
  }
}
