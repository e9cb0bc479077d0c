/** One sync at a time: who comes meanwhile is told so, and gets its turn in the order of arrival. */
import { waitingWordEveryMs } from './host-word.ts';

export const waitingMax = 8;

export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #taken = 0;

  /** Undefined where too many wait already; `work` is then not run. `tellToWait` is called until the turn comes. */
  take<Value>(work: () => Promise<Value>, tellToWait: () => void): Promise<Value> | undefined {
    if (this.#taken > waitingMax) return undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    if (this.#taken > 0) {
      tellToWait();
      timer = setInterval(tellToWait, waitingWordEveryMs);
    }
    this.#taken += 1;
    const turn = this.#last.then(() => {
      clearInterval(timer);
      return work();
    }).finally(() => {
      this.#taken -= 1;
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
