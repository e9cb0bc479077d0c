/** Changes of bytes as steps that can be kept, read and left out one by one. Every place counts modulo the length. */
import type { RandomSequence } from '@tandem/ledger';

export type ByteEdit =
  | { readonly kind: 'flip'; readonly at: number; readonly mask: number }
  | { readonly kind: 'write'; readonly at: number; readonly hex: string } // over what stands there
  | { readonly kind: 'insert'; readonly at: number; readonly hex: string }
  | { readonly kind: 'cut'; readonly at: number; readonly count: number }
  | { readonly kind: 'end'; readonly at: number } // nothing from there on
  | { readonly kind: 'copy'; readonly from: number; readonly count: number; readonly at: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly count: number; readonly times: number };

/** No input is larger, whatever is repeated. */
const bytesMax = 1 << 18;

/** Of the edits: at the first bytes, which say what the rest is. */
const headShare = 0.15;
const headBytes = 8;

/** Numbers at the edges of what codecs write: varints, words, counts. */
const edgeNumbers = [
  '00', '01', '7f', '80', 'ff', '8000', '8001', 'ff7f', 'ffff', '0000', '80808080808080808001', 'ffffffff',
  'ffffffffffffff7f', 'ffffffffffffff0f', 'ffffffffffffff1f', '7fffffffffffffff', '00000000', 'ffffff7f',
];

export function applyByteEdits(bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  return edits.reduce((changed, edit) => applyByteEdit(changed, edit).subarray(0, bytesMax), bytes);
}

function applyByteEdit(bytes: Uint8Array, edit: ByteEdit): Uint8Array {
  const at = edit.at % (bytes.length + 1);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (edit.kind) {
    case 'flip': return bytes.map((byte, index) => (index === at ? byte ^ edit.mask : byte));
    case 'write': {
      const written = fromHex(edit.hex);
      return join(before, written, after.subarray(written.length));
    }
    case 'insert': return join(before, fromHex(edit.hex), after);
    case 'cut': return join(before, after.subarray(edit.count));
    case 'end': return before.slice();
    case 'copy': {
      const from = edit.from % (bytes.length + 1);
      return join(before, bytes.subarray(from, from + edit.count), after);
    }
    case 'repeat': {
      const piece = after.subarray(0, edit.count);
      const times = Math.min(edit.times, Math.ceil(bytesMax / Math.max(1, piece.length)));
      return join(before, ...Array.from({ length: times }, () => piece), after);
    }
  }
}

/** `words`: what the format is made of, to be put in whole. */
export function drawByteEdit(random: RandomSequence, length: number, words: readonly string[]): ByteEdit {
  const at = random.below(random.chance(headShare) ? Math.min(headBytes, length + 1) : length + 1);
  const count = 1 + random.below(random.pick([2, 8, 64, 1024]));
  switch (random.below(words.length > 0 ? 10 : 8)) {
    case 0: return { kind: 'flip', at, mask: 1 << random.below(8) };
    case 1: return { kind: 'write', at, hex: toHex(random.bytes(1 + random.below(4))) };
    case 2: return { kind: 'write', at, hex: random.pick(edgeNumbers) };
    case 3: {
      const hex = random.chance(0.5) ? random.pick(edgeNumbers) : toHex(random.bytes(count));
      return { kind: 'insert', at, hex };
    }
    case 4: return { kind: 'cut', at, count };
    case 5: return random.chance(0.3) ? { kind: 'end', at } : { kind: 'flip', at, mask: 1 + random.below(255) };
    case 6: return { kind: 'copy', from: random.below(length + 1), count, at };
    case 7: return { kind: 'repeat', at, count, times: 1 + random.below(random.pick([2, 20, 2000])) };
    case 8: return { kind: 'write', at, hex: textToHex(random.pick(words)) };
    default: return { kind: 'insert', at, hex: textToHex(random.pick(words)) };
  }
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

function textToHex(text: string): string {
  return toHex(new TextEncoder().encode(text));
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
