/** How stamps and ancestors by group stand in a text column, where the triggers can read and write them in SQL. */
import type { RecordState } from './record-state.ts';
import { originStamp, type Ancestors, type Stamp } from './stamp.ts';

/** `{"1":[h,replica]}`, or null where no group has one. */
export function stampsToJson(stamps: readonly (Stamp | undefined)[] | undefined): string | null {
  if (stamps === undefined) return null;
  const parts: string[] = [];
  stamps.forEach((stamp, group) => {
    if (stamp !== undefined) parts.push(`"${group}":[${stamp.h},${stamp.replica}]`);
  });
  return parts.length === 0 ? null : `{${parts.join(',')}}`;
}

/** `{"0":{"<replica>":h}}`, or null where no group has any. */
export function ancestorsToJson(ancestors: readonly (Ancestors | undefined)[] | undefined): string | null {
  if (ancestors === undefined) return null;
  const parts: string[] = [];
  ancestors.forEach((each, group) => {
    if (each === undefined || each.size === 0) return;
    parts.push(`"${group}":{${[...each].map(([replica, h]) => `"${replica}":${h}`).join(',')}}`);
  });
  return parts.length === 0 ? null : `{${parts.join(',')}}`;
}

/** What few records have, from `[stamps, ancestors, life, life_h, life_replica, seen]` with JSON texts inside. */
export function jsonToMarks(
  json: string, groups: number,
): Pick<RecordState, 'groupStamps' | 'ancestors' | 'isAlive' | 'lifeStamp' | 'seen'> {
  const marks: unknown = JSON.parse(json);
  if (!Array.isArray(marks)) throw new TypeError('the marks of a record are a JSON array');
  const list: readonly unknown[] = marks;
  const [stamps, ancestors, life, lifeH, lifeReplica, seen] = list;
  return {
    groupStamps: jsonToStamps(stamps, groups),
    ancestors: jsonToAncestors(ancestors, groups),
    isAlive: life === 1,
    lifeStamp: lifeH === null ? undefined : { h: Number(lifeH), replica: Number(lifeReplica) },
    seen: jsonToStamps(seen, groups),
  };
}

function jsonToStamps(json: unknown, groups: number): (Stamp | undefined)[] | undefined {
  if (typeof json !== 'string') return undefined;
  const byGroup = new Map<string, unknown>(Object.entries(parseObject(json)));
  return Array.from({ length: groups }, (_, group) => {
    const stamp = byGroup.get(String(group));
    if (!Array.isArray(stamp)) return undefined;
    const [h, replica] = stamp.map((each: unknown) => Number(each));
    return h === undefined || replica === undefined || h === 0 ? originStamp : { h, replica };
  });
}

function jsonToAncestors(json: unknown, groups: number): (Ancestors | undefined)[] | undefined {
  if (typeof json !== 'string') return undefined;
  const byGroup = new Map<string, unknown>(Object.entries(parseObject(json)));
  return Array.from({ length: groups }, (_, group) => {
    const vector = byGroup.get(String(group));
    if (typeof vector !== 'object' || vector === null) return undefined;
    return new Map(Object.entries(vector).map(([replica, h]: [string, unknown]) => [Number(replica), Number(h)]));
  });
}

function parseObject(json: string): object {
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' && value !== null ? value : {};
}
