/**
 * Tells the screens that something may read otherwise now.
 *
 * What must hold
 * 1. The user's own act is told at once, before the command answers: a screen has the new rows when it hears "done".
 * 2. What comes in numbers (the batches of a sync) is told at once the first time and then once a `gapMs`, the last
 *    change included.
 */
import type { ChangeTopic } from '@tandem/contract';

const gapMs = 16;

type ChangeListener = (topics: ReadonlySet<ChangeTopic>) => void;

export class ChangeNews {
  readonly #listeners = new Set<ChangeListener>();
  #waiting = new Set<ChangeTopic>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(...topics: readonly ChangeTopic[]): void {
    for (const topic of topics) this.#waiting.add(topic);
    if (this.#timer !== undefined) return;
    this.#flush();
    this.#wait();
  }

  tellAtOnce(...topics: readonly ChangeTopic[]): void {
    for (const topic of topics) this.#waiting.add(topic);
    this.#flush();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#listeners.clear();
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#waiting.size === 0) return;
      this.#flush();
      this.#wait();
    }, gapMs);
  }

  #flush(): void {
    const topics = this.#waiting;
    this.#waiting = new Set();
    for (const listener of this.#listeners) listener(topics);
  }
}
