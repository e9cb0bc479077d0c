/** Reads what an Android executable defines, and what it refers to (Dalvik Executable format, version 35). */
import type { MemberReference } from './class-file.ts';

export interface DexFile {
  /** `fr/tandem/shell/MainActivity` */
  readonly defined: readonly string[];
  /** Classes that it names, its own as well, without arrays. */
  readonly classes: readonly string[];
  readonly references: readonly Omit<MemberReference, 'isInterface'>[];
}

export function parseDexFile(file: Uint8Array): DexFile {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.toString('latin1', 0, 4) !== 'dex\n') throw new Error('This is no DEX file.');
  /** A table of the header: how many items, and where. */
  const table = (at: number, itemBytes: number): number[] => {
    const [count, offset] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    return Array.from({ length: count }, (_, index) => offset + index * itemBytes);
  };
  const strings = table(0x38, 4).map((at) => readText(bytes, bytes.readUInt32LE(at)));
  const types = table(0x40, 4).map((at) => itemOf(strings, bytes.readUInt32LE(at)));
  const prototypes = table(0x48, 12).map((at) => {
    const result = itemOf(types, bytes.readUInt32LE(at + 4));
    return `(${readTypes(bytes, bytes.readUInt32LE(at + 8), types).join('')})${result}`;
  });
  const member = (at: number, descriptors: readonly string[], isField: boolean): DexFile['references'][number] => ({
    owner: toName(itemOf(types, bytes.readUInt16LE(at))), descriptor: itemOf(descriptors, bytes.readUInt16LE(at + 2)),
    name: itemOf(strings, bytes.readUInt32LE(at + 4)), isField,
  });
  return {
    defined: table(0x60, 32).map((at) => toName(itemOf(types, bytes.readUInt32LE(at)))),
    classes: types.filter((type) => type.startsWith('L')).map(toName),
    references: [
      ...table(0x50, 8).map((at) => member(at, types, true)),
      ...table(0x58, 8).map((at) => member(at, prototypes, false)),
    ],
  };
}

/** A list of types, or none at offset 0. */
function readTypes(bytes: Buffer, offset: number, types: readonly string[]): string[] {
  if (offset === 0) return [];
  const count = bytes.readUInt32LE(offset);
  return Array.from({ length: count }, (_, index) => itemOf(types, bytes.readUInt16LE(offset + 4 + index * 2)));
}

/** Its length comes first, seven bits a byte; it ends at a zero. */
function readText(bytes: Buffer, offset: number): string {
  let at = offset;
  while (bytes.readUInt8(at) >= 0x80) at += 1;
  return bytes.toString('utf8', at + 1, bytes.indexOf(0, at + 1));
}

/** An array stays a descriptor, as in a class file. */
function toName(type: string): string {
  return type.startsWith('L') ? type.slice(1, -1) : type;
}

function itemOf(items: readonly string[], index: number): string {
  const item = items[index];
  if (item === undefined) throw new Error(`The DEX file has no item ${index}.`);
  return item;
}
