/**
 * A small text in a file of the private file system that a kill in the middle of a write leaves as it was or as it
 * should be. The file has two slots; a write goes to the slot that is not the newest, and counts only when its
 * checksum is right. Keys and preferences are kept so: apart from the book, which travels.
 *
 *   slot: sequence (u32) · length of the text in bytes (u32) · SHA-256 of both and of the text (32) · text
 */
import { sha256 } from './device-crypto.ts';

export const slotBytes = 65_536;
const headBytes = 40;
export const slotTextBytesMax = slotBytes - headBytes;

/** What is used of a `FileSystemSyncAccessHandle`. */
export interface SlotHandle {
  read(buffer: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  write(buffer: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  flush(): void;
  close(): void;
}

interface Slot {
  readonly index: 0 | 1;
  readonly sequence: number;
  readonly text: string;
}

export class SlotFile {
  readonly #handle: SlotHandle;
  #newest: Slot | undefined;

  constructor(handle: SlotHandle) {
    this.#handle = handle;
    const slots = [readSlot(handle, 0), readSlot(handle, 1)].filter((slot) => slot !== undefined);
    this.#newest = slots.toSorted((left, right) => right.sequence - left.sequence)[0];
  }

  /** Undefined until something was written. */
  get text(): string | undefined {
    return this.#newest?.text;
  }

  /** Throws what the browser says where the storage is full; the former text is then still the one. */
  write(text: string): void {
    const content = new TextEncoder().encode(text);
    if (content.length > slotTextBytesMax) throw new RangeError(`${content.length} bytes for a slot`);
    const index = this.#newest?.index === 0 ? 1 : 0;
    const sequence = (this.#newest?.sequence ?? 0) + 1;
    const bytes = new Uint8Array(headBytes + content.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, sequence);
    view.setUint32(4, content.length);
    bytes.set(content, headBytes);
    bytes.set(checksum(bytes, content.length), 8);
    const written = this.#handle.write(bytes, { at: index * slotBytes });
    this.#handle.flush();
    if (written !== bytes.length) throw new DOMException('the file took a part only', 'QuotaExceededError');
    this.#newest = { index, sequence, text };
  }

  close(): void {
    this.#handle.close();
  }
}

/** Undefined where there is none, or only a part of one. */
function readSlot(handle: SlotHandle, index: 0 | 1): Slot | undefined {
  const bytes = new Uint8Array(slotBytes);
  const count = handle.read(bytes, { at: index * slotBytes });
  const view = new DataView(bytes.buffer);
  const sequence = view.getUint32(0);
  const length = view.getUint32(4);
  if (sequence === 0 || headBytes + length > count) return undefined;
  if (checksum(bytes, length).some((byte, offset) => byte !== bytes[8 + offset])) return undefined;
  return { index, sequence, text: new TextDecoder().decode(bytes.subarray(headBytes, headBytes + length)) };
}

function checksum(bytes: Uint8Array, length: number): Uint8Array {
  const covered = new Uint8Array(8 + length);
  covered.set(bytes.subarray(0, 8));
  covered.set(bytes.subarray(headBytes, headBytes + length), 8);
  return sha256(covered);
}
