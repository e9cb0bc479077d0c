/**
 * Reads rows out of a SQLite file that SQLite itself may refuse, page by page: what one page holds does not depend on
 * any other, but for long values (https://sqlite.org/fileformat2.html).
 *
 * 1. Only tables WITHOUT ROWID are read, as all synced tables are: their rows are those of index pages. Rows of indexes
 *    come along; whoever knows the tables tells them apart.
 * 2. Free pages are left out: what they hold was replaced. Where the list of free pages is damaged itself, rows that
 *    were replaced may come besides those that replaced them.
 * 3. Nothing in the file is trusted: every length and place is checked, no page is followed twice.
 */
import { bookApplicationId, bookSchemaVersion } from '@tandem/ledger';
import type { SqlRow, SqlValue } from '@tandem/sqlite';

export interface DamagedFile {
  readonly rows: readonly SqlRow[];
  /** Pages that hold neither rows nor the rest of a long value, nor are free, or hold some rows that cannot be read. */
  readonly unreadablePages: number;
}

/** What our own drivers make: Node's SQLite and the browser's. A book that came as a backup keeps the other's. */
const usualPageBytes = [4096, 8192];
const headerBytes = 100;
const indexLeaf = 10;
const indexInterior = 2;
const tableLeaf = 13;
const tableInterior = 5;
const columnsMax = 100;
const rowBytesMax = 100_000_000;

/** `log`: the bytes of its `-wal`, empty where there is none. */
export function readDamagedFile(main: Uint8Array, log: Uint8Array): DamagedFile {
  let best: DamagedFile | undefined;
  // Where the headers are damaged themselves, the size that makes sense of most is the size.
  for (const pageBytes of findPageSizes(main, log)) {
    const pages = splitPages(main, pageBytes);
    applyLog(pages, log, pageBytes);
    const read = new PageReader(pages, pageBytes).read();
    if (best === undefined || read.rows.length > best.rows.length) best = read;
  }
  return best ?? { rows: [], unreadablePages: 0 };
}

/** What a header says, if one does; else what it may be. */
function findPageSizes(main: Uint8Array, log: Uint8Array): readonly number[] {
  const said: number[] = [];
  if (main.length > headerBytes && magic.every((code, index) => main[index] === code)) {
    const bytes = viewOf(main).getUint16(16);
    // 65,536 does not fit.
    said.push(bytes === 1 ? 65_536 : bytes);
  }
  if (log.length > logHeaderBytes) said.push(viewOf(log).getUint32(8));
  const sizes = said.filter((bytes) => bytes >= 512 && bytes <= 65_536 && Number.isInteger(Math.log2(bytes)));
  const [first, second = first] = sizes;
  return first !== undefined && first === second ? [first] : [...new Set([...sizes, ...usualPageBytes])];
}

const magic = Array.from('SQLite format 3\0', (character) => character.charCodeAt(0));

const userVersionAt = 60;
const applicationIdAt = 68;

/** Whether its header says that a later version of the program wrote it, whose rows mean what we do not know. */
export function isOfLaterVersion(main: Uint8Array): boolean {
  if (main.length <= headerBytes) return false;
  const header = viewOf(main);
  return header.getUint32(applicationIdAt) === bookApplicationId && header.getUint32(userVersionAt) > bookSchemaVersion;
}

/** By number, from 1; the rest of a file that ends within a page is left out. */
function splitPages(main: Uint8Array, pageBytes: number): Map<number, Uint8Array> {
  const pages = new Map<number, Uint8Array>();
  for (let at = 0; at + pageBytes <= main.length; at += pageBytes) {
    pages.set(at / pageBytes + 1, main.subarray(at, at + pageBytes));
  }
  return pages;
}

const logHeaderBytes = 32;
const frameHeaderBytes = 24;

/** The pages of whole transactions, as SQLite itself would take them: up to the first frame that is not of this log. */
function applyLog(pages: Map<number, Uint8Array>, log: Uint8Array, pageBytes: number): void {
  if (log.length < logHeaderBytes) return;
  const view = viewOf(log);
  const isLittle = view.getUint32(0) === 0x377f0682;
  if (!isLittle && view.getUint32(0) !== 0x377f0683) return;
  let sums = addSums(view, 0, 24, [0, 0], isLittle);
  if (sums[0] !== view.getUint32(24) || sums[1] !== view.getUint32(28)) return;
  let pending: [number, Uint8Array][] = [];
  for (let at = logHeaderBytes; at + frameHeaderBytes + pageBytes <= log.length; at += frameHeaderBytes + pageBytes) {
    const isOfThisLog = view.getUint32(at + 8) === view.getUint32(16) && view.getUint32(at + 12) === view.getUint32(20);
    if (!isOfThisLog) return;
    sums = addSums(view, at, 8, sums, isLittle);
    sums = addSums(view, at + frameHeaderBytes, pageBytes, sums, isLittle);
    if (sums[0] !== view.getUint32(at + 16) || sums[1] !== view.getUint32(at + 20)) return;
    pending.push([view.getUint32(at), log.subarray(at + frameHeaderBytes, at + frameHeaderBytes + pageBytes)]);
    if (view.getUint32(at + 4) === 0) continue;
    for (const [number, page] of pending) pages.set(number, page);
    pending = [];
  }
}

function addSums(
  view: DataView, from: number, length: number, [first, second]: readonly [number, number], isLittle: boolean,
): [number, number] {
  let [sum0, sum1] = [first, second];
  for (let at = from; at < from + length; at += 8) {
    sum0 = (sum0 + view.getUint32(at, isLittle) + sum1) >>> 0;
    sum1 = (sum1 + view.getUint32(at + 4, isLittle) + sum0) >>> 0;
  }
  return [sum0, sum1];
}

class PageReader {
  readonly #pages: ReadonlyMap<number, Uint8Array>;
  readonly #pageBytes: number;
  readonly #indexLocalMax: number;
  readonly #tableLocalMax: number;
  readonly #free = new Set<number>();
  /** Pages that are the rest of a long value. */
  readonly #rests = new Set<number>();

  constructor(pages: ReadonlyMap<number, Uint8Array>, pageBytes: number) {
    this.#pages = pages;
    this.#pageBytes = pageBytes;
    this.#indexLocalMax = Math.floor(((pageBytes - 12) * 64) / 255) - 23;
    this.#tableLocalMax = pageBytes - 35;
  }

  read(): DamagedFile {
    this.#findFreePages();
    const rows: SqlRow[] = [];
    const unreadable = new Set<number>();
    for (const [number, page] of this.#pages) {
      if (this.#free.has(number)) continue;
      const type = page[number === 1 ? headerBytes : 0];
      if (type === tableLeaf || type === tableInterior) {
        if (number > 1) this.#followTable(page, type);
      } else if (type !== indexLeaf && type !== indexInterior) {
        unreadable.add(number);
      } else if (!this.#readPage(page, type === indexInterior, rows)) {
        unreadable.add(number);
      }
    }
    for (const rest of this.#rests) unreadable.delete(rest);
    return { rows, unreadablePages: unreadable.size };
  }

  /** From the file's header: a chain of pages that name free ones. A list that is not whole is none. */
  #findFreePages(): void {
    const first = this.#pages.get(1);
    if (first === undefined) return;
    const header = viewOf(first);
    const free = new Set<number>();
    for (let trunk = header.getUint32(32); trunk !== 0 && !free.has(trunk);) {
      const page = this.#pages.get(trunk);
      if (page === undefined) return;
      const view = viewOf(page);
      const count = view.getUint32(4);
      if (count > this.#pageBytes / 4 - 2) return;
      free.add(trunk);
      for (let index = 0; index < count; index++) free.add(view.getUint32(8 + index * 4));
      trunk = view.getUint32(0);
    }
    if (free.size === header.getUint32(36)) for (const number of free) this.#free.add(number);
  }

  /** Whether every row of the page was read. */
  #readPage(page: Uint8Array, isInterior: boolean, rows: SqlRow[]): boolean {
    const view = viewOf(page);
    const count = view.getUint16(3);
    const pointersAt = isInterior ? 12 : 8;
    if (pointersAt + count * 2 > this.#pageBytes) return false;
    let isWhole = true;
    for (let index = 0; index < count; index++) {
      const at = view.getUint16(pointersAt + index * 2) + (isInterior ? 4 : 0);
      const payload = at < pointersAt + count * 2 ? undefined : this.#readPayload(page, at, this.#indexLocalMax);
      const row = payload === undefined ? undefined : decodeRow(payload);
      if (row === undefined) isWhole = false;
      else rows.push(row);
    }
    return isWhole;
  }

  /** Its rows are not wanted, but their long values have pages that would count as unreadable. */
  #followTable(page: Uint8Array, type: number): void {
    if (type === tableInterior) return;
    const view = viewOf(page);
    const count = view.getUint16(3);
    for (let index = 0; index < count && 10 + index * 2 <= this.#pageBytes; index++) {
      const at = view.getUint16(8 + index * 2);
      const length = readVarint(page, at);
      const rowid = length === undefined ? undefined : readVarint(page, length.next);
      if (length === undefined || rowid === undefined) continue;
      this.#gather(page, rowid.next, length.value, this.#tableLocalMax);
    }
  }

  #readPayload(page: Uint8Array, at: number, localMax: number): Uint8Array | undefined {
    const length = readVarint(page, at);
    return length === undefined ? undefined : this.#gather(page, length.next, length.value, localMax);
  }

  #gather(page: Uint8Array, at: number, length: number, localMax: number): Uint8Array | undefined {
    if (length > rowBytesMax) return undefined;
    const local = localBytes(length, localMax, this.#pageBytes);
    if (at + local > this.#pageBytes) return undefined;
    if (local === length) return page.subarray(at, at + length);
    if (at + local + 4 > this.#pageBytes || length > this.#pages.size * this.#pageBytes) return undefined;
    const payload = new Uint8Array(length);
    payload.set(page.subarray(at, at + local));
    let rest = viewOf(page).getUint32(at + local);
    for (let filled = local; filled < length;) {
      const next = this.#pages.get(rest);
      if (next === undefined || this.#free.has(rest) || this.#rests.has(rest)) return undefined;
      this.#rests.add(rest);
      const part = next.subarray(4, 4 + Math.min(length - filled, this.#pageBytes - 4));
      payload.set(part, filled);
      filled += part.length;
      rest = viewOf(next).getUint32(0);
    }
    return payload;
  }
}

/** How much of a row stands on its page. */
function localBytes(length: number, localMax: number, pageBytes: number): number {
  if (length <= localMax) return length;
  const localMin = Math.floor(((pageBytes - 12) * 32) / 255) - 23;
  const local = localMin + ((length - localMin) % (pageBytes - 4));
  return local <= localMax ? local : localMin;
}

/** Undefined where the bytes are no row, or hold what the port would refuse. */
function decodeRow(payload: Uint8Array): SqlRow | undefined {
  const header = readVarint(payload, 0);
  if (header === undefined || header.value > payload.length) return undefined;
  const row: SqlRow = [];
  let valueAt = header.value;
  for (let at = header.next; at < header.value;) {
    const type = readVarint(payload, at);
    if (type === undefined || row.length === columnsMax) return undefined;
    at = type.next;
    const length = valueBytes(type.value);
    if (length === undefined || valueAt + length > payload.length) return undefined;
    const value = decodeValue(type.value, payload.subarray(valueAt, valueAt + length));
    if (value === undefined) return undefined;
    row.push(value);
    valueAt += length;
  }
  return valueAt === payload.length ? row : undefined;
}

const integerBytes = [0, 1, 2, 3, 4, 6, 8] as const;

function valueBytes(type: number): number | undefined {
  if (type < integerBytes.length) return integerBytes[type];
  if (type === 8 || type === 9) return 0;
  return type < 12 ? undefined : (type - 12 - (type % 2)) / 2;
}

function decodeValue(type: number, bytes: Uint8Array): SqlValue | undefined {
  if (type === 0) return null;
  if (type === 8) return 0;
  if (type === 9) return 1;
  if (type < 8) return decodeInteger(bytes);
  // Plain, whatever the file was read into.
  if (type % 2 === 0) return new Uint8Array(bytes);
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeInteger(bytes: Uint8Array): number | undefined {
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  const number = Number(BigInt.asIntN(bytes.length * 8, value));
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Seven bits a byte, eight in the ninth. Beyond 2^53 there is nothing that we could mean. */
function readVarint(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } | undefined {
  let value = 0;
  for (let index = 0; index < 8; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, next: at + index + 1 } : undefined;
  }
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
