/** The body of HELLO, and a book's lineage, to bytes and back. */
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import { DEVICE_NAME_BYTES_MAX, GENERATION_CHAIN_MAX, MESSAGE_BYTES_MIN, type HelloBody } from './message.ts';
import { ID_BYTES, type BookIdentity, type BookLineage } from './session-store.ts';

export function writeHelloBody(writer: ByteWriter, body: HelloBody): void {
  writer.varint(body.schemaLevel);
  writer.flag(body.identity !== null);
  if (body.identity !== null) writeIdentity(writer, body.identity);
  writeGenerations(writer, body.generationChain);
  writer.flag(body.holdsData);
  writer.flag(body.auditDue);
  writer.varint(body.recordCount);
  writer.varint(body.accountCount);
  writer.varint(body.entryCount);
  writer.varint(body.wallMs);
  writer.lengthAndBytes(new TextEncoder().encode(body.deviceName));
  writer.varint(body.limits.messageBytesMax);
  writer.varint(body.limits.windowBytes);
}

export function readHelloBody(reader: ByteReader): HelloBody {
  const schemaLevel = reader.varint();
  const identity = reader.flag() ? readIdentity(reader) : null;
  const generationChain = readGenerations(reader);
  const holdsData = reader.flag();
  if (holdsData && identity === null) reader.fail('bad-value');
  const auditDue = reader.flag();
  const recordCount = reader.varint();
  const accountCount = reader.varint();
  const entryCount = reader.varint();
  const wallMs = reader.varint();
  const deviceName = reader.text(DEVICE_NAME_BYTES_MAX);
  const limits = { messageBytesMax: reader.varint(), windowBytes: reader.varint() };
  if (limits.messageBytesMax < MESSAGE_BYTES_MIN) reader.fail('bad-value');
  return {
    schemaLevel, identity, generationChain, holdsData, auditDue, recordCount, accountCount, entryCount, wallMs,
    deviceName, limits,
  };
}

export function writeLineage(writer: ByteWriter, { identity, generationChain }: BookLineage): void {
  writeIdentity(writer, identity);
  writeGenerations(writer, generationChain);
}

export function readLineage(reader: ByteReader): BookLineage {
  return { identity: readIdentity(reader), generationChain: readGenerations(reader) };
}

function writeIdentity(writer: ByteWriter, { bookId, generation }: BookIdentity): void {
  writer.exactly(ID_BYTES, bookId);
  writer.exactly(ID_BYTES, generation);
}

function readIdentity(reader: ByteReader): BookIdentity {
  return { bookId: reader.bytes(ID_BYTES), generation: reader.bytes(ID_BYTES) };
}

function writeGenerations(writer: ByteWriter, generations: readonly Uint8Array[]): void {
  writer.varint(generations.length);
  for (const generation of generations) writer.exactly(ID_BYTES, generation);
}

function readGenerations(reader: ByteReader): Uint8Array[] {
  const count = reader.count(ID_BYTES);
  if (count > GENERATION_CHAIN_MAX) reader.fail('bad-value');
  return Array.from({ length: count }, () => reader.bytes(ID_BYTES));
}
