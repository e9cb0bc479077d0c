/** Changes of decoded records: what a program of another mind could send in a batch that is well formed. */
import { ledgerKinds, type RandomSequence } from '@tandem/ledger';
import { kindColumns, withOwnKinds, type RecordKind } from '@tandem/replica';
import type { DecodedBatch } from '@tandem/replica/batches';
import { fromHex, toHex } from './byte-edits.ts';

export type RecordState = Extract<DecodedBatch, { readonly ok: true }>['records'][number];
type Stamp = RecordState['base'];

export type RecordEdit =
  | { readonly what: 'value'; readonly at: number; readonly column: number; readonly value: CellValue }
  | { readonly what: 'base' | 'life'; readonly at: number; readonly stamp: Stamp }
  | { readonly what: 'group' | 'seen'; readonly at: number; readonly group: number; readonly stamp: Stamp }
  | { readonly what: 'ancestors'; readonly at: number; readonly group: number; readonly stamps: readonly Stamp[] }
  | { readonly what: 'dead' | 'repeat' | 'drop'; readonly at: number }
  | { readonly what: 'id'; readonly at: number; readonly from: number } // that of another record
  | { readonly what: 'new-id'; readonly at: number; readonly hex: string }
  | { readonly what: 'unknown'; readonly at: number; readonly group: number; readonly tag: number;
    readonly value: NonNullable<CellValue> } // of a later version
  | { readonly what: 'stranger'; readonly at: number; readonly tag: number; readonly groups: number;
    readonly hex: string } // a kind of a later version, under an id of its own
  | { readonly what: 'wall'; readonly at: number; readonly wallMs: number };

/** An id is `{ hex }`; each value is put only where its type fits. */
type CellValue = number | string | null | { readonly hex: string };

export const allKinds: readonly RecordKind[] = withOwnKinds(ledgerKinds);

const edgeNumbers = [
  0, 1, -1, 2, 3, 127, 128, 20_780, 2 ** 31, -(2 ** 31), 2 ** 40 - 1, 2 ** 40, 2 ** 53 - 1, -(2 ** 53 - 1), 1e15, 1e12,
  -1e12, 99_999_999_999, 3_652_058, 3_652_059, 4_102_444_800_000,
];
const edgeHs = [
  0, 1, 2048, 3_677_228_236_800_000, 3_677_228_236_800_001, 2 ** 53 - 2 ** 40, 2 ** 53 - 2 ** 40 + 1, 2 ** 53 - 1,
];
const edgeReplicas = [0, 1, 2, 2 ** 40 - 1, 2 ** 40, 2 ** 53 - 1];
const edgeTexts = [
  '', ' ', 'a', '\u0000', '\u202etxt', '\ufeff', 'É', 'e\u0301', '🙂', 'x'.repeat(5000), '[]', '{}', 'null', '[[]]',
  '["a"]', '["b","a"]', '["a","a"]', '[1]', '[[null,0,""]]', '[[null,9007199254740993,""]]',
  '[[null,1,""],[null,-1,""]]', 'EUR', 'eur', 'XXX', 'JPY', 'current', 'savings', 'no such kind', 'groceries',
  '__proto__', 'a\nb',
];

/** In this order; places count modulo what there is. */
export function applyRecordEdits(
  records: readonly RecordState[], edits: readonly RecordEdit[],
): readonly RecordState[] {
  return edits.reduce((changed, edit) => (changed.length === 0 ? changed : applyRecordEdit(changed, edit)), records);
}

function applyRecordEdit(records: readonly RecordState[], edit: RecordEdit): readonly RecordState[] {
  const at = edit.at % records.length;
  const record = records[at];
  if (record === undefined) return records;
  if (edit.what === 'drop') return records.toSpliced(at, 1);
  if (edit.what === 'repeat') return records.toSpliced(at, 0, record);
  const other = edit.what === 'id' ? records[edit.from % records.length] : undefined;
  return records.with(at, changeRecord(record, edit, other));
}

function changeRecord(record: RecordState, edit: RecordEdit, other: RecordState | undefined): RecordState {
  const groups = record.kind.unknown?.groupsAtFirst ?? record.kind.groups.length;
  switch (edit.what) {
    case 'value': return changeValue(record, edit.column, edit.value);
    case 'base': return { ...record, base: edit.stamp };
    case 'life': return { ...record, lifeStamp: edit.stamp };
    case 'group': return { ...record, groupStamps: setOf(groups, record.groupStamps, edit.group, edit.stamp) };
    case 'seen': return { ...record, seen: setOf(groups, record.seen, edit.group, edit.stamp) };
    case 'ancestors': {
      const vector = new Map(edit.stamps.map(({ h, replica }) => [replica, h]));
      return { ...record, ancestors: setOf(groups, record.ancestors, edit.group, vector) };
    }
    case 'dead': return { ...record, isAlive: !record.isAlive };
    case 'id': return other === undefined ? record : { ...record, id: other.id };
    case 'new-id': return { ...record, id: idOf(edit.hex) };
    case 'unknown': return addUnknown(record, edit.group, edit.tag, edit.value);
    case 'stranger': return toStranger(record, edit.tag, edit.groups, edit.hex);
    case 'wall': return { ...record, wallMs: edit.wallMs };
    case 'drop': case 'repeat': return record;
  }
}

function changeValue(record: RecordState, columnAt: number, value: CellValue): RecordState {
  const columns = kindColumns(record.kind);
  if (columns.length === 0) return record; // of a later version
  const index = columnAt % columns.length;
  const cell = typeof value === 'object' && value !== null ? idOf(value.hex) : value;
  const fits = {
    id: cell === null || cell instanceof Uint8Array,
    integer: cell === null || typeof cell === 'number',
    text: cell === null || typeof cell === 'string',
  }[columns[index]?.type ?? 'id'];
  return fits ? { ...record, values: record.values.with(index, cell) } : record;
}

function toStranger(record: RecordState, tag: number, groups: number, hex: string): RecordState {
  const kind: RecordKind = {
    tag, name: `kind ${tag}`, table: '', groups: [], travels: 'entry', isConflictFree: groups === 0,
    unknown: { groupsAtFirst: groups },
  };
  return { ...record, id: idOf(hex), kind, values: [] };
}

/** Columns stand by group and tag, each once, as they come out of a batch. */
function addUnknown(record: RecordState, group: number, tag: number, cell: NonNullable<CellValue>): RecordState {
  const value = typeof cell === 'object' ? idOf(cell.hex) : cell;
  const others = (record.unknown ?? []).filter((each) => each.tag !== tag);
  const unknown = [...others, { group, tag, type: typeOf(value), value }];
  return { ...record, unknown: unknown.sort((left, right) => left.group - right.group || left.tag - right.tag) };
}

function typeOf(value: number | string | Uint8Array): 'integer' | 'text' | 'id' {
  if (typeof value === 'number') return 'integer';
  return typeof value === 'string' ? 'text' : 'id';
}

function setOf<Item>(
  count: number, items: readonly (Item | undefined)[] | undefined, place: number, item: Item,
): readonly (Item | undefined)[] {
  return Array.from({ length: count }, (_, index) => (index === place % count ? item : items?.[index]));
}

function idOf(hex: string): RecordState['id'] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any 16 bytes may come as an id: that is the test
  return fromHex(hex.padEnd(32, '0').slice(0, 32)) as RecordState['id'];
}

export function drawRecordEdit(random: RandomSequence): RecordEdit {
  const at = random.below(1000);
  const what = random.pick([
    'value', 'value', 'value', 'value', 'base', 'life', 'group', 'seen', 'ancestors', 'dead', 'repeat', 'drop', 'id',
    'new-id', 'unknown', 'stranger', 'wall',
  ] as const);
  switch (what) {
    case 'value': return { what, at, column: random.below(32), value: drawValue(random) };
    case 'base': case 'life': return { what, at, stamp: drawStamp(random) };
    case 'group': case 'seen': return { what, at, group: random.below(8), stamp: drawStamp(random) };
    case 'ancestors': {
      const stamps = Array.from({ length: random.below(20) }, () => drawStamp(random));
      return { what, at, group: random.below(8), stamps };
    }
    case 'id': return { what, at, from: random.below(1000) };
    case 'new-id': return { what, at, hex: toHex(random.chance(0.3) ? new Uint8Array(16) : random.bytes(16)) };
    case 'unknown': {
      const value = drawValue(random) ?? 0;
      return { what, at, group: random.below(8), tag: random.pick([1, 9, 60, 200, 255]), value };
    }
    case 'stranger': {
      // Few ids, so that several states of one meet.
      const hex = random.pick(['5a01', '5a02', '5a03']);
      return { what, at, tag: random.pick([150, 255]), groups: random.below(4), hex };
    }
    case 'wall': return { what, at, wallMs: Math.abs(random.pick(edgeNumbers)) };
    case 'dead': case 'repeat': case 'drop': return { what, at };
  }
}

function drawValue(random: RandomSequence): CellValue {
  switch (random.below(8)) {
    case 0: return null;
    case 1: return { hex: toHex(random.bytes(16)) };
    case 2: case 3: case 4: return random.pick(edgeNumbers);
    case 5: return random.below(100_000) - 50_000;
    default: return random.pick(edgeTexts);
  }
}

function drawStamp(random: RandomSequence): Stamp {
  return { h: random.pick(edgeHs) + random.below(2) * random.below(1000), replica: random.pick(edgeReplicas) };
}
