/**
 * One change after the other between two programs that stay open, in a process of its own: what a sync takes once its
 * code is warm, as in a window that has been open for a while. Real sockets; both sides share one thread.
 *
 * Job: `pc` and `phone`, two copies of one book; `folder` for snapshots. Answer: `ms`, one a measured sync.
 */
import { openBook, openSyncStore, type OpenedBook } from '@tandem/host';
import { editBook, editEntry, toIdOf, type EntryId } from '@tandem/ledger';
import type { ReplicaStore, SessionRole } from '@tandem/sync';
import { SyncConnection, type SyncEnd } from '@tandem/transport';
import { parseJsonObject, textAt, type JsonObject } from './json-object.ts';
import { connectByLoopback } from './loopback.ts';

/** With the measured ones fewer than 20, after which a sync audits the whole book. */
const syncsToWarm = 8;
const syncsMeasured = 10;

interface Side {
  readonly opened: OpenedBook;
  readonly store: ReplicaStore;
}

process.stdout.write(`${JSON.stringify({ ms: await measure(parseJsonObject(process.argv[2] ?? '')) })}\n`);

async function measure(job: JsonObject): Promise<number[]> {
  const pc = openSide(textAt(job, 'pc'), textAt(job, 'folder'));
  const phone = openSide(textAt(job, 'phone'), textAt(job, 'folder'));
  const ms: number[] = [];
  for (let number = 0; number < syncsToWarm + syncsMeasured; number += 1) {
    changeOneMemo(number % 2 === 0 ? pc : phone, number);
    ms.push(await sync(pc, phone));
  }
  for (const { opened } of [pc, phone]) opened.close();
  return ms.slice(syncsToWarm);
}

function openSide(path: string, folder: string): Side {
  const result = openBook({ path, purpose: 'write', deviceName: 'bench', wallMs: Date.now() });
  if (!result.ok) throw new Error(result.error.kind);
  return { opened: result.value, store: openSyncStore(result.value, folder) };
}

function changeOneMemo({ opened: { book, database } }: Side, number: number): void {
  const [id] = database.prepare('SELECT id FROM entry ORDER BY id LIMIT 1 OFFSET ?').get(number * 50) ?? [];
  if (book === undefined || !(id instanceof Uint8Array)) throw new Error('a book with 1,000 entries or more');
  const edited = editBook(book, Date.now(), (edit) =>
    editEntry(edit, toIdOf<EntryId>(id), { memo: `sync ${number}` }));
  if (!edited.ok) throw new Error(edited.error.kind);
}

async function sync(pc: Side, phone: Side): Promise<number> {
  const { close, fromPc, toPhone } = await connectByLoopback();
  const run = (socket: typeof fromPc, role: SessionRole, { store }: Side): Promise<SyncEnd> =>
    new SyncConnection(socket, {
      role, store, deviceName: 'bench', startedMs: performance.now(), wallMs: () => Date.now(),
      nowMs: () => performance.now(), onProgress: () => {},
    }).run();
  const startedMs = performance.now();
  const ends = await Promise.all([run(fromPc, 'listener', pc), run(toPhone, 'caller', phone)]);
  const ms = performance.now() - startedMs;
  close();
  for (const { report } of ends) {
    if (report.outcome.kind !== 'identical') throw new Error(report.outcome.kind);
  }
  if (ends.every(({ report: { received, sent } }) => received.changed + sent.changed !== 1)) {
    throw new Error('one record was to change');
  }
  return ms;
}
