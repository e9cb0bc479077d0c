/**
 * A first sync taken apart, in a process of its own: the steps of both devices one after the other, so that each has
 * its own time. In a real sync those of the two devices overlap, and their messages are small beside this.
 *
 * Job: `sender`, a book; `receiver`, a path for an empty one; `folder` for keys and snapshots. Answer: `ms` by stage.
 */
import { openBook, openSyncStore, randomBytes, sha256, type OpenedBook } from '@tandem/host';
import { ledgerKinds } from '@tandem/ledger';
import { Replica } from '@tandem/replica';
import { openNodeDatabase } from '@tandem/sqlite/node';
import { BUCKET_COUNT, DEFAULT_LIMITS, type ReplicaStore } from '@tandem/sync';
import { spreadOf } from './figures.ts';
import { parseJsonObject, textAt } from './json-object.ts';
import { carryByMemory, carryBySocket } from './sealed-batches.ts';
import { stageNames, type StageName } from './stage-names.ts';
import { DatabaseClock, timeDatabase } from './timed-database.ts';

interface Side {
  readonly opened: OpenedBook;
  readonly store: ReplicaStore;
  readonly clock: DatabaseClock;
}

type StageTimes = Record<StageName, number>;

/** A difference of two figures is noisier than either. */
const wireRuns = 3;
const job = parseJsonObject(process.argv[2] ?? '');
process.stdout.write(`${JSON.stringify({ ms: await run(textAt(job, 'sender'), textAt(job, 'receiver')) })}\n`);

async function run(senderPath: string, receiverPath: string): Promise<StageTimes> {
  const made = openBook({ path: receiverPath, purpose: 'join', deviceName: 'phone', wallMs: Date.now() });
  if (!made.ok) throw new Error(made.error.kind);
  made.value.close();
  const [sender, receiver] = [openSide(senderPath, 'pc'), openSide(receiverPath, 'phone')];
  const ms = emptyTimes();

  const wallMs = Date.now();
  sender.store.begin(wallMs);
  const { identity, recordCount } = sender.store.book();
  if (identity === null) throw new Error('the sender has a book');
  receiver.store.begin(wallMs);
  receiver.store.adoptBook({ identity, generationChain: [] });

  const batches = readBatches(sender, ms);
  const opened = carryByMemory(batches, ms);
  ms.wire = await measureWire(batches);
  receiver.store.openSession({ peerName: 'pc', peerSchemaLevel: 1, wallMs, clockGapMs: 0 });
  receiver.store.snapshotIfDue(recordCount, wallMs);
  applyBatches(receiver, opened, wallMs, ms);
  ms.indexes = time(() => receiver.opened.replica.finishBulk());
  ms.audit = time(() => {
    if (receiver.store.audit().mismatches > 0) throw new Error('the audit found something');
  });
  ms.proof = time(() => receiver.store.proof());

  const roots = [sender, receiver].map(({ opened: { replica } }) => replica.root().join());
  if (roots[0] !== roots[1]) throw new Error('the books differ');
  for (const { opened } of [sender, receiver]) opened.close();
  return ms;
}

/** What sockets add to sealing and opening; both are measured again, now that their code is warm. */
async function measureWire(batches: readonly Uint8Array[]): Promise<number> {
  const added: number[] = [];
  for (let count = 0; count < wireRuns; count += 1) {
    const warm = { encrypt: 0, decrypt: 0 };
    carryByMemory(batches, warm);
    added.push(await carryBySocket(batches) - warm.encrypt - warm.decrypt);
  }
  return Math.max(0, spreadOf(added).median);
}

function readBatches({ clock, store }: Side, ms: StageTimes): Uint8Array[] {
  const batches: Uint8Array[] = [];
  clock.reset();
  const wholeMs = time(() => {
    const plan = store.plan(store.keysOf(Array.from({ length: BUCKET_COUNT }, (_, bucket) => bucket)));
    for (let from = 0; from < plan.records;) {
      const { bytes, next } = plan.readBatch(from, DEFAULT_LIMITS.batchBytes);
      batches.push(bytes);
      from = next;
    }
  });
  ms.read = clock.callsMs;
  ms.encode = wholeMs - clock.callsMs;
  return batches;
}

function applyBatches({ clock, store }: Side, batches: readonly Uint8Array[], wallMs: number, ms: StageTimes): void {
  clock.reset();
  const wholeMs = time(() => {
    for (const bytes of batches) {
      const result = store.applyBatch(bytes, wallMs);
      if (!result.ok) throw new Error(result.error.kind);
      if (result.value.refused.length > 0) throw new Error('a record was refused');
    }
  });
  ms.decode = wholeMs - clock.transactionsMs;
  ms['merge: rows'] = clock.callsMs;
  ms['merge: computing'] = clock.workMs - clock.callsMs;
  ms.commit = clock.transactionsMs - clock.workMs;
}

function openSide(path: string, deviceName: string): Side {
  const clock = new DatabaseClock();
  const database = timeDatabase(openNodeDatabase({ path, mode: 'read-write' }), clock);
  const replica = new Replica({ database, kinds: ledgerKinds, sha256, randomBytes, deviceName });
  const opened: OpenedBook = {
    path, deviceName, database, replica, book: undefined, isNew: false, close: () => database.close(),
  };
  return { opened, clock, store: openSyncStore(opened, textAt(job, 'folder')) };
}

function emptyTimes(): StageTimes {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the line itself: a number for every name
  return Object.fromEntries(stageNames.map((name) => [name, 0])) as StageTimes;
}

function time(work: () => unknown): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}
