/** Batches that are wrong in one place: each is told by what is wrong there; its neighbour within the limit is read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBatch, encodeBatch } from './batch-codec.ts';
import { bytesToRecordId } from './record-id.ts';
import type { RecordState } from './record-state.ts';
import { jarKind, marbleKind } from './replica.testing.ts';

const kindByTag = new Map([[jarKind.tag, jarKind], [marbleKind.tag, marbleKind]]);
const id = 'a1'.repeat(16);

interface Parts {
  readonly version?: string;
  readonly heap?: string;
  readonly kind?: string;
  readonly ids?: string;
  readonly bases?: string;
  readonly marks?: string;
  readonly columns?: string;
}

/** One jar, as `encodeBatch` writes it, with some parts of it others. */
function jar(parts: Parts): string {
  const { version = '01', heap = '00', kind = '6402', ids = `01${id}`, bases = '050003', marks = '00' } = parts;
  return version + heap + kind + ids + bases + marks + (parts.columns ?? '00');
}

/** An h of 2^53 - 1, as a signed step. */
const hugeStep = 'bfffffffffffff1f';
const hugeNumber = 'ffffffffffffff0f';

function readFault(hex: string): string {
  const decoded = decodeBatch(Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')), kindByTag);
  return decoded.ok ? 'read' : `${decoded.fault.kind}: ${decoded.fault.what}`;
}

function assertEach(cases: readonly (readonly [string, string])[]): void {
  for (const [hex, expected] of cases) assert.equal(readFault(hex), expected, hex);
}

test('R-18 the parts of a batch are read to their limits and no further', () => {
  assertEach([
    [jar({}), 'read'], ['0100', 'read'], ['01', 'malformed: the bytes end too early'],
    [jar({ version: '00' }), 'newer: batch version 0'], [jar({ version: '02' }), 'newer: batch version 2'],
    [jar({ heap: '0161' }), 'read'], [jar({ heap: '01ff' }), 'malformed: a text is not UTF-8'],
    ['017f', 'malformed: a count is larger than the bytes that follow'],
    [jar({ kind: '0002' }), 'malformed: a record kind is out of range'], [jar({ kind: '0102' }), 'read'],
    [jar({ kind: 'ff0102' }), 'read'], [jar({ kind: '800202' }), 'malformed: a record kind is out of range'],
    [jar({ kind: '6412' }), 'read'], [jar({ kind: '6408' }), 'read'],
    [jar({ kind: '6409' }), 'malformed: a record kind has an unknown shape'],
    [jar({ kind: '6422' }), 'malformed: a record kind has an unknown shape'],
    [jar({ ids: '00', bases: '' }), 'read'],
    [jar({ ids: `02${id}` }), 'malformed: a count is larger than the bytes that follow'],
    [jar({}).slice(0, -2), 'malformed: the bytes end too early'],
  ]);
});

test('R-18 stamps, replicas and marks are read to their limits and no further', () => {
  const marked = (marks: string): string => jar({ marks: `01${marks}` });
  const sixteen = Array.from({ length: 16 }, (_, index) => `05${(index + 1).toString(16).padStart(2, '0')}`
    + (index + 0x20).toString(16)).join('');
  assertEach([
    [jar({ bases: '000000' }), 'read'], [jar({ bases: '450003' }), 'malformed: a stamp is out of range'],
    [jar({ bases: '400003' }), 'malformed: a stamp is missing'], [jar({ bases: `${hugeStep}0003` }), 'read'],
    [jar({ ids: `02${id}${id}`, bases: `${hugeStep}0003 0100` }), 'malformed: a stamp is out of range'],
    [jar({ ids: `02${id}${id}`, bases: '050003 4500' }), 'read'],
    [jar({ ids: `02${id}${id}`, bases: '050003 4600' }), 'malformed: a stamp is out of range'],
    [jar({ bases: `0500${hugeNumber}` }), 'read'], [jar({ bases: '0501' }), 'malformed: a replica is not in the list'],
    [jar({ bases: `0500${'80'.repeat(7)}10` }), 'malformed: a number is too large'],
    [jar({ bases: `0500${'80'.repeat(8)}01` }), 'malformed: a number is too long'],
    [marked('00'), 'read'], [marked('04'), 'read'], [marked('40'), 'malformed: a record has an unknown mark'],
    [marked('80'), 'malformed: a record has an unknown mark'],
    [marked('01 80 0900'), 'read'], [marked(`02 01 10 ${sixteen}`), 'read'],
    [marked(`02 01 11 ${sixteen} 0500`), 'malformed: a value has too many ancestors'],
    [marked(`20 ${hugeNumber}`), 'read'], [marked('08 0700'), 'read'], [marked('10 02 0800'), 'read'],
  ]);
});

test('R-18 columns are read to their limits and no further', () => {
  const withHeap = (columns: string): string => jar({ heap: '026162', columns });
  assertEach([
    [withHeap('01 00010301 0102'), 'read'], [withHeap('01 00010301 00'), 'read'],
    [withHeap('01 00010301 0103'), 'malformed: a text ends too early'],
    [withHeap('01 00010301 02'), 'malformed: a text is not in the list'],
    [withHeap('01 00010300'), 'read'], [withHeap('01 00010303'), 'malformed: a column has an unknown mode'],
    [withHeap('01 00010201 07'), 'malformed: column name has another type'],
    [withHeap('01 01010300'), 'malformed: column name is in another group'],
    [withHeap('02 00010300 00010300'), 'malformed: a column is out of place'],
    [withHeap('01 00000300'), 'malformed: a column is out of place'],
    [withHeap('01 08090300'), 'malformed: a column is out of place'],
    [withHeap('01 07090300'), 'read'], [withHeap('01 07ff0300'), 'read'],
    [withHeap('01 01020201 40'), 'malformed: column shelf_number has no value'],
    [withHeap('01 01020202 00'), 'read'], [withHeap('01 01020202 0107'), 'read'],
    // Bits beyond the last record are nobody's.
    [withHeap('01 01020202 0307'), 'read'],
    [withHeap('01 01020202'), 'malformed: the bytes end too early'],
    [withHeap('01 00090400'), 'malformed: a column has an unknown type'],
    [withHeap('01 00090000'), 'malformed: a column has an unknown type'],
    [withHeap('01 00090301 00'), 'malformed: an unknown column has no value'],
    [withHeap('01 00090301 0101'), 'read'], [withHeap('02 00090201 07 000a0201 07'), 'read'],
    [withHeap('02 00090201 07 00090201 07'), 'malformed: a column has two values'],
    [withHeap('03 00090201 07 000a0201 07 00090201 07'), 'malformed: a column has two values'],
    [withHeap('02 00090201 07 01090201 07'), 'read'],
    [withHeap(`01 00090101 01 ${id}`), 'read'],
    [withHeap(`01 00090101 02 ${id}`), 'malformed: an id is not in the list'],
    [jar({ kind: '6503', columns: '01 00010101 00' }), 'read'],
    [withHeap('02'), 'malformed: the bytes end too early'],
  ]);
  const twoJars = (texts: string): string =>
    jar({ heap: '026162', ids: `02${id}${id}`, bases: '050003 0000', columns: `01 00010301 ${texts}` });
  assertEach([[twoJars('0101 0201'), 'read'], [twoJars('0101 0202'), 'malformed: a text ends too early']]);
});

test('R-18 the bit of each record in a column is its own, beyond a byte of them too', () => {
  const records = Array.from({ length: 40 }, (_, place): RecordState => ({
    kind: jarKind, id: bytesToRecordId(new Uint8Array(16).fill(place + 1)),
    values: [null, [7, 8, 18, 33].includes(place) ? 5 : 0], base: { h: 5, replica: 3 }, isAlive: true,
  }));
  const bytes = encodeBatch(records);
  const decoded = decodeBatch(bytes, kindByTag);
  assert.ok(decoded.ok);
  assert.deepEqual(decoded.records.map(({ values }) => values), records.map(({ values }) => values));
  assert.ok(Buffer.from(bytes).toString('hex').endsWith('01020202800104000205050505'));
});
