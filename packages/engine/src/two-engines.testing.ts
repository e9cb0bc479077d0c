/** One book on two devices, and what a sync brings from one to the other. */
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { closeJournalSession, openJournalSession } from '@tandem/replica';
import type { JournalReport } from '@tandem/sync';
import { makeTestDevice, openTestEngine, type TestEngine } from './engine.testing.ts';

/** With an account and one entry of −1000. */
export async function openTwo(
  context: TestContext,
): Promise<{ readonly pc: TestEngine; readonly phone: TestEngine; readonly account: string; readonly entry: string }> {
  const pc = await openTestEngine(context, makeTestDevice('PC'));
  const account = await pc.addAccount('Courant');
  const entry = await pc.addEntry(account, -1000, { payee: 'Fnac' });
  await pc.engine.close();
  const phoneDevice = makeTestDevice('Téléphone');
  copyFileSync(pc.device.bookPath, phoneDevice.bookPath);
  return {
    pc: await openTestEngine(context, pc.device), phone: await openTestEngine(context, phoneDevice), account, entry,
  };
}

const totals = { byKind: [], added: 0, changed: 0, deleted: 0 };
const emptyReport: JournalReport = {
  sent: totals, received: totals, conflicts: 0, faults: 0, refused: 0, clockGapMs: null, joined: null, rounds: 2,
};

/** Everything of one book into the other, within a session of the other's journal, whose number it returns. */
export async function bring(from: TestEngine, to: TestEngine, report: Partial<JournalReport> = {}): Promise<number> {
  const { database, replica } = to.shelved;
  const wallMs = to.device.platform.wallMs();
  const session = openJournalSession(database, from.device.platform.deviceName, wallMs);
  from.shelved.replica.beginSession(0);
  replica.beginSession(0);
  const ids = from.shelved.replica.idsOf(Array.from({ length: 4096 }, (_, bucket) => bucket));
  const plan = from.shelved.replica.planSending(ids);
  for (let at = 0; at < plan.records;) {
    const { bytes, next } = plan.readBatch(at, 1_000_000);
    assert.ok(replica.applyBatch(bytes, 0, session).ok);
    at = next;
  }
  closeJournalSession(database, session, 'identical', JSON.stringify({ ...emptyReport, ...report }), wallMs + 1200);
  // The engine reads the book anew after any command.
  await to.do('add-category', { path: 'Courses' });
  return session;
}

/** Both ways, until both hold the same. */
export async function exchange(pc: TestEngine, phone: TestEngine): Promise<void> {
  for (const [from, to] of [[phone, pc], [pc, phone], [phone, pc], [pc, phone]] as const) await bring(from, to);
  for (const { shelved } of [pc, phone]) shelved.replica.beginSession(0);
  assert.deepEqual(pc.shelved.replica.root(), phone.shelved.replica.root());
}
