/**
 * The rows of one account as far as they are looked at: pages of a hundred, each a live query, those far from the
 * view given up. However long the account, the page holds a few hundred rows.
 */
import { rowsPerQueryMax, type EngineClient, type Id, type RegisterRowView } from '@tandem/contract';

const pageRows = 100;
/** A page more on both sides of what is seen: scrolling finds them there. */
const pagesAround = 1;

interface Page {
  rows: readonly RegisterRowView[];
  stop: () => void;
}

export class RegisterRows {
  readonly #client: EngineClient;
  readonly #accountId: Id;
  readonly #pageByNumber = new Map<number, Page>();
  readonly #listeners = new Set<() => void>();
  #version = 0;

  constructor(client: EngineClient, accountId: Id) {
    this.#client = client;
    this.#accountId = accountId;
  }

  /** Undefined while it is on its way. */
  row(index: number): RegisterRowView | undefined {
    return this.#pageByNumber.get(Math.floor(index / pageRows))?.rows[index % pageRows];
  }

  /** Among the rows that are loaded. */
  indexOf(wanted: Pick<RegisterRowView, 'entryId' | 'leg'>): number | undefined {
    for (const [number, { rows }] of this.#pageByNumber) {
      const at = rows.findIndex(({ entryId, leg }) => entryId === wanted.entryId && leg === wanted.leg);
      if (at >= 0) return number * pageRows + at;
    }
    return undefined;
  }

  /** Says which rows are in sight; both ends included. */
  look(first: number, last: number): void {
    const firstPage = Math.max(Math.floor(first / pageRows) - pagesAround, 0);
    const lastPage = Math.floor(Math.max(last, 0) / pageRows) + pagesAround;
    for (const [number, page] of this.#pageByNumber) {
      if (number >= firstPage && number <= lastPage) continue;
      page.stop();
      this.#pageByNumber.delete(number);
    }
    for (let number = firstPage; number <= lastPage; number += 1) {
      if (!this.#pageByNumber.has(number)) this.#open(number);
    }
  }

  close(): void {
    for (const page of this.#pageByNumber.values()) page.stop();
    this.#pageByNumber.clear();
  }

  /** For React's `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly version = (): number => this.#version;

  #open(number: number): void {
    const parameters = { accountId: this.#accountId, offset: number * pageRows, limit: pageRows };
    const page: Page = { rows: [], stop: () => {} };
    this.#pageByNumber.set(number, page);
    page.stop = this.#client.subscribe('register-rows', parameters, ({ rows }) => {
      page.rows = rows;
      this.#version += 1;
      for (const listener of this.#listeners) listener();
    });
  }
}

/** All rows of a range, asked for once. */
export async function readRows(
  client: EngineClient, accountId: Id, first: number, last: number,
): Promise<readonly RegisterRowView[]> {
  const rows: RegisterRowView[] = [];
  for (let offset = first; offset <= last; offset += rowsPerQueryMax) {
    const limit = Math.min(rowsPerQueryMax, last - offset + 1);
    rows.push(...await readPage(client, accountId, offset, limit));
  }
  return rows;
}

function readPage(
  client: EngineClient, accountId: Id, offset: number, limit: number,
): Promise<readonly RegisterRowView[]> {
  return new Promise((resolve) => {
    const stop = client.subscribe('register-rows', { accountId, offset, limit }, ({ rows }) => {
      // The first result comes after `subscribe` has returned: it travels.
      stop();
      resolve(rows);
    }, () => resolve([]));
  });
}

/** Where an entry stands in an account of `count` rows; undefined where it is gone. Rows are sorted by day. */
export async function findRow(
  client: EngineClient, accountId: Id, count: number, wanted: Pick<RegisterRowView, 'entryId' | 'leg' | 'day'>,
): Promise<number | undefined> {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = await readPage(client, accountId, middle, 1);
    if (row === undefined || row.day >= wanted.day) high = middle;
    else low = middle + 1;
  }
  for (let offset = low; offset < count; offset += pageRows) {
    const rows = await readPage(client, accountId, offset, pageRows);
    const at = rows.findIndex(({ entryId, leg }) => entryId === wanted.entryId && leg === wanted.leg);
    if (at >= 0) return offset + at;
    if (rows.length === 0 || rows.some(({ day }) => day > wanted.day)) return undefined;
  }
  return undefined;
}
