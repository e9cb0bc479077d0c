/** The record kinds of the replica itself: who wrote, and what lost. They sync like any other. */
import type { SqlValue } from '@tandem/sqlite';
import { groupToJson, parseGroupJson } from './conflict-content.ts';
import { groupsMax, kindColumns, type RecordKind } from './kind.ts';
import type { Loser } from './merge.ts';
import { deterministicRecordId, type RecordId, type Sha256 } from './record-id.ts';
import type { RecordState } from './record-state.ts';
import { originStamp } from './stamp.ts';

/** The name of the device behind each replica id. */
export const deviceLabelKind: RecordKind = {
  tag: 1, name: 'device-label', table: 'sync_device_label', travels: 'reference', isConflictFree: true,
  groups: [{
    name: 'label',
    columns: [
      { tag: 1, name: 'replica', type: 'integer', initial: null },
      { tag: 2, name: 'name', type: 'text', initial: null },
    ],
  }],
};

/**
 * A value that lost to one written in ignorance of it. Its id and content are functions of the loser alone and carry
 * the origin stamp, so every device that notices it writes the same row.
 */
export const conflictKind: RecordKind = {
  tag: 2, name: 'conflict', table: 'sync_conflict', travels: 'conflict', isConflictFree: true,
  groups: [
    {
      name: 'content',
      columns: [
        { tag: 1, name: 'record_id', type: 'id', initial: null },
        { tag: 2, name: 'record_kind', type: 'integer', initial: 0 },
        { tag: 3, name: 'record_group', type: 'integer', initial: 0 },
        { tag: 4, name: 'stamp_h', type: 'integer', initial: 0 },
        { tag: 5, name: 'stamp_replica', type: 'integer', initial: 0 },
        // As `conflict-content.ts` says.
        { tag: 6, name: 'content', type: 'text', initial: null },
        // 1: the winner wrote the same, or what stands at the stamp is a delete. Not shown; it keeps the record visible
        // as any open conflict does.
        { tag: 8, name: 'is_equal', type: 'integer', initial: 0 },
      ],
    },
    {
      name: 'resolution',
      columns: [
        // Null while open; 'kept', 'taken', 'both' or 'deleted'.
        { tag: 7, name: 'resolution', type: 'text', initial: null },
        // What 'taken' replaced, like `content`; null where the record was gone.
        { tag: 9, name: 'replaced', type: 'text', initial: null },
        // 1: 'taken' brought back a record that was deleted or gone.
        { tag: 10, name: 'was_deleted', type: 'integer', initial: 0 },
      ],
    },
  ],
};

export function deviceLabelId(sha256: Sha256, replica: number): RecordId {
  return deterministicRecordId(sha256, 'device-label', replica);
}

export function loserToConflict(sha256: Sha256, record: RecordState, loser: Loser): RecordState {
  const { kind } = record;
  const { group, stamp, isEqual, wallMs } = loser;
  const content = groupToJson(kind.groups[group], loser.content);
  return {
    kind: conflictKind,
    // One loser may be equal to one winner and not to another: these are two rows.
    id: deterministicRecordId(sha256, isEqual ? 'equal edit' : 'conflict', record.id, group, stamp.h, stamp.replica),
    values: [record.id, kind.tag, group, stamp.h, stamp.replica, content, isEqual ? 1 : 0, null, null, 0],
    base: originStamp,
    isAlive: true,
    wallMs,
  };
}

/** Values of the group's columns from a conflict row's `content` or `replaced`; undefined where they are none. */
export function parseConflictContent(
  kind: RecordKind, group: number, content: SqlValue,
): readonly SqlValue[] | undefined {
  const columns = kind.groups[group];
  return columns === undefined ? undefined : parseGroupJson(columns, group, content)?.values;
}

export function isShownConflict(conflict: RecordState): boolean {
  return conflict.values[6] === 0;
}

export function conflictTarget(conflict: RecordState): SqlValue {
  return conflict.values[0] ?? null;
}

/** All kinds of a book: the replica's own before those of its user. */
export function withOwnKinds(kinds: readonly RecordKind[]): readonly RecordKind[] {
  const all = [deviceLabelKind, conflictKind, ...kinds];
  for (const kind of all) assertDescriptor(kind, all);
  return all;
}

function assertDescriptor(kind: RecordKind, all: readonly RecordKind[]): void {
  const tags = kindColumns(kind).map(({ tag }) => tag);
  if (new Set(tags).size !== tags.length) throw new TypeError(`two columns of ${kind.name} have one tag`);
  if (all.some((other) => other !== kind && (other.tag === kind.tag || other.table === kind.table))) {
    throw new TypeError(`two record kinds share the tag or table of ${kind.name}`);
  }
  const { groups } = kind;
  if (groups.length === 0 || groups.length > groupsMax) throw new TypeError(`${kind.name} has 1 to 8 groups`);
  if (groups.some(({ isLater }, index) => isLater === true && groups[index + 1]?.isLater === undefined
    && index + 1 < groups.length)) {
    throw new TypeError(`later groups of ${kind.name} stand last`);
  }
  for (const { columns } of groups) {
    if (columns.some(({ tag }, index) => tag <= (columns[index - 1]?.tag ?? 0) || tag > 255)) {
      throw new TypeError(`columns of ${kind.name} stand in the order of their tags, 1 to 255`);
    }
  }
}
