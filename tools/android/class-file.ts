/** Reads what a Java class file declares and what it refers to (JVM specification, chapter 4). */

export interface MemberReference {
  /** `android/app/Activity`, or an array as a descriptor. */
  readonly owner: string;
  readonly name: string;
  /** `(I)V` of a method, `I` of a field. */
  readonly descriptor: string;
  readonly isField: boolean;
  /** Called as a member of an interface. */
  readonly isInterface: boolean;
}

export interface DeclaredMember {
  readonly name: string;
  readonly descriptor: string;
  readonly isField: boolean;
  readonly access: number;
  /** Of a constant that the compiler copies into those who use it. */
  readonly constant?: string | number | bigint;
}

export interface ClassFile {
  readonly name: string;
  /** Undefined for java/lang/Object. */
  readonly parent: string | undefined;
  readonly interfaces: readonly string[];
  readonly access: number;
  readonly majorVersion: number;
  readonly members: readonly DeclaredMember[];
  readonly references: readonly MemberReference[];
  /** Classes that it names, without arrays. */
  readonly classes: readonly string[];
  /** Every other text that is in it. */
  readonly texts: readonly string[];
}

export const accessFlags = {
  public: 1, private: 2, protected: 4, static: 8, interface: 0x200, abstract: 0x400,
} as const;
/** The newest class files that the dexer reads: those of Java 7. */
export const dexedMajorVersion = 51;

type Constant =
  | { readonly tag: 'text'; readonly text: string }
  | { readonly tag: 'value'; readonly value: number | bigint }
  | { readonly tag: 'class' | 'string'; readonly index: number }
  | { readonly tag: 'field' | 'method' | 'interface method'; readonly owner: number; readonly nameAndType: number }
  | { readonly tag: 'name and type'; readonly name: number; readonly descriptor: number }
  | { readonly tag: 'other' };

export function parseClassFile(file: Uint8Array): ClassFile {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.readUInt32BE(0) !== 0xcafebabe) throw new Error('This is no class file.');
  const { constants, end } = readConstants(bytes);
  const pool = new Pool(constants);
  let at = end;
  const next = (): number => {
    at += 2;
    return bytes.readUInt16BE(at - 2);
  };
  const access = next();
  const name = pool.className(next());
  const parentIndex = next();
  const interfaces = Array.from({ length: next() }, () => pool.className(next()));
  const members: DeclaredMember[] = [];
  for (const isField of [true, false]) {
    for (let count = next(); count > 0; count -= 1) {
      const member = { access: next(), name: pool.text(next()), descriptor: pool.text(next()), isField };
      let constant: string | number | bigint | undefined;
      for (let attributes = next(); attributes > 0; attributes -= 1) {
        const attribute = pool.text(next());
        const length = bytes.readUInt32BE(at);
        if (attribute === 'ConstantValue') constant = pool.value(bytes.readUInt16BE(at + 4));
        at += 4 + length;
      }
      members.push(constant === undefined ? member : { ...member, constant });
    }
  }
  return {
    name, access, interfaces, members, majorVersion: bytes.readUInt16BE(6),
    parent: parentIndex === 0 ? undefined : pool.className(parentIndex),
    references: pool.references(), classes: pool.classes(), texts: pool.texts(),
  };
}

/** The same class, marked as one of Java 7: the compiler was told to use nothing newer. */
export function lowerVersion(file: Uint8Array): Uint8Array {
  const lowered = Buffer.from(file);
  lowered.writeUInt16BE(dexedMajorVersion, 6);
  return lowered;
}

function readConstants(bytes: Buffer): { readonly constants: readonly Constant[]; readonly end: number } {
  const constants: Constant[] = [{ tag: 'other' }];
  const count = bytes.readUInt16BE(8);
  let at = 10;
  while (constants.length < count) {
    const kind = bytes.readUInt8(at);
    const [constant, size] = readConstant(bytes, kind, at + 1);
    constants.push(constant);
    if (kind === 5 || kind === 6) constants.push({ tag: 'other' }); // long and double take two places
    at += 1 + size;
  }
  return { constants, end: at };
}

/** With the bytes that it takes after its kind. */
function readConstant(bytes: Buffer, kind: number, at: number): readonly [Constant, number] {
  switch (kind) {
    case 1: {
      const length = bytes.readUInt16BE(at);
      return [{ tag: 'text', text: bytes.toString('utf8', at + 2, at + 2 + length) }, 2 + length];
    }
    case 3: return [{ tag: 'value', value: bytes.readInt32BE(at) }, 4];
    case 4: return [{ tag: 'value', value: bytes.readFloatBE(at) }, 4];
    case 5: return [{ tag: 'value', value: bytes.readBigInt64BE(at) }, 8];
    case 6: return [{ tag: 'value', value: bytes.readDoubleBE(at) }, 8];
    case 7: return [{ tag: 'class', index: bytes.readUInt16BE(at) }, 2];
    case 8: return [{ tag: 'string', index: bytes.readUInt16BE(at) }, 2];
    case 9: case 10: case 11: {
      const tag = kind === 9 ? 'field' : kind === 10 ? 'method' : 'interface method';
      return [{ tag, owner: bytes.readUInt16BE(at), nameAndType: bytes.readUInt16BE(at + 2) }, 4];
    }
    case 12:
      return [{ tag: 'name and type', name: bytes.readUInt16BE(at), descriptor: bytes.readUInt16BE(at + 2) }, 4];
    case 15: return [{ tag: 'other' }, 3];
    case 16: case 19: case 20: return [{ tag: 'other' }, 2];
    case 17: case 18: return [{ tag: 'other' }, 4];
    default: throw new Error(`No constant of a class file is of the kind ${kind}.`);
  }
}

class Pool {
  readonly #constants: readonly Constant[];

  constructor(constants: readonly Constant[]) {
    this.#constants = constants;
  }

  text(index: number): string {
    const constant = this.#constants[index];
    if (constant?.tag !== 'text') throw new Error(`Constant ${index} is no text.`);
    return constant.text;
  }

  className(index: number): string {
    const constant = this.#constants[index];
    if (constant?.tag !== 'class') throw new Error(`Constant ${index} is no class.`);
    return this.text(constant.index);
  }

  value(index: number): string | number | bigint {
    const constant = this.#constants[index];
    if (constant?.tag === 'string') return this.text(constant.index);
    if (constant?.tag !== 'value') throw new Error(`Constant ${index} is no value.`);
    return constant.value;
  }

  references(): MemberReference[] {
    return this.#constants.flatMap((constant) => {
      if (constant.tag !== 'field' && constant.tag !== 'method' && constant.tag !== 'interface method') return [];
      const pair = this.#constants[constant.nameAndType];
      if (pair?.tag !== 'name and type') throw new Error(`Constant ${constant.nameAndType} is no name with a type.`);
      return [{
        owner: this.className(constant.owner), name: this.text(pair.name), descriptor: this.text(pair.descriptor),
        isField: constant.tag === 'field', isInterface: constant.tag === 'interface method',
      }];
    });
  }

  /** Those of class constants, and those of descriptors. */
  classes(): string[] {
    const named = this.#constants.flatMap((constant) => {
      if (constant.tag === 'class') return elementClass(this.text(constant.index));
      if (constant.tag === 'name and type') return descriptorClasses(this.text(constant.descriptor));
      return [];
    });
    return [...new Set(named)];
  }

  texts(): string[] {
    return this.#constants.flatMap((constant) => (constant.tag === 'text' ? [constant.text] : []));
  }
}

/** Of an array, the class of its elements, if they are objects. */
function elementClass(name: string): readonly string[] {
  return name.startsWith('[') ? descriptorClasses(name) : [name];
}

export function descriptorClasses(descriptor: string): string[] {
  return [...descriptor.matchAll(/L([^;]+);/g)].map(([, name = '']) => name);
}

/** `(I[Ljava/lang/String;)V` is `[['I', '[Ljava/lang/String;'], 'V']`. */
export function splitDescriptor(descriptor: string): readonly [parameters: readonly string[], result: string] {
  const end = descriptor.indexOf(')');
  const parameters = descriptor.slice(1, end).match(/\[*(?:[BCDFIJSZ]|L[^;]+;)/g) ?? [];
  return [parameters, descriptor.slice(end + 1)];
}
