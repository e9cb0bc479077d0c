/** What `ByteReader` throws for bytes that no writer wrote; `decodeBatch` turns it into a result. */
export class MalformedBytes extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'MalformedBytes';
  }
}

/** Reads what `ByteWriter` wrote; every reading is checked against the end, and numbers against 2^53 - 1. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new MalformedBytes('the bytes end too early');
    this.#at++;
    return value;
  }

  /** A view of the next bytes. */
  raw(count: number): Uint8Array {
    if (count > this.remaining) throw new MalformedBytes('the bytes end too early');
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  number(): number {
    let value = 0;
    let unit = 1;
    for (let count = 0; count < 8; count++) {
      const byte = this.byte();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return this.#safe(value);
      unit *= 128;
    }
    throw new MalformedBytes('a number is too long');
  }

  /** A number of things that each take at least `bytesEach` of what remains. */
  count(bytesEach: number): number {
    const value = this.number();
    if (value * bytesEach > this.remaining) throw new MalformedBytes('a count is larger than the bytes that follow');
    return value;
  }

  signed(): number | null {
    const first = this.byte();
    const low = first & 0x3f;
    const isNegative = (first & 0x40) !== 0;
    if (first < 0x80) {
      if (!isNegative) return low;
      return low === 0 ? null : -low;
    }
    const magnitude = this.#safe(low + this.number() * 64);
    return isNegative ? -magnitude : magnitude;
  }

  /** A text as `ByteWriter.units` wrote it. */
  units(): string {
    const count = this.count(1);
    const units = Array.from({ length: count }, () => {
      const unit = this.number();
      if (unit > 0xffff) throw new MalformedBytes('a text has a unit beyond 16 bits');
      return String.fromCharCode(unit);
    });
    return units.join('');
  }

  #safe(value: number): number {
    if (value > Number.MAX_SAFE_INTEGER) throw new MalformedBytes('a number is too large');
    return value;
  }
}
