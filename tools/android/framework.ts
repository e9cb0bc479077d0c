/** What Android offers, and from which level on: the database where it knows, the declarations beyond it. */
import { databaseLevelMax, ApiLevels } from './api-levels.ts';
import { splitDescriptor, type MemberReference } from './class-file.ts';
import { canBeParameters, parseDeclarations, type FrameworkClass, type FrameworkMember } from './declarations.ts';

type Member = Pick<MemberReference, 'name' | 'descriptor' | 'isField'>;

/** The database leaves them out. */
const objectMembers = new Set([
  '<init>()V', 'clone()Ljava/lang/Object;', 'equals(Ljava/lang/Object;)Z', 'finalize()V',
  'getClass()Ljava/lang/Class;', 'hashCode()I', 'notify()V', 'notifyAll()V', 'toString()Ljava/lang/String;',
  'wait()V', 'wait(J)V', 'wait(JI)V',
]);
/** Of a parent that is not public, which the database leaves out too. */
const hiddenMembers = new Set(['java/lang/StringBuilder.setLength(I)V']);

export class Framework {
  readonly #levels: ApiLevels;
  readonly #classByName: ReadonlyMap<string, FrameworkClass>;

  constructor(tools: { readonly apiDatabase: string; readonly declarations: string }) {
    this.#levels = new ApiLevels(tools.apiDatabase);
    this.#classByName = parseDeclarations(tools.declarations);
  }

  classNamed(name: string): FrameworkClass | undefined {
    return this.#classByName.get(name);
  }

  /** What a class extends and implements, near and far; the class itself first. */
  ancestorsOf(name: string): string[] {
    const real = this.#classByName.get(name);
    if (real === undefined || name === 'java/lang/Object') return [name];
    return [name, ...[real.parent, ...real.interfaces].flatMap((above) => this.ancestorsOf(above))];
  }

  /** Undefined where Android has no such class. */
  levelOfClass(name: string): number | undefined {
    return this.#levels.ofClass(name) ?? newerThanDatabase(this.#classByName.get(name)?.since);
  }

  /** Of a member of this class or of what it inherits from. Undefined where there is none. */
  levelOfMember(owner: string, member: Member): number | undefined {
    return this.#find(owner, member, new Set());
  }

  #find(owner: string, member: Member, seen: Set<string>): number | undefined {
    if (seen.has(owner)) return undefined;
    seen.add(owner);
    if (owner === 'java/lang/Object') return objectMembers.has(`${member.name}${member.descriptor}`) ? 1 : undefined;
    if (hiddenMembers.has(`${owner}.${member.name}${member.descriptor}`)) return 1;
    const known = this.#levels.ofMember(owner, member.name, member.descriptor, member.isField);
    if (known !== undefined) return known;
    const declared = this.#classByName.get(owner);
    const newest = declared === undefined
      ? undefined : newerThanDatabase(sinceOf(membersWithTypes(declared, member), declared.since));
    if (newest !== undefined) return newest;
    // A constructor is not inherited.
    if (member.name === '<init>') return undefined;
    const ancestors = [declared?.parent ?? 'java/lang/Object', ...declared?.interfaces ?? []];
    for (const ancestor of ancestors) {
      const level = this.#find(ancestor, member, seen);
      if (level !== undefined) return level;
    }
    return undefined;
  }
}

/** Those of the same name and number of parameters. */
export function membersLike(
  { membersByName }: FrameworkClass, { name, descriptor, isField }: Member,
): FrameworkMember[] {
  const arity = isField ? undefined : splitDescriptor(descriptor)[0].length;
  return (membersByName.get(name) ?? []).filter((member) => member.arity === arity);
}

/** Those that have its parameters as well, as far as the declarations know them. */
function membersWithTypes(owner: FrameworkClass, member: Member): FrameworkMember[] {
  const alike = membersLike(owner, member);
  if (member.isField) return alike;
  const [types] = splitDescriptor(member.descriptor);
  return alike.filter(({ parameters }) => parameters !== undefined && canBeParameters(parameters, types));
}

/** A member of a newer class is as old as that. */
function sinceOf(members: readonly FrameworkMember[], classSince: number | undefined): number | undefined {
  const levels = members.map(({ since }) => Math.max(since ?? 0, classSince ?? 0));
  return levels.length === 0 ? undefined : Math.min(...levels);
}

/** The declarations count only beyond the database, which knows whole signatures. */
function newerThanDatabase(level: number | undefined): number | undefined {
  return level !== undefined && level > databaseLevelMax ? level : undefined;
}
