/** In units: from here on it pays to ask whether a text is of ASCII alone. */
const longText = 1024;
const encoder = new TextEncoder();

/** A growing buffer. Numbers are whole, 0 to 2^53 - 1, little-endian base 128. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  /** Takes back what was written after this length. */
  truncate(length: number): void {
    this.#length = length;
  }

  /** What was written: a view that the next write may change. */
  view(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  number(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest > 0x7fffffff) {
      this.#bytes[this.#length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number of either sign, or null: sign and 6 bits first, then base 128; null is a negative zero. */
  signed(value: number | null): void {
    if (value === null) {
      this.byte(0x40);
      return;
    }
    const magnitude = Math.abs(value);
    const sign = value < 0 ? 0x40 : 0;
    if (magnitude < 64) {
      this.byte(sign | magnitude);
      return;
    }
    this.byte(0x80 | sign | (magnitude % 64));
    this.number(Math.floor(magnitude / 64));
  }

  /** Number of UTF-16 units, then each unit: the same bytes on every platform. */
  units(text: string): void {
    this.number(text.length);
    this.#reserve(text.length * 3);
    const bytes = this.#bytes;
    if (text.length >= longText) {
      // Units below 0x80 are the same bytes in UTF-8: so the content of a photo is written at once.
      const { read, written } = encoder.encodeInto(text, bytes.subarray(this.#length));
      if (read === text.length && written === text.length) {
        this.#length += written;
        return;
      }
    }
    let at = this.#length;
    for (let index = 0; index < text.length; index++) {
      let unit = text.charCodeAt(index);
      while (unit > 0x7f) {
        bytes[at++] = (unit & 0x7f) | 0x80;
        unit >>>= 7;
      }
      bytes[at++] = unit;
    }
    this.#length = at;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}
