/**
 * The values of one group as the text of a conflict row: JSON by column tag, `{"2":150,"4":"green"}`, in the order of
 * tags. A column at its initial value is left out, so that versions of different columns write the same text; an id is
 * an array of its hexadecimal text, so that a version that does not know the column knows it from a text.
 */
import type { SqlValue } from '@tandem/sqlite';
import { equalValue, type Group } from './kind.ts';
import { parseRecordId, recordIdToText, bytesToRecordId } from './record-id.ts';

/** `values` are those of the group's columns. */
export function groupToJson(group: Group, values: readonly SqlValue[]): string {
  const parts = group.columns.flatMap(({ tag, initial }, index) => {
    const value = values[index] ?? null;
    return equalValue(value, initial) ? [] : [[tag, `"${tag}":${valueToJson(value)}`] as const];
  });
  return `{${parts.sort(([left], [right]) => left - right).map(([, text]) => text).join(',')}}`;
}

/** Undefined for what `groupToJson` does not write. */
export function parseGroupJson(group: Group, text: SqlValue): SqlValue[] | undefined {
  const byTag = parseObject(text);
  if (byTag === undefined) return undefined;
  const values: SqlValue[] = [];
  for (const { tag, type, initial } of group.columns) {
    const stored = byTag.get(String(tag));
    const value = stored === undefined ? initial : jsonToValue(stored);
    if (value === undefined || (value === null && initial !== null)) return undefined;
    if (value !== null && typeof value !== { id: 'object', integer: 'number', text: 'string' }[type]) return undefined;
    values.push(value);
  }
  return values;
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

function parseObject(text: SqlValue): ReadonlyMap<string, unknown> | undefined {
  if (typeof text !== 'string') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;
}
