/**
 * What a record holds of a later version, as it stands in `sync_record.unknown`:
 *
 *     unknown = head column*           in the order of groups and tags; null where a known kind has none
 *     head    = 0 for a known kind; for an unknown one 0x80, 0x40 if it is conflict-free, groups of its first version
 *     column  = group tag type value   integer: signed; text: units; id: 16 bytes
 */
import type { SqliteDatabase } from '@tandem/sqlite';
import { ByteReader, MalformedBytes } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { hexToBytes } from './hex.ts';
import { codeToType, typeCodes, unknownKind, type ColumnType, type RecordKind } from './kind.ts';
import { recordIdBytes } from './record-id.ts';
import type { RecordState, UnknownColumn } from './record-state.ts';

const isUnknown = 0x80;
const isConflictFree = 0x40;

/** Null for what most records have: nothing. */
export function packUnknown({ kind, unknown }: Pick<RecordState, 'kind' | 'unknown'>): Uint8Array | null {
  if (unknown === undefined && kind.unknown === undefined) return null;
  const writer = new ByteWriter(64);
  writer.byte(kind.unknown === undefined
    ? 0
    : isUnknown | (kind.isConflictFree === true ? isConflictFree : 0) | kind.unknown.groupsAtFirst);
  for (const { group, tag, type, value } of unknown ?? []) {
    writer.byte(group);
    writer.byte(tag);
    writer.byte(typeCodes[type]);
    if (typeof value === 'number') writer.signed(value);
    else if (typeof value === 'string') writer.units(value);
    else writer.raw(value);
  }
  return writer.view().slice();
}

/** `hex`: of what `packUnknown` wrote, or empty. Throws `MalformedBytes` where a page of the file is damaged. */
export function unpackUnknown(kind: RecordKind, hex: unknown): Pick<RecordState, 'kind' | 'unknown'> {
  if (typeof hex !== 'string' || hex === '') return { kind, unknown: undefined };
  const reader = new ByteReader(hexToBytes(hex));
  const head = reader.byte();
  const unknown: UnknownColumn[] = [];
  while (reader.remaining > 0) {
    const [group, tag] = [reader.byte(), reader.byte()];
    const type = codeToType(reader.byte());
    if (type === undefined) throw new MalformedBytes('a column has no type');
    unknown.push({ group, tag, type, value: readValue(reader, type) });
  }
  return {
    kind: kind.unknown === undefined ? kind : unknownKind(kind.tag, head & 0x0f, (head & isConflictFree) !== 0),
    unknown: unknown.length === 0 ? undefined : unknown,
  };
}

function readValue(reader: ByteReader, type: ColumnType): UnknownColumn['value'] {
  switch (type) {
    case 'integer': return reader.signed() ?? 0;
    case 'text': return reader.units();
    case 'id': return reader.raw(recordIdBytes);
  }
}

/** Kinds of later versions of which the book holds records. Reads every row of `sync_record`. */
export function findUnknownKinds(database: SqliteDatabase, kinds: readonly RecordKind[]): readonly RecordKind[] {
  return database.prepare(`SELECT DISTINCT kind FROM sync_record
    WHERE kind NOT IN (${kinds.map(({ tag }) => tag).join(', ')}) ORDER BY kind`).all()
    .map(([tag]) => unknownKind(Number(tag), 0, false));
}
