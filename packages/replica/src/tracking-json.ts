/** How stamps and ancestors by group stand in a text column, where the triggers can read and write them in SQL. */
import { SqliteError } from '@tandem/sqlite';
import { groupsMax, type RecordKind } from './kind.ts';
import { normalizeStamps, type RecordState } from './record-state.ts';
import { originStamp, type Ancestors, type Stamp } from './stamp.ts';
import { unpackUnknown } from './unknown-content.ts';

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

/** What few records have, from `[stamps, ancestors, life, life_h, life_replica, seen, unknown]`; texts of JSON. */
export function jsonToMarks(
  json: string, kind: RecordKind, base: Stamp,
): Pick<RecordState, 'kind' | 'unknown' | 'groupStamps' | 'ancestors' | 'isAlive' | 'lifeStamp' | 'seen'> {
  const marks: unknown = JSON.parse(json);
  if (!Array.isArray(marks)) throw new TypeError('the marks of a record are a JSON array');
  const list: readonly unknown[] = marks;
  const [stamps, ancestors, life, lifeH, lifeReplica, seen, unknown] = list;
  const ownLife = lifeH === null ? undefined : { h: Number(lifeH), replica: Number(lifeReplica) };
  // An edit in the transaction that made the record has the stamp of the base.
  const { groupStamps, lifeStamp } = normalizeStamps(base, jsonToStamps(stamps), ownLife);
  return {
    ...unpackUnknown(kind, unknown),
    groupStamps,
    ancestors: jsonToAncestors(ancestors),
    isAlive: life === 1,
    lifeStamp,
    seen: jsonToStamps(seen),
  };
}

function jsonToStamps(json: unknown): (Stamp | undefined)[] | undefined {
  return jsonToGroups(json, (stamp) => {
    if (!Array.isArray(stamp)) return undefined;
    const [h, replica] = stamp.map((each: unknown) => Number(each));
    return h === undefined || replica === undefined || h === 0 ? originStamp : { h, replica };
  });
}

function jsonToAncestors(json: unknown): (Ancestors | undefined)[] | undefined {
  return jsonToGroups(json, (vector) => {
    if (typeof vector !== 'object' || vector === null) return undefined;
    return new Map(Object.entries(vector).map(([replica, h]: [string, unknown]) => [Number(replica), Number(h)]));
  });
}

/** An array by group, as long as its last group needs. */
function jsonToGroups<Item>(
  json: unknown, read: (value: unknown) => Item | undefined,
): (Item | undefined)[] | undefined {
  if (typeof json !== 'string') return undefined;
  const byGroup = Object.entries(parseObject(json)).map(([group, value]: [string, unknown]) =>
    [Number(group), read(value)] as const);
  const items: (Item | undefined)[] = [];
  for (const [group, item] of byGroup) {
    if (!(group >= 0 && group < groupsMax)) continue;
    while (items.length <= group) items.push(undefined);
    items[group] = item;
  }
  return items.length === 0 ? undefined : items;
}

function parseObject(json: string): object {
  const value = parseOwnJson(json);
  return typeof value === 'object' && value !== null ? value : {};
}

/** What we wrote ourselves: where it cannot be read, the file is damaged. */
function parseOwnJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new SqliteError('corrupt', 'the tracking of a record is damaged', cause);
    throw cause;
  }
}
