/** What few records of a batch have: stamps of their own by group, ancestors, a death, `seen`, a wall time. */
import { MalformedBytes, type ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import { normalizeStamps, type RecordState } from './record-state.ts';
import { ancestorsMax, originStamp, type Ancestors, type Stamp } from './stamp.ts';

const hasGroupStamps = 1;
const hasAncestors = 2;
const isDead = 4;
const hasLifeStamp = 8;
const hasSeen = 16;
const hasWall = 32;
const knownMarks = 63;

type Marks = Partial<Omit<RecordState, 'kind' | 'id' | 'values' | 'base'>>;

interface MarkWriter extends Pick<ByteWriter, 'byte' | 'number'> {
  replica(replica: number): void;
}

interface MarkReader extends Pick<ByteReader, 'byte' | 'number'> {
  replica(): number;
}

export function writeMarks(body: MarkWriter, records: readonly RecordState[]): void {
  if (records.every((record) => marksOf(record) === 0)) {
    body.byte(0);
    return;
  }
  body.byte(1);
  for (const record of records) {
    const marks = marksOf(record);
    body.byte(marks);
    if (record.groupStamps !== undefined) writeByGroup(body, record.groupStamps, writeStamp);
    if (record.ancestors !== undefined) writeByGroup(body, record.ancestors, writeAncestors);
    if (record.lifeStamp !== undefined) writeStamp(body, record.lifeStamp);
    if (record.seen !== undefined) writeByGroup(body, record.seen, writeStamp);
    if (record.wallMs !== undefined) body.number(record.wallMs);
  }
}

/** One for each base, or none at all. */
export function readMarks(reader: MarkReader, bases: readonly Stamp[]): readonly (Marks | undefined)[] {
  if (reader.byte() === 0) return [];
  return bases.map((base) => readMark(reader, base));
}

function readMark(reader: MarkReader, base: Stamp): Marks | undefined {
  const marks = reader.byte();
  if (marks === 0) return undefined;
  if ((marks & ~knownMarks) !== 0) throw new MalformedBytes('a record has an unknown mark');
  const stamps = (marks & hasGroupStamps) === 0 ? undefined : readByGroup(reader, readStamp);
  const ancestors = (marks & hasAncestors) === 0 ? undefined : readByGroup(reader, readAncestors);
  const life = (marks & hasLifeStamp) === 0 ? undefined : readStamp(reader);
  const { groupStamps, lifeStamp } = normalizeStamps(base, stamps, life);
  return {
    groupStamps, ancestors, isAlive: (marks & isDead) === 0, lifeStamp,
    seen: (marks & hasSeen) === 0 ? undefined : readByGroup(reader, readStamp),
    wallMs: (marks & hasWall) === 0 ? undefined : reader.number(),
  };
}

function marksOf(record: RecordState): number {
  return (record.groupStamps === undefined ? 0 : hasGroupStamps)
    | (record.ancestors === undefined ? 0 : hasAncestors)
    | (record.isAlive ? 0 : isDead)
    | (record.lifeStamp === undefined ? 0 : hasLifeStamp)
    | (record.seen === undefined ? 0 : hasSeen)
    | (record.wallMs === undefined ? 0 : hasWall);
}

/** A byte of which groups have one, then those. */
function writeByGroup<Item>(
  body: MarkWriter, items: readonly (Item | undefined)[], write: (body: MarkWriter, item: Item) => void,
): void {
  body.byte(items.reduce<number>((mask, item, group) => (item === undefined ? mask : mask | (1 << group)), 0));
  for (const item of items) if (item !== undefined) write(body, item);
}

/** An array by group, as long as its last group needs. */
function readByGroup<Item>(reader: MarkReader, read: (reader: MarkReader) => Item): (Item | undefined)[] {
  const mask = reader.byte();
  const count = 32 - Math.clz32(mask);
  return Array.from({ length: count }, (_, group) => ((mask & (1 << group)) === 0 ? undefined : read(reader)));
}

function writeStamp(body: MarkWriter, stamp: Stamp): void {
  body.number(stamp.h);
  body.replica(stamp.replica);
}

function readStamp(reader: MarkReader): Stamp {
  const h = reader.number();
  const replica = reader.replica();
  return h === 0 && replica === 0 ? originStamp : { h, replica };
}

function writeAncestors(body: MarkWriter, ancestors: Ancestors): void {
  body.number(ancestors.size);
  for (const [replica, h] of ancestors) writeStamp(body, { h, replica });
}

function readAncestors(reader: MarkReader): Ancestors {
  const size = reader.number();
  if (size > ancestorsMax) throw new MalformedBytes('a value has too many ancestors');
  const ancestors = new Map<number, number>();
  for (let index = 0; index < size; index++) {
    const { h, replica } = readStamp(reader);
    ancestors.set(replica, h);
  }
  return ancestors;
}
