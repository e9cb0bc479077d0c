/**
 * The rows of one account as far as they are looked at: pages of a hundred, each a live query; those far from the view
 * are given up. However long the account, a few hundred rows are held.
 */
import type { EngineClient, Id, RegisterRowView } from '@tandem/contract';

export const rowsPerPage = 100;
/** Held at most, and read again at each change; of those in sight and beside it there are never so many. */
export const pagesMax = 6;

interface Page {
  rows: readonly RegisterRowView[];
  readonly stop: () => void;
}

export class RowWindow {
  readonly #client: EngineClient;
  readonly #accountId: Id;
  /** Pages in the order in which they were last looked at. */
  readonly #pageByNumber = new Map<number, Page>();
  readonly #listeners = new Set<() => void>();
  #version = 0;

  constructor(client: EngineClient, accountId: Id) {
    this.#client = client;
    this.#accountId = accountId;
  }

  /** Undefined while it is on its way. `index` from 0, oldest first. */
  readonly row = (index: number): RegisterRowView | undefined =>
    this.#pageByNumber.get(Math.floor(index / rowsPerPage))?.rows[index % rowsPerPage];

  /** Among the rows that are held. */
  indexOf(wanted: Pick<RegisterRowView, 'entryId' | 'leg'>): number | undefined {
    for (const [number, { rows }] of this.#pageByNumber) {
      const at = rows.findIndex(({ entryId, leg }) => entryId === wanted.entryId && leg === wanted.leg);
      if (at >= 0) return number * rowsPerPage + at;
    }
    return undefined;
  }

  /** Says which rows are in sight, both ends included; the page before and the one after are fetched with them. */
  readonly look = (first: number, last: number): void => {
    const lastPage = Math.floor(Math.max(last, 0) / rowsPerPage) + 1;
    const firstPage = Math.max(Math.floor(first / rowsPerPage) - 1, 0, lastPage - pagesMax + 1);
    for (let number = firstPage; number <= lastPage; number += 1) this.#touch(number);
    for (const [number, page] of this.#pageByNumber) {
      if (this.#pageByNumber.size <= pagesMax) break;
      page.stop();
      this.#pageByNumber.delete(number);
    }
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Another number whenever a row may read otherwise. */
  readonly version = (): number => this.#version;

  close(): void {
    for (const { stop } of this.#pageByNumber.values()) stop();
    this.#pageByNumber.clear();
  }

  #touch(number: number): void {
    const page = this.#pageByNumber.get(number) ?? this.#open(number);
    this.#pageByNumber.delete(number);
    this.#pageByNumber.set(number, page);
  }

  #open(number: number): Page {
    const parameters = { accountId: this.#accountId, offset: number * rowsPerPage, limit: rowsPerPage };
    const page: Page = {
      rows: [],
      stop: this.#client.subscribe('register-rows', parameters, ({ rows }) => {
        page.rows = rows;
        this.#version += 1;
        for (const listener of this.#listeners) listener();
      }),
    };
    return page;
  }
}
