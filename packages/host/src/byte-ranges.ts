/** Which bytes of a file have been sent, whatever the order in which its parts were asked for. */
export interface ByteRange {
  readonly start: number;
  /** After the last byte. */
  readonly end: number;
}

/** Sorted, apart from each other; what touches becomes one. */
export function addRange(ranges: readonly ByteRange[], added: ByteRange): readonly ByteRange[] {
  const apart = ranges.filter(({ start, end }) => end < added.start || start > added.end);
  const touching = ranges.filter((range) => !apart.includes(range));
  const joined = {
    start: Math.min(added.start, ...touching.map(({ start }) => start)),
    end: Math.max(added.end, ...touching.map(({ end }) => end)),
  };
  return [...apart, joined].toSorted((left, right) => left.start - right.start);
}

export function rangesLength(ranges: readonly ByteRange[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

/**
 * The `Range` of a request, RFC 9110 section 14.2: one range of bytes. Undefined where it is none, or several: the
 * whole file is a right answer to these.
 */
export function parseRange(header: string, length: number): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header) ?? [];
  if (first === '' && last === '') return undefined;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  const start = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const end = first === '' || last === '' ? length : Math.min(Number(last) + 1, length);
  return start < end ? { start, end } : 'unsatisfiable';
}
