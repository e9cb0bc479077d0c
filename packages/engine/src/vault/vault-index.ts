/**
 * What is kept in a vault: a line for each book with work that is not synced, in one small file that is written whole.
 *
 *     tandem vault 1
 *     slot bookId generation vault file bytes sinceH untilH savedMs isPartial deviceName
 */
export const indexName = 'index';

export interface VaultHead {
  /** Of book and generation; names its files. This and the three below: 32 hexadecimal digits. */
  readonly slot: string;
  readonly bookId: string;
  readonly generation: string;
  /** Of the copy of the book that writes here; the copy has it, too. */
  readonly vault: string;
  readonly file: 'a' | 'b';
  readonly bytes: number;
  /** The book's clock at the last proven sync: all that was written since is here. 0: all of the book. */
  readonly sinceH: number;
  /** The book's clock when the newest of it was read: what was written since is not here. */
  readonly untilH: number;
  /** Milliseconds since 1970. */
  readonly savedMs: number;
  /** There was more than a vault holds. */
  readonly isPartial: boolean;
  readonly deviceName: string;
}

const title = 'tandem vault 1';
const id = '([0-9a-f]{32})';
const count = String.raw`(\d{1,16})`;
const headPattern = new RegExp(
  String.raw`^${id} ${id} ${id} ${id} ([ab]) ${count} ${count} ${count} ${count} ([01]) (\S*)$`);

export function workName({ slot, file }: Pick<VaultHead, 'slot' | 'file'>): string {
  return `${file}-${slot}`;
}

export function encodeIndex(heads: readonly VaultHead[]): Uint8Array {
  const lines = heads.map(({ slot, bookId, generation, vault, file, bytes, sinceH, untilH, savedMs, ...rest }) =>
    [slot, bookId, generation, vault, file, bytes, sinceH, untilH, Math.trunc(savedMs), rest.isPartial ? 1 : 0,
      nameToWord(rest.deviceName)].join(' '));
  return Uint8Array.from([title, ...lines].join('\n'), (unit) => unit.charCodeAt(0));
}

/** Empty for bytes that are none of ours; a line that is none is left out. */
export function decodeIndex(bytes: Uint8Array): readonly VaultHead[] {
  const [first, ...lines] = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('').split('\n');
  return first === title ? lines.flatMap(parseHead) : [];
}

function parseHead(line: string): readonly VaultHead[] {
  const [, slot, bookId, generation, vault, file, bytes, sinceH, untilH, savedMs, isPartial, deviceName]
    = headPattern.exec(line) ?? [];
  const name = wordToName(deviceName ?? '');
  if (slot === undefined || bookId === undefined || generation === undefined || vault === undefined) return [];
  if (name === undefined) return [];
  return [{
    slot, bookId, generation, vault, file: file === 'b' ? 'b' : 'a', bytes: Number(bytes), sinceH: Number(sinceH),
    untilH: Number(untilH), savedMs: Number(savedMs), isPartial: isPartial === '1',
    deviceName: name,
  }];
}

/** Half of a pair, as a cut name ends with one, is no text that can be written. */
function nameToWord(name: string): string {
  return encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}

function wordToName(word: string): string | undefined {
  try {
    return decodeURIComponent(word);
  } catch {
    // A line with a damaged name is none.
    return undefined;
  }
}
