/**
 * Records both ways at once. Each side says how many it will send, sends batches as far as the peer's window allows,
 * applies and acknowledges what comes, and ends when both have sent END and everything is acknowledged.
 *
 * 1. An ACK goes out after the COMMIT of its batch, so what is acknowledged survives any cut.
 * 2. With nothing under way a batch may always go, whatever the window: no pair of limits can lock both sides.
 * 3. A record that either side refused in this session is not sent again in it: the refusing side's own version has
 *    crossed in the same round, and neither can change the other any more.
 * 4. A staged book sends nothing: what it holds came from the other one. So nothing is taken into the book that stays
 *    before the person of the other one has agreed, whatever the peer says.
 */
import { concatBytes } from './bucket-sums.ts';
import type { Ack, MessageOf } from './message.ts';
import { ask, enter, fault, receiveAny, say, type Script, type SessionContext } from './script.ts';
import { ID_BYTES, type SendingPlan } from './session-store.ts';

/** Type and sequence number of RECORDS. */
const RECORDS_HEADER_BYTES = 9;

export interface ExchangeOutcome {
  /** Neither side had anything to send. */
  readonly wasEmpty: boolean;
  /** Records that either side withheld because one of the two had refused them. */
  readonly withheld: number;
  /** Records that the exchange changed, on both sides together. */
  readonly changed: number;
}

interface BatchUnderWay {
  readonly seq: number;
  readonly records: number;
  readonly bytes: number;
  readonly isAttachment: boolean;
}

interface Receiving {
  /** Come so far, in this exchange. */
  records: number;
  hasAttachments: boolean;
}

export function* exchangeRecords(context: SessionContext, ids: Uint8Array): Script<ExchangeOutcome> {
  yield* enter(context, 'exchanging');
  const { tally } = context;
  const allowed = tally.staging === 'here' ? new Uint8Array() : withoutRefused(context, ids);
  const withheld = tally.staging === 'here' ? 0 : (ids.length - allowed.length) / ID_BYTES;
  const plan = yield* ask('plan', (store) => store.plan(allowed));
  tally.toSend += plan.records;
  tally.attachmentsToSend += plan.records - plan.attachmentsFrom;
  yield* say({ kind: 'expect', records: plan.records, withheld });

  const sending: Sending = { plan, from: 0, batches: 0, underWay: [], isEnded: false };
  let expected: MessageOf<'expect'> | undefined;
  const receiving: Receiving = { records: 0, hasAttachments: false };
  let batchesIn = 0;
  let isPeerDone = false;
  let changed = 0;
  for (;;) {
    yield* sendWhatFits(context, sending);
    if (isPeerDone && sending.isEnded && sending.underWay.length === 0) break;

    const message = yield* receiveAny();
    if (expected === undefined) {
      if (message.kind !== 'expect') return yield* fault({ kind: 'out-of-order', got: message.kind });
      if (tally.staging === 'there' && message.records > 0) return yield* fault({ kind: 'bad-value' });
      expected = message;
      tally.toReceive += message.records;
    } else if (message.kind === 'ack') {
      changed += yield* takeAck(context, sending, message);
    } else if (message.kind === 'records' && !isPeerDone && tally.staging !== 'there') {
      changed += yield* takeBatch(context, message, expected.records, receiving);
      batchesIn += 1;
    } else if (message.kind === 'end' && !isPeerDone) {
      if (message.batches !== batchesIn) return yield* fault({ kind: 'bad-sequence' });
      isPeerDone = true;
    } else {
      return yield* fault({ kind: 'out-of-order', got: message.kind });
    }
    yield { kind: 'progress' };
  }
  return {
    wasEmpty: plan.records === 0 && expected?.records === 0,
    withheld: withheld + (expected?.withheld ?? 0),
    changed,
  };
}

interface Sending {
  readonly plan: SendingPlan;
  from: number;
  batches: number;
  readonly underWay: BatchUnderWay[];
  isEnded: boolean;
}

function* sendWhatFits(context: SessionContext, sending: Sending): Script<void> {
  const { messageBytesMax, windowBytes } = context.peerLimits;
  const bytesMax = Math.min(context.options.batchBytes, messageBytesMax - RECORDS_HEADER_BYTES, windowBytes);
  const { plan, underWay } = sending;
  while (sending.from < plan.records) {
    const bytesUnderWay = underWay.reduce((sum, batch) => sum + batch.bytes, 0);
    if (underWay.length > 0 && bytesUnderWay + bytesMax > windowBytes) return;
    const batch = yield* ask('readBatch', () => plan.readBatch(sending.from, bytesMax));
    if (batch.next <= sending.from) throw new Error('a plan must move on with every batch');
    const isAttachment = sending.from >= plan.attachmentsFrom;
    sending.from = batch.next;
    if (batch.records === 0) continue;
    underWay.push({ seq: context.seqOut, records: batch.records, bytes: batch.bytes.length, isAttachment });
    yield* say({ kind: 'records', seq: context.seqOut, bytes: batch.bytes });
    context.seqOut += 1;
    sending.batches += 1;
  }
  if (sending.isEnded) return;
  sending.isEnded = true;
  yield* say({ kind: 'end', batches: sending.batches });
}

/** Returns how many records changed at the peer. */
function* takeAck(context: SessionContext, sending: Sending, ack: Ack): Script<number> {
  const batch = sending.underWay.shift();
  if (batch === undefined || batch.seq !== ack.seq) return yield* fault({ kind: 'bad-sequence' });
  if (batch.isAttachment) context.tally.countAttachmentSent(batch.bytes);
  return context.tally.countAcknowledged(ack, batch.records);
}

/** Returns how many records changed here. */
function* takeBatch(
  context: SessionContext, message: MessageOf<'records'>, expectedRecords: number, receiving: Receiving,
): Script<number> {
  if (message.seq !== context.seqIn) return yield* fault({ kind: 'bad-sequence' });
  if (context.seqIn === 0) {
    yield* ask('snapshotIfDue', (store) => store.snapshotIfDue(expectedRecords, context.wallMs));
  }
  context.seqIn += 1;
  const result = yield* ask('applyBatch', (store) => store.applyBatch(message.bytes, context.wallMs));
  if (!result.ok) return yield* fault(result.error);
  const { applied, unchanged, attachments, conflicts, faults, refused } = result.value;
  const { tally } = context;
  if (attachments > 0 && !receiving.hasAttachments) {
    // They travel last: all that is still to come is of their kind.
    tally.attachmentsToReceive += Math.max(attachments, expectedRecords - receiving.records);
    receiving.hasAttachments = true;
  }
  tally.countAttachmentsReceived(attachments, attachments > 0 ? message.bytes.length : 0);
  const refusedIds = concatBytes(refused.map((record) => record.id));
  yield* say({ kind: 'ack', seq: message.seq, applied, unchanged, conflicts, faults, refusedIds });
  const before = tally.recordsReceived;
  const changed = tally.countApplied(result.value);
  receiving.records += tally.recordsReceived - before;
  return changed;
}

function withoutRefused(context: SessionContext, ids: Uint8Array): Uint8Array {
  if (context.tally.refusedCount === 0) return ids;
  const allowed: Uint8Array[] = [];
  for (let place = 0; place < ids.length; place += ID_BYTES) {
    const id = ids.subarray(place, place + ID_BYTES);
    if (!context.tally.wasRefused(id)) allowed.push(id);
  }
  return concatBytes(allowed);
}
