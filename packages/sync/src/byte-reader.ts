/**
 * Reads bytes from the wire and never throws: the first thing that is wrong is remembered in `fault`, and from then on
 * every read gives zero or nothing. A caller looks at `fault` once, at the end, and drops what it built.
 *
 * What must hold: nothing is allocated for a count before `count` has proved that the bytes for it are there.
 */

export type ReadFault = 'truncated' | 'bad-varint' | 'bad-value' | 'bad-text' | 'trailing-bytes';

const EMPTY = new Uint8Array(0);

export class ByteReader {
  readonly #bytes: Uint8Array;
  #place = 0;
  #fault: ReadFault | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get fault(): ReadFault | undefined {
    return this.#fault;
  }

  get remaining(): number {
    return this.#fault === undefined ? this.#bytes.length - this.#place : 0;
  }

  fail(fault: ReadFault): void {
    this.#fault ??= fault;
  }

  byte(): number {
    const value = this.remaining > 0 ? this.#bytes[this.#place] : undefined;
    if (value === undefined) {
      this.fail('truncated');
      return 0;
    }
    this.#place += 1;
    return value;
  }

  flag(): boolean {
    const value = this.byte();
    if (value > 1) this.fail('bad-value');
    return value === 1;
  }

  /** Only the shortest form is one: a value has one encoding. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (let length = 1; length <= 8; length += 1) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      scale *= 0x80;
      if (byte < 0x80) {
        if (byte === 0 && length > 1) break;
        if (!Number.isSafeInteger(value)) break;
        return this.#fault === undefined ? value : 0;
      }
    }
    this.fail('bad-varint');
    return 0;
  }

  atMost(limit: number): number {
    const value = this.varint();
    if (value <= limit) return value;
    this.fail('bad-value');
    return 0;
  }

  signed(): number {
    const isNegative = this.flag();
    const magnitude = this.varint();
    if (isNegative && magnitude === 0) this.fail('bad-value');
    return isNegative && magnitude > 0 ? -magnitude : magnitude;
  }

  word(): number {
    const bytes = this.bytes(4);
    return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
  }

  /** A number of things of at least `bytesEach` bytes that follow. */
  count(bytesEach: number): number {
    const value = this.varint();
    if (value * bytesEach <= this.remaining) return value;
    this.fail('truncated');
    return 0;
  }

  /** A view into the input, not a copy. */
  bytes(length: number): Uint8Array {
    if (length > this.remaining) {
      this.fail('truncated');
      return EMPTY;
    }
    const value = this.#bytes.subarray(this.#place, this.#place + length);
    this.#place += length;
    return value;
  }

  lengthAndBytes(limit: number): Uint8Array {
    return this.bytes(this.atMost(limit));
  }

  text(bytesMax: number): string {
    const bytes = this.lengthAndBytes(bytesMax);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // The only thing that a fatal decoder throws is TypeError for ill-formed UTF-8.
      this.fail('bad-text');
      return '';
    }
  }

  rest(): Uint8Array {
    return this.bytes(this.remaining);
  }

  end(): void {
    if (this.remaining > 0) this.fail('trailing-bytes');
  }
}
