/**
 * Messages to bytes and back. The decoder takes any bytes: it answers with a message or a typed fault, never throws,
 * and allocates no more than a small multiple of its input. Only HELLO may carry bytes that this version does not know.
 */
import { ByteReader, type ReadFault } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { readHelloBody, readLineage, writeHelloBody, writeLineage } from './hello-codec.ts';
import { CANCEL_REASONS, CHOICES, PROTOCOL, VERDICTS, type ListPiece, type Message } from './message.ts';
import {
  BUCKETS_PER_LEVEL, BUCKET_COUNT, ID_BYTES, LISTING_ROW_BYTES, SUM_WORDS, type BookProof, type KindChanges,
} from './session-store.ts';

export type MessageFault = { readonly kind: ReadFault } | { readonly kind: 'unknown-type'; readonly type: number };

export type DecodedMessage =
  | { readonly ok: true; readonly value: Message }
  | { readonly ok: false; readonly error: MessageFault };

/** Wire format: numbers are never reused. */
const TYPES = {
  hello: 1,
  root: 2,
  'sub-sums': 3,
  list: 4,
  expect: 5,
  records: 6,
  ack: 7,
  end: 8,
  done: 9,
  bye: 10,
  cancel: 11,
  choice: 12,
  consent: 13,
  granted: 14,
  joined: 15,
} as const satisfies Record<Message['kind'], number>;

export function encodeMessage(message: Message): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(TYPES[message.kind]);
  writeBody(writer, message);
  return writer.finish();
}

export function decodeMessage(bytes: Uint8Array): DecodedMessage {
  const reader = new ByteReader(bytes);
  const type = reader.byte();
  const message = readBody(reader, type);
  if (message?.kind !== 'hello') reader.end();
  if (message === undefined && reader.fault !== 'truncated') {
    return { ok: false, error: { kind: 'unknown-type', type } };
  }
  if (message === undefined || reader.fault !== undefined) {
    return { ok: false, error: { kind: reader.fault ?? 'truncated' } };
  }
  return { ok: true, value: message };
}

function writeBody(writer: ByteWriter, message: Message): void {
  switch (message.kind) {
    case 'hello':
      writer.varint(message.protocol.min);
      writer.varint(message.protocol.max);
      if (message.body !== null) writeHelloBody(writer, message.body);
      return;
    case 'root':
      writer.varint(message.round);
      writeSums(writer, message.sums);
      return;
    case 'sub-sums':
      writer.flag(message.isLast);
      writer.varint(message.tops.length);
      for (const top of message.tops) writer.byte(top);
      writeSums(writer, message.sums);
      return;
    case 'list':
      writer.flag(message.isLast);
      writer.varint(message.pieces.length);
      for (const piece of message.pieces) writeListPiece(writer, piece);
      return;
    case 'expect':
      writer.varint(message.records);
      writer.varint(message.withheld);
      return;
    case 'records':
      writer.varint(message.seq);
      writer.bytes(message.bytes);
      return;
    case 'ack':
      writer.varint(message.seq);
      writeAllKindChanges(writer, message.applied);
      writer.varint(message.unchanged);
      writer.varint(message.conflicts);
      writer.varint(message.faults);
      writer.varint(message.refusedIds.length / ID_BYTES);
      writer.bytes(message.refusedIds);
      return;
    case 'end':
      writer.varint(message.batches);
      return;
    case 'done':
      writeProof(writer, message.proof);
      return;
    case 'bye':
      writer.byte(VERDICTS.indexOf(message.verdict));
      return;
    case 'cancel':
      writer.byte(CANCEL_REASONS.indexOf(message.reason));
      return;
    case 'choice':
      writer.byte(CHOICES.indexOf(message.choice));
      return;
    case 'consent':
      return;
    case 'granted':
      writeLineage(writer, message);
      return;
    case 'joined':
      writeAllKindChanges(writer, message.applied);
      writer.varint(message.setAside);
      return;
  }
}

/** Undefined for a type that this version does not know. */
function readBody(reader: ByteReader, type: number): Message | undefined {
  switch (type) {
    case TYPES.hello: return readHello(reader);
    case TYPES.root: return { kind: 'root', round: reader.varint(), sums: readSums(reader, BUCKETS_PER_LEVEL) };
    case TYPES['sub-sums']: {
      const isLast = reader.flag();
      const tops = Array.from({ length: reader.count(1) }, () => readBelow(reader, BUCKETS_PER_LEVEL));
      return { kind: 'sub-sums', isLast, tops, sums: readSums(reader, tops.length * BUCKETS_PER_LEVEL) };
    }
    case TYPES.list: {
      const isLast = reader.flag();
      const pieces = Array.from({ length: reader.count(2) }, () => readListPiece(reader));
      return { kind: 'list', isLast, pieces };
    }
    case TYPES.expect: return { kind: 'expect', records: reader.varint(), withheld: reader.varint() };
    case TYPES.records: return { kind: 'records', seq: reader.varint(), bytes: reader.rest() };
    case TYPES.ack:
      return {
        kind: 'ack',
        seq: reader.varint(),
        applied: readAllKindChanges(reader),
        unchanged: reader.varint(),
        conflicts: reader.varint(),
        faults: reader.varint(),
        refusedIds: reader.bytes(reader.count(ID_BYTES) * ID_BYTES),
      };
    case TYPES.end: return { kind: 'end', batches: reader.varint() };
    case TYPES.done: return { kind: 'done', proof: readProof(reader) };
    case TYPES.bye: return { kind: 'bye', verdict: readOneOf(reader, VERDICTS, 'not-identical') };
    case TYPES.cancel: return { kind: 'cancel', reason: readOneOf(reader, CANCEL_REASONS, 'internal') };
    case TYPES.choice: return { kind: 'choice', choice: readOneOf(reader, CHOICES, 'merge') };
    case TYPES.consent: return { kind: 'consent' };
    case TYPES.granted: return { kind: 'granted', ...readLineage(reader) };
    case TYPES.joined:
      return { kind: 'joined', applied: readAllKindChanges(reader), setAside: reader.varint() };
    default: return undefined;
  }
}

function readHello(reader: ByteReader): Message {
  const protocol = { min: reader.varint(), max: reader.varint() };
  if (protocol.min > protocol.max) reader.fail('bad-value');
  const hasCommonVersion = protocol.min <= PROTOCOL.max && protocol.max >= PROTOCOL.min;
  return { kind: 'hello', protocol, body: hasCommonVersion ? readHelloBody(reader) : null };
}

/** An empty bucket, the usual thing in a small book, costs one byte. */
function writeSums(writer: ByteWriter, sums: Uint32Array): void {
  for (let place = 0; place < sums.length; place += SUM_WORDS) {
    const [count = 0, ...limbs] = sums.subarray(place, place + SUM_WORDS);
    writer.varint(count);
    if (count > 0) for (const limb of limbs) writer.word(limb);
  }
}

function readSums(reader: ByteReader, count: number): Uint32Array {
  if (count > reader.remaining) reader.fail('truncated');
  if (reader.fault !== undefined) return new Uint32Array(0);
  const sums = new Uint32Array(count * SUM_WORDS);
  for (let place = 0; place < sums.length; place += SUM_WORDS) {
    const rows = reader.atMost(0xffff_ffff);
    sums[place] = rows;
    if (rows > 0) for (let limb = 1; limb < SUM_WORDS; limb += 1) sums[place + limb] = reader.word();
  }
  return sums;
}

function writeListPiece(writer: ByteWriter, piece: ListPiece): void {
  writer.varint(piece.bucket);
  writer.varint(piece.rows.length / LISTING_ROW_BYTES);
  writer.bytes(piece.rows);
}

function readListPiece(reader: ByteReader): ListPiece {
  const bucket = readBelow(reader, BUCKET_COUNT);
  return { bucket, rows: reader.bytes(reader.count(LISTING_ROW_BYTES) * LISTING_ROW_BYTES) };
}

function writeAllKindChanges(writer: ByteWriter, all: readonly KindChanges[]): void {
  writer.varint(all.length);
  for (const { kind, added, changed, deleted } of all) {
    writer.byte(kind);
    writer.varint(added);
    writer.varint(changed);
    writer.varint(deleted);
  }
}

function readAllKindChanges(reader: ByteReader): KindChanges[] {
  return Array.from({ length: reader.count(4) }, () => (
    { kind: reader.byte(), added: reader.varint(), changed: reader.varint(), deleted: reader.varint() }));
}

function writeProof(writer: ByteWriter, proof: BookProof): void {
  writer.varint(proof.entries);
  writer.varint(proof.records);
  writer.varint(proof.rootCount);
  writer.exactly(ID_BYTES, proof.root);
  writer.lengthAndBytes(proof.fingerprint);
  writer.varint(proof.accounts.length);
  for (const account of proof.accounts) {
    writer.exactly(ID_BYTES, account.id);
    writer.signed(account.balance);
  }
}

function readProof(reader: ByteReader): BookProof {
  return {
    entries: reader.varint(),
    records: reader.varint(),
    rootCount: reader.varint(),
    root: reader.bytes(ID_BYTES),
    fingerprint: reader.lengthAndBytes(32),
    accounts: Array.from({ length: reader.count(ID_BYTES + 2) }, () => ({
      id: reader.bytes(ID_BYTES),
      balance: reader.signed(),
    })),
  };
}

function readBelow(reader: ByteReader, limit: number): number {
  return reader.atMost(limit - 1);
}

function readOneOf<Value>(reader: ByteReader, values: readonly Value[], placeholder: Value): Value {
  const value = values[reader.byte()];
  if (value === undefined) reader.fail('bad-value');
  return value ?? placeholder;
}
