/** Grows a buffer; the mirror of `ByteReader`. Values outside their range are bugs and throw. */

const TWO_TO_32 = 2 ** 32;

export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  flag(value: boolean): void {
    this.byte(value ? 1 : 0);
  }

  /** Little-endian groups of seven bits; 0 to 2^53 - 1 in one to eight bytes. */
  varint(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`no varint: ${value}`);
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** Sign, then magnitude: the whole of ±(2^53 - 1). */
  signed(value: number): void {
    this.flag(value < 0);
    this.varint(Math.abs(value));
  }

  word(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value >= TWO_TO_32) throw new RangeError(`no 32-bit word: ${value}`);
    this.#reserve(4);
    for (let place = 0; place < 4; place += 1) this.#bytes[this.#length + place] = value >>> (8 * place);
    this.#length += 4;
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  exactly(length: number, value: Uint8Array): void {
    if (value.length !== length) throw new RangeError(`${value.length} bytes where ${length} belong`);
    this.bytes(value);
  }

  lengthAndBytes(value: Uint8Array): void {
    this.varint(value.length);
    this.bytes(value);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}
