/**
 * The values of one group as the text of a conflict row: JSON by column tag, `{"2":150,"4":"green"}`, in the order of
 * tags. A column at its initial value is left out, so that versions of different columns write the same text; an id is
 * an array of its hexadecimal text, so that a version that does not know the column knows it from a text.
 */
import type { SqlValue } from '@tandem/sqlite';
import { equalValue, type ColumnType, type Group } from './kind.ts';
import { bytesToRecordId, parseRecordId, recordIdToText } from './record-id.ts';
import { inOrder, type GroupContent, type UnknownColumn } from './record-state.ts';

/** `group` is undefined where this version does not know it. */
export function groupToJson(group: Group | undefined, { values, unknown }: GroupContent): string {
  const known = group?.columns.flatMap(({ tag, initial }, index) => {
    const value = values[index] ?? null;
    return equalValue(value, initial) ? [] : [{ tag, value }];
  }) ?? [];
  return `{${[...known, ...unknown].toSorted((left, right) => left.tag - right.tag)
    .map(({ tag, value }) => `"${tag}":${valueToJson(value)}`).join(',')}}`;
}

/** Undefined for what `groupToJson` does not write. `index` is the place of the group in its kind. */
export function parseGroupJson(group: Group, index: number, text: SqlValue): GroupContent | undefined {
  const byTag = parseObject(text);
  if (byTag === undefined) return undefined;
  const values: SqlValue[] = [];
  for (const { tag, type, initial } of group.columns) {
    const stored = byTag.get(tag);
    const value = stored === undefined ? initial : jsonToValue(stored);
    if (value === undefined || (value === null && initial !== null)) return undefined;
    if (value !== null && typeOfValue(value) !== type) return undefined;
    values.push(value);
    byTag.delete(tag);
  }
  const unknown: UnknownColumn[] = [];
  for (const [tag, stored] of byTag) {
    const value = jsonToValue(stored);
    if (value === undefined || value === null || !(tag >= 1 && tag <= 255)) return undefined;
    unknown.push({ group: index, tag, type: typeOfValue(value), value });
  }
  return { values, unknown: inOrder(unknown) ?? [] };
}

function typeOfValue(value: Exclude<SqlValue, null>): ColumnType {
  if (value instanceof Uint8Array) return 'id';
  return typeof value === 'number' ? 'integer' : 'text';
}

function valueToJson(value: SqlValue): string {
  return JSON.stringify(value instanceof Uint8Array ? [recordIdToText(bytesToRecordId(value))] : value);
}

function jsonToValue(value: unknown): SqlValue | undefined {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  const [id] = Array.isArray(value) ? value.map((each: unknown) => each) : [];
  return typeof id === 'string' ? parseRecordId(id) : undefined;
}

function parseObject(text: SqlValue): Map<number, unknown> | undefined {
  if (typeof text !== 'string') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value).map(([tag, each]: [string, unknown]) => [Number(tag), each]))
    : undefined;
}
