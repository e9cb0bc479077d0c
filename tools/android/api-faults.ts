/**
 * Finds calls that a phone would not have: members that Android does not know, and members newer than the oldest
 * Android of the app outside of classes made for them. Such a class says its level at the end of its name
 * (`LockPromptApi30`), and whoever uses it asks for the level first.
 */
import { accessFlags, type ClassFile, type DeclaredMember } from './class-file.ts';
import type { FrameworkMember } from './declarations.ts';
import { membersLike, type Framework } from './framework.ts';

export function findCallFaults(classes: readonly ClassFile[], framework: Framework, minLevel: number): string[] {
  const ownByName = new Map(classes.map((own) => [own.name, own]));
  return classes.flatMap((user) => {
    const allowed = levelOfName(user.name) ?? minLevel;
    const found = [
      ...user.classes.filter((name) => !ownByName.has(name)).map((name) =>
        ({ what: name, level: framework.levelOfClass(name) })),
      ...user.references.flatMap((reference) => {
        const what = `${reference.owner}.${reference.name}${reference.isField ? ': ' : ''}${reference.descriptor}`;
        const owner = reference.owner.startsWith('[') ? 'java/lang/Object' : reference.owner;
        const places = findPlaces(owner, reference, ownByName);
        if (places === undefined) return [];
        const levels = places.map((place) => framework.levelOfMember(place, reference));
        return [{ what, level: levels.find((level) => level !== undefined) }];
      }),
    ];
    return [
      ...found.flatMap(({ what, level }) => findLevelFault(user.name, what, level, allowed)),
      ...findUnguardedUses(user, classes, minLevel),
    ];
  });
}

function findLevelFault(user: string, what: string, level: number | undefined, allowed: number): string[] {
  if (level === undefined) return [`${user}: Android has no ${what}`];
  return level > allowed ? [`${user}: ${what} needs level ${level}, and this class is for ${allowed}`] : [];
}

/** The first classes of Android above a class; undefined where the member is of a class of the app. */
function findPlaces(
  owner: string, member: { readonly name: string; readonly descriptor: string },
  ownByName: ReadonlyMap<string, ClassFile>,
): string[] | undefined {
  const own = ownByName.get(owner);
  if (own === undefined) return [owner];
  if (own.members.some(({ name, descriptor }) => name === member.name && descriptor === member.descriptor)) {
    return undefined;
  }
  const above = [own.parent ?? 'java/lang/Object', ...own.interfaces].map((parent) =>
    findPlaces(parent, member, ownByName));
  return above.some((places) => places === undefined) ? undefined : above.flatMap((places) => places ?? []);
}

/** A class for a newer level, used by one that never asks which level the phone has. */
function findUnguardedUses(user: ClassFile, classes: readonly ClassFile[], minLevel: number): string[] {
  const asks = classes.filter(({ name }) => outermost(name) === outermost(user.name))
    .flatMap(({ references }) => references)
    .some(({ owner, name }) => owner === 'android/os/Build$VERSION' && name === 'SDK_INT');
  if (asks) return [];
  const own = levelOfName(user.name) ?? minLevel;
  return user.classes.filter((name) => (levelOfName(name) ?? 0) > own && outermost(name) !== outermost(user.name))
    .map((name) => `${user.name}: uses ${name} and never asks for the level of the phone`);
}

/** 30 for `fr/tandem/shell/LockPromptApi30$1`. */
function levelOfName(name: string): number | undefined {
  const level = /Api(\d\d)$/.exec(outermost(name))?.[1];
  return level === undefined ? undefined : Number(level);
}

function outermost(name: string): string {
  return name.replace(/\$.*$/, '');
}

/**
 * Every way in which a declaration that the app is compiled against differs from what Android has. Constructors are
 * looked at where they are called: the compiler gives one to a class that declares none.
 */
export function findStubFaults(stubs: readonly ClassFile[], framework: Framework): string[] {
  return stubs.flatMap((stub) => {
    if (framework.levelOfClass(stub.name) === undefined) return [`${stub.name}: Android has no such class`];
    const members = stub.members.filter(({ access, name }) => isVisible(access) && !name.startsWith('<'));
    return [
      ...findHeadFaults(stub, framework),
      ...members.flatMap((member) => findMemberFaults(stub.name, member, framework)),
    ].map((fault) => `${stub.name}: ${fault}`);
  });
}

/** A class that the declarations leave out is known to the database by its name alone. */
function findHeadFaults(stub: ClassFile, framework: Framework): string[] {
  const real = framework.classNamed(stub.name);
  if (real === undefined) return [];
  const isInterface = (stub.access & accessFlags.interface) !== 0;
  if (isInterface !== real.isInterface) return [`is ${real.isInterface ? 'an interface' : 'a class'}`];
  const ancestors = framework.ancestorsOf(stub.name);
  const claimed = [...isInterface || stub.parent === undefined ? [] : [stub.parent], ...stub.interfaces];
  return claimed.filter((name) => !ancestors.includes(name) && !hasMembersOf(stub.name, name, framework))
    .map((name) => `is no ${name}`);
}

/** The declarations leave some interfaces out, and keep what they ask for. */
function hasMembersOf(name: string, interfaceName: string, framework: Framework): boolean {
  const asked = framework.classNamed(interfaceName);
  const real = framework.classNamed(name);
  if (asked === undefined || real === undefined || !asked.isInterface) return false;
  const methods = [...asked.membersByName].filter(([method, members]) =>
    method !== '<init>' && members.some(({ arity, isStatic }) => arity !== undefined && !isStatic));
  return methods.length > 0 && methods.every(([method]) => real.membersByName.has(method));
}

function findMemberFaults(owner: string, member: DeclaredMember, framework: Framework): string[] {
  const what = `${member.name}${member.isField ? ': ' : ''}${member.descriptor}`;
  if (framework.levelOfMember(owner, member) === undefined) return [`has no ${what}`];
  const alike = findDeclared(owner, member, framework);
  const isStatic = (member.access & accessFlags.static) !== 0;
  if (alike.length > 0 && alike.every((real) => real.isStatic !== isStatic)) {
    return [`${what} is ${isStatic ? 'not ' : ''}static`];
  }
  if (member.constant === undefined) return [];
  const values = alike.flatMap(({ value }) => (value === undefined ? [] : [String(value)]));
  const constant = member.descriptor === 'Z' ? String(member.constant === 1) : String(member.constant);
  // The compiler copies a constant into the app: a wrong one, or one that is none, stays.
  return values.includes(constant) ? [] : [`${what} is ${values.join() || 'no constant'}, not ${constant}`];
}

/** Members of the same name and arity, of the class or of what it inherits from. */
function findDeclared(owner: string, member: DeclaredMember, framework: Framework): readonly FrameworkMember[] {
  const real = framework.classNamed(owner);
  if (real === undefined) return [];
  const own = membersLike(real, member);
  return own.length > 0 ? own
    : [real.parent, ...real.interfaces].flatMap((ancestor) => findDeclared(ancestor, member, framework));
}

/** To the app. */
function isVisible(access: number): boolean {
  return (access & (accessFlags.public | accessFlags.protected)) !== 0;
}
