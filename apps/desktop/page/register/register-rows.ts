/** Rows of an account asked for once: whole ranges, and where an entry stands. Rows in sight are `RowWindow`'s. */
import { rowsPerQueryMax, type EngineClient, type Id, type RegisterRowView } from '@tandem/contract';

const pageRows = 100;

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
