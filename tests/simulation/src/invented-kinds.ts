/**
 * Two kinds that no ledger knows: a shelf travels first, a parcel last. Each group of a record holds one number that
 * no other edit of a run ever writes, so that a value found anywhere names the edit that wrote it.
 */
import { createHash } from 'node:crypto';
import { bytesToRecordId, type RecordId, type RecordKind } from '@tandem/replica';

export const shelfKind: RecordKind = {
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
  findFault: (values) => (Number(values[2]) === 2 * Number(values[1]) ? undefined : 'twice is not twice'),
};

export const parcelKind: RecordKind = {
  tag: 101, name: 'parcel', table: 'parcel', travels: 'entry',
  groups: [
    {
      name: 'weight',
      columns: [
        { tag: 1, name: 'shelf_id', type: 'id', initial: null },
        { tag: 2, name: 'grams', type: 'integer', initial: 0 },
        { tag: 3, name: 'grams_twice', type: 'integer', initial: 0 },
      ],
    },
    { name: 'colour', columns: [{ tag: 4, name: 'colour', type: 'text', initial: '' }] },
    { name: 'remark', columns: [{ tag: 5, name: 'remark', type: 'text', initial: null }] },
  ],
  findFault: (values) => (Number(values[2]) === 2 * Number(values[1]) ? undefined : 'twice is not twice'),
};

export const inventedKinds = [shelfKind, parcelKind];

/** What each group of a kind is called in a story, in their order. */
export const groupNames: Readonly<Record<'shelf' | 'parcel', readonly [string, string, string]>> = {
  shelf: ['label', 'place', 'remark'],
  parcel: ['weight', 'colour', 'remark'],
};

/** A record of a plan: its kind and a number. */
export type RecordName = `shelf-${number}` | `parcel-${number}`;

export function kindOfName(name: RecordName): 'shelf' | 'parcel' {
  return name.startsWith('shelf') ? 'shelf' : 'parcel';
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
