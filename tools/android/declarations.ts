/** What API 37 declares, from NativeScript's declarations for TypeScript: they know levels from 22 on, and values. */
import { readFileSync } from 'node:fs';

export interface FrameworkClass {
  /** `android/view/Window$Callback` */
  readonly name: string;
  readonly parent: string;
  readonly interfaces: readonly string[];
  isInterface: boolean;
  /** Undefined for 21 and older. */
  readonly since: number | undefined;
  readonly membersByName: Map<string, FrameworkMember[]>;
}

export interface FrameworkMember {
  /** Of a method or constructor. */
  readonly arity: number | undefined;
  readonly isStatic: boolean;
  readonly since: number | undefined;
  /** Of a method, without its result: `(priority: number)`. */
  readonly parameters: string | undefined;
  /** Of a constant. */
  readonly value: string | number | boolean | undefined;
}

const modulePattern = /^(?:declare|export) module ([\w$]+) \{$/;
/** Those of enumerations say not what they extend. */
const classPattern = /^export (?:abstract )?class (\w+)(?:<.*>)?(?:\s+extends (.+?))?(?: implements (.+))? \{$/;
const memberPattern = /^public (static )?(\w+)(\(.*\))?: (.+);$/;
const constructorPattern = /^public constructor(\(.*\));$/;

export function parseDeclarations(path: string): ReadonlyMap<string, FrameworkClass> {
  const classByName = new Map<string, FrameworkClass>();
  /** What is open: modules, classes, and blocks of no interest (undefined). */
  const open: ({ readonly path: string; readonly class?: FrameworkClass } | undefined)[] = [];
  let since: number | undefined;
  for (const raw of readFileSync(path, 'utf8').split('\n')) {
    const line = raw.trim();
    const outer = open.at(-1);
    const found = /@since (\d+)/.exec(line)?.[1];
    if (found !== undefined) since = Number(found);
    if (line.startsWith('*') || line.startsWith('/*')) {
      if (line.includes('Constructs a new instance of the') && outer?.class) outer.class.isInterface = true;
      continue;
    }
    const isClosed = line.startsWith('}');
    if (isClosed) open.pop();
    else if (line.endsWith('{')) open.push(openBlock(line, outer?.path ?? '', since));
    else if (outer?.class) addMember(outer.class, line, since);
    const opened = open.at(-1)?.class;
    if (opened !== undefined && !isClosed) classByName.set(opened.name, opened);
    since = undefined;
  }
  return classByName;
}

function openBlock(
  line: string, outer: string, since: number | undefined,
): { readonly path: string; readonly class?: FrameworkClass } | undefined {
  const module = modulePattern.exec(line)?.[1];
  if (module !== undefined) return { path: joinPath(outer, module) };
  const [, name, parent = 'java.lang.Enum', interfaces = ''] = classPattern.exec(line) ?? [];
  if (name === undefined) return undefined;
  const path = joinPath(outer, name);
  return {
    path,
    class: {
      name: path, parent: toPath(parent), interfaces: splitTopLevel(interfaces).map(toPath), isInterface: false,
      since, membersByName: new Map(),
    },
  };
}

function addMember(owner: FrameworkClass, line: string, since: number | undefined): void {
  const constructor = constructorPattern.exec(line);
  const [, isStatic, name = '', parameters, type = ''] = memberPattern.exec(line) ?? [];
  const key = constructor === null ? name : '<init>';
  if (key === '') return;
  const list = constructor?.[1] ?? parameters;
  const members = owner.membersByName.get(key) ?? [];
  owner.membersByName.set(key, members);
  members.push({
    since, isStatic: isStatic !== undefined, parameters: list,
    arity: list === undefined ? undefined : splitTopLevel(list.slice(1, -1)).length,
    value: list === undefined ? parseValue(type) : undefined,
  });
}

function parseValue(type: string): string | number | boolean | undefined {
  if (type === 'true' || type === 'false') return type === 'true';
  if (type.startsWith('"')) return String(JSON.parse(type));
  return /^-?\d/.test(type) ? Number(type) : undefined;
}

/**
 * Whether parameters can be those of a descriptor: the declarations know every number as `number`, a text as `string`,
 * and some classes as `any`.
 */
export function canBeParameters(list: string, types: readonly string[]): boolean {
  const declared = splitTopLevel(list.slice(1, -1)).map((part) => part.slice(part.indexOf(':') + 1).trim());
  return declared.length === types.length && declared.every((type, index) => canBe(type, types[index] ?? ''));
}

function canBe(declared: string, descriptor: string): boolean {
  const type = declared.replace(/ \| null$/, '');
  if (type === 'any') return /^[L[]/.test(descriptor);
  if (type.startsWith('androidNative.Array<')) return descriptor.startsWith('[');
  if (type === 'number') return /^[BCDFIJS]$/.test(descriptor);
  if (type === 'boolean') return descriptor === 'Z';
  if (type === 'string') return /^Ljava\/lang\/(String|CharSequence);$/.test(descriptor);
  return descriptor === `L${toPath(type)};`;
}

/** `android.view.Window.Callback<any>` is `android/view/Window$Callback`. */
function toPath(type: string): string {
  return type.replace(/<.*>$/, '').trim().split('.').reduce(joinPath, '');
}

/** Classes begin with a capital letter, packages do not. */
function joinPath(outer: string, name: string): string {
  if (outer === '') return name;
  return `${outer}${/^[A-Z]/.test(outer.slice(outer.lastIndexOf('/') + 1)) ? '$' : '/'}${name}`;
}

/** At the commas that are in no brackets. */
function splitTopLevel(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of list.replaceAll('=>', '')) {
    if ('<({['.includes(character)) depth += 1;
    if ('>)}]'.includes(character)) depth -= 1;
    if (character === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return part.trim() === '' ? parts : [...parts, part];
}
