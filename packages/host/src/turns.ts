/** One sync at a time: who comes meanwhile is told so, and gets its turn in the order of arrival. */
import { turnNoticeEveryMs } from './turn-notice.ts';

export const waitingMax = 8;

export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #taken = 0;

  /** Undefined where too many wait already; `work` is then not run. `tellToWait` is called until the turn comes. */
  take<Value>(work: () => Promise<Value>, tellToWait: () => void): Promise<Value> | undefined {
    if (this.#taken > waitingMax) return undefined;
    let timer: NodeJS.Timeout | undefined;
    if (this.#taken > 0) {
      tellToWait();
      timer = setInterval(tellToWait, turnNoticeEveryMs);
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
