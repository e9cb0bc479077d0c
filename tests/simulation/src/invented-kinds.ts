/**
 * Kinds that no ledger knows: a shelf travels first, then a parcel, last a crate, as attachments do. Each group of a
 * record holds one number that no other edit of a run ever writes, so that a value found anywhere names the edit that
 * wrote it. A later version of the program knows a parcel's note and scent, and crates.
 */
import { createHash } from 'node:crypto';
import { bytesToRecordId, type Group, type RecordId, type RecordKind } from '@tandem/replica';

/** Of a device's program. */
export type Version = 'earlier' | 'later';

const findTwiceFault: RecordKind['findFault'] = (values) =>
  (Number(values[2]) === 2 * Number(values[1]) ? undefined : 'twice is not twice');

const shelfKind: RecordKind = {
  tag: 100, name: 'shelf', table: 'shelf', travels: 'reference',
  groups: [
    { name: 'label', columns: [{ tag: 1, name: 'label', type: 'text', initial: null }] },
    {
      name: 'place',
      columns: [
        { tag: 2, name: 'place', type: 'integer', initial: 0 },
        { tag: 3, name: 'place_twice', type: 'integer', initial: 0 },
      ],
    },
    { name: 'remark', columns: [{ tag: 4, name: 'remark', type: 'text', initial: null }] },
  ],
  findFault: findTwiceFault,
};

const weightGroup: Group = {
  name: 'weight',
  columns: [
    { tag: 1, name: 'shelf_id', type: 'id', initial: null },
    { tag: 2, name: 'grams', type: 'integer', initial: 0 },
    { tag: 3, name: 'grams_twice', type: 'integer', initial: 0 },
  ],
};
const colourColumn = { tag: 4, name: 'colour', type: 'text', initial: '' } as const;
const remarkGroup: Group = { name: 'remark', columns: [{ tag: 5, name: 'remark', type: 'text', initial: null }] };

const parcelKind: RecordKind = {
  tag: 101, name: 'parcel', table: 'parcel', travels: 'entry',
  groups: [weightGroup, { name: 'colour', columns: [colourColumn] }, remarkGroup],
  findFault: findTwiceFault,
};

export const laterParcelKind: RecordKind = {
  ...parcelKind,
  groups: [
    weightGroup,
    { name: 'colour', columns: [colourColumn, { tag: 6, name: 'scent', type: 'text', initial: null }] },
    remarkGroup,
    { name: 'note', isLater: true, columns: [{ tag: 7, name: 'note', type: 'text', initial: null }] },
  ],
};

export const crateKind: RecordKind = {
  tag: 102, name: 'crate', table: 'crate', travels: 'attachment',
  groups: ['label', 'owner', 'remark'].map((name, place): Group => (
    { name, columns: [{ tag: place + 1, name, type: 'text', initial: null }] })),
};

export const kindsByVersion: Readonly<Record<Version, readonly RecordKind[]>> = {
  earlier: [shelfKind, parcelKind],
  later: [shelfKind, laterParcelKind, crateKind],
};

export type KindName = 'shelf' | 'parcel' | 'crate';

/** Where the one number of a group stands. */
export interface GroupPlace {
  readonly name: string;
  readonly column: string;
  /** Of that column, by which the content of a conflict names it. */
  readonly tag: number;
  /** Holds twice as much. */
  readonly twice?: { readonly column: string; readonly tag: number };
  /** The earlier version does not know it. */
  readonly isLater?: boolean;
}

/** Of all versions, in their order. */
export const groupPlaces: Readonly<Record<KindName, readonly GroupPlace[]>> = {
  shelf: [
    { name: 'label', column: 'label', tag: 1 },
    { name: 'place', column: 'place', tag: 2, twice: { column: 'place_twice', tag: 3 } },
    { name: 'remark', column: 'remark', tag: 4 },
  ],
  parcel: [
    { name: 'weight', column: 'grams', tag: 2, twice: { column: 'grams_twice', tag: 3 } },
    { name: 'colour', column: 'colour', tag: 4 },
    { name: 'remark', column: 'remark', tag: 5 },
    { name: 'note', column: 'note', tag: 7, isLater: true },
  ],
  crate: ['label', 'owner', 'remark'].map((name, place) => ({ name, column: name, tag: place + 1, isLater: true })),
};

export const kindNameByTag: ReadonlyMap<number, KindName> = new Map([[100, 'shelf'], [101, 'parcel'], [102, 'crate']]);

/** A record of a plan: its kind and a number. */
export type RecordName = `${KindName}-${number}`;
export type GroupNumber = 0 | 1 | 2 | 3;
/** A new record is written with a value in each of these, the others are empty. */
export const groupsAtCreation = 3;

export function kindOfName(name: string): KindName {
  if (name.startsWith('shelf')) return 'shelf';
  return name.startsWith('crate') ? 'crate' : 'parcel';
}

/** Whether a device of that version shows the group. */
export function isShownBy(version: Version, record: string, group: number): boolean {
  const place = groupPlaces[kindOfName(record)][group];
  return place !== undefined && (version === 'later' || place.isLater !== true);
}

/**
 * The same on every device, as the ids of a scheduled occurrence or an imported line are. Few buckets, so that some
 * hold several records.
 */
export function idOfName(name: RecordName): RecordId {
  const digest = createHash('sha256').update(name).digest();
  const id = Uint8Array.from(digest.subarray(0, 16));
  id[14] = 0;
  id[15] = 40 + ((id[15] ?? 0) % 40);
  return bytesToRecordId(id);
}
