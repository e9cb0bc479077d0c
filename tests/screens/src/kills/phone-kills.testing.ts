/**
 * The browser of the phone is killed while somebody types, or in the middle of a sync: what its page had confirmed is
 * there when it is opened again, and the next sync makes both books one. After some of the kills the storage of the
 * book is emptied, once the second copy has caught up with it: what was not synced comes back from there.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SyncView } from '@tandem/contract';
import type { RandomSequence } from '@tandem/ledger';
import { expectSameBooks } from '../books.testing.ts';
import { Household, type Screen } from '../household.testing.ts';
import { forgetStorage, untilKept } from '../phone-storage.testing.ts';
import { importFirstStatement, pair } from '../sync-acts.testing.ts';
import { KillTally } from './kill-tally.testing.ts';
import { draftOf } from './pc-kills.testing.ts';

const entriesMax = 8;
const killAfterMsMax = 40;
const syncMsMax = 200;
const wipedOneIn = 2;

/** Why phones cannot be killed here; undefined where they can. */
export const phoneObstacle = existsSync('/proc/self/task')
  ? undefined
  : 'which process is the browser is known on Linux alone';

export async function killPhones(kills: number, random: RandomSequence): Promise<KillTally> {
  const household = new Household([/./]);
  const tally = new KillTally();
  const sent = new Set<string>();
  const confirmed = new Set<string>();
  /** What the PC has, too. */
  const synced = new Set<string>();
  try {
    const pc = await household.openPc();
    await importFirstStatement(pc, { lines: 20, openingCents: 0 });
    let phone = await household.openPhone();
    await pair(pc, phone);
    while (tally.kills < kills) {
      const isSync = tally.kills % 2 === 1;
      const accountId = await firstAccount(phone);
      const fatal = random.below(entriesMax);
      for (let number = 0; number <= fatal; number += 1) {
        const memo = `kill ${tally.kills} entry ${number}`;
        sent.add(memo);
        const saved = phone.engine.command('save-entry', draftOf(accountId, memo));
        const isFatal = number === fatal && !isSync;
        const killed = isFatal ? killLater(household, phone, random.below(killAfterMsMax)) : undefined;
        // A page that is gone answers with an error; what it had answered before counts.
        if (await saved.then(() => true, () => false)) confirmed.add(memo);
        await killed;
      }
      if (isSync) {
        const before = await lastSyncMs(pc);
        await startSync(pc, phone);
        await killLater(household, phone, random.below(syncMsMax));
        if (await lastSyncMs(pc) === before) tally.cut += 1;
      }
      tally.kills += 1;
      phone = await household.openPhone();
      const memos = await readMemos(phone);
      for (const memo of confirmed) assert.equal(memos.get(memo), 1, memo);
      // A sync that was cut late may have ended on this side: nothing waits then, and nothing is kept.
      const isWiped = random.below(wipedOneIn) === 0 && !isSync;
      if (isWiped) {
        // What was saved and not confirmed before the kill is there, and waits as well.
        await loseBook(phone, [...memos.keys()].filter((memo) => !synced.has(memo)));
        tally.wiped += 1;
      }
      if (!isSync && !isWiped) continue;
      await syncToTheEnd(household, pc, phone);
      for (const memo of memos.keys()) synced.add(memo);
    }
    await syncToTheEnd(household, pc, phone);
    tally.count(sent, confirmed, await readMemos(phone));
    return tally;
  } finally {
    await household.close();
  }
}

/** Resolves when the driver knows it, too. */
async function killLater(household: Household, { page }: Screen, afterMs: number): Promise<void> {
  const gone = new Promise((resolve) => page.context().once('close', resolve));
  // The moment of the kill, drawn by chance: nothing is waited for.
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  for (const pid of browsersOf(join(household.folder.path, 'phone'))) process.kill(pid, 'SIGKILL');
  await gone;
}

/** Children of this process that were started with the profile. */
function browsersOf(profileFolder: string): number[] {
  const children = readdirSync('/proc/self/task')
    .flatMap((task) => readFileSync(join('/proc/self/task', task, 'children'), 'utf8').split(' '))
    .filter((pid) => pid !== '').map(Number);
  return children.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profileFolder));
}

async function firstAccount({ engine }: Screen): Promise<string> {
  const { groups } = await engine.query('accounts', {});
  return groups[0]?.accounts[0]?.id ?? assert.fail('no account');
}

/** How often each text of an entry is there, by the export of the whole book. */
async function readMemos({ engine }: Screen): Promise<ReadonlyMap<string, number>> {
  const { json } = await engine.command('export-book', {});
  const memos = new Map<string, number>();
  for (const [, memo = ''] of json.matchAll(/"memo":\s*"(kill \d+ entry \d+)"/g)) {
    memos.set(memo, (memos.get(memo) ?? 0) + 1);
  }
  return memos;
}

/** Until the phone has called. */
async function startSync(pc: Screen, phone: Screen): Promise<void> {
  await closeSync(pc);
  await pc.engine.command('open-sync', {});
  const showing = await until(pc, (view) => view.kind === 'showing-code');
  assert.ok(showing.kind === 'showing-code');
  await phone.engine.command('join-sync', { code: showing.linkToCopy });
}

/** When the PC last came to the end of a sync, as it notes it. */
async function lastSyncMs(pc: Screen): Promise<number | null> {
  await until(pc, ({ kind }) => ['ended', 'idle', 'showing-code'].includes(kind));
  return (await pc.engine.query('sync-summary', {})).lastMs;
}

/** `waiting`: there and not synced. */
async function loseBook(phone: Screen, waiting: readonly string[]): Promise<void> {
  for (const memo of waiting) await untilKept(phone, memo);
  await forgetStorage(phone, 'book');
  const book = await phone.engine.query('book', {});
  assert.equal(book.kind, 'none');
  if (waiting.length === 0) return;
  await phone.engine.command('restore-second-copy', {});
  const memos = await readMemos(phone);
  for (const memo of waiting) assert.equal(memos.get(memo), 1, memo);
}

/** With the digits, where the phone has lost its keys. */
async function syncToTheEnd(household: Household, pc: Screen, phone: Screen): Promise<void> {
  await startSync(pc, phone);
  const first = await until(phone, ({ kind }) => kind === 'confirming' || kind === 'ended');
  if (first.kind === 'confirming') {
    for (const screen of [phone, pc]) await screen.engine.command('answer-digits', { areSame: true });
  }
  const ended = await until(phone, (view) => view.kind === 'ended');
  assert.ok(ended.kind === 'ended' && ended.end.kind === 'identical', JSON.stringify(ended));
  for (const screen of [phone, pc]) await closeSync(screen);
  await expectSameBooks(household, pc, phone);
}

/** Whatever is under way is ended, and its report is closed. */
async function closeSync(screen: Screen): Promise<void> {
  const view = await screen.engine.query('sync', {});
  if (view.kind === 'idle') return;
  if (view.kind !== 'ended') await screen.engine.command('cancel-sync', {});
  await until(screen, ({ kind }) => kind === 'ended' || kind === 'idle');
  await screen.engine.command('close-sync', {});
}

const untilMsMax = 30_000;
const lookEachMs = 20;

async function until({ engine }: Screen, fits: (view: SyncView) => boolean): Promise<SyncView> {
  const endMs = performance.now() + untilMsMax;
  for (;;) {
    const view = await engine.query('sync', {});
    if (fits(view)) return view;
    assert.ok(performance.now() < endMs, JSON.stringify(view));
    await new Promise((resolve) => setTimeout(resolve, lookEachMs));
  }
}
