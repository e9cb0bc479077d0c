/** Two whole engines over a real socket on loopback, as their screens see it. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { SyncView } from '@tandem/contract';
import { openListener, openNodeSocket, randomBytes } from '@tandem/host';
import { parseAddress } from '@tandem/link';
import { dial } from '@tandem/transport';
import { Engine } from './engine.ts';
import { emptyEntry, makeTestDevice, TestEngine } from './engine.testing.ts';
import type { Platform, Reach } from './platform.ts';

const pcReach: Reach = {
  role: 'pc',
  async listen(request) {
    const loopback = parseAddress('127.0.0.1');
    assert.ok(loopback);
    const opened = await openListener({
      ...request, addresses: [loopback], bindAddress: '127.0.0.1', port: 0, isOnce: false, randomBytes,
      nowMs: () => performance.now(), allowsLoopback: true, onTurnedAway: () => {},
    });
    assert.ok(opened.ok);
    const { value } = opened;
    return {
      ok: true,
      value: {
        get codes() { return value.codes; },
        addresses: [{ text: '127.0.0.1', network: 'other' }],
        invite: () => value.invite(), shut: () => value.shut(), close: () => value.close(),
      },
    };
  },
};

const phoneReach: Reach = { role: 'phone', dial: (options) => dial(options, openNodeSocket) };

async function open(context: TestContext, name: string, reach: Reach): Promise<TestEngine> {
  const device = makeTestDevice(name);
  const platform: Platform = { ...device.platform, reach, nowMs: () => performance.now(), wallMs: () => Date.now() };
  const engine = new TestEngine(device, await Engine.open(platform, (bug) => { throw bug; }));
  context.after(async () => {
    await engine.engine.close();
    device.remove();
  });
  return engine;
}

/** Resolves with the view of this kind. */
function until<Kind extends SyncView['kind']>(
  { engine }: TestEngine, kind: Kind,
): Promise<Extract<SyncView, { readonly kind: Kind }>> {
  const isOfKind = (view: SyncView): view is Extract<SyncView, { readonly kind: Kind }> => view.kind === kind;
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const view = engine.query('sync', {});
      if (!view.ok) reject(new Error(view.error.kind));
      else if (isOfKind(view.value)) resolve(view.value);
    };
    engine.onChanged((topics) => {
      if (topics.has('sync')) look();
    });
    look();
  });
}

async function sync(pc: TestEngine, phone: TestEngine, isFirst: boolean) {
  await pc.do('open-sync', {});
  const { linkToCopy } = await until(pc, 'showing-code');
  await phone.do('join-sync', { code: linkToCopy });
  if (isFirst) {
    const digits = await Promise.all([pc, phone].map((engine) => until(engine, 'confirming')));
    assert.equal(digits[0]?.digits, digits[1]?.digits);
    await Promise.all([pc, phone].map((engine) => engine.do('answer-digits', { areSame: true })));
  }
  const ends = await Promise.all([pc, phone].map((engine) => until(engine, 'ended')));
  await Promise.all([pc, phone].map((engine) => engine.do('close-sync', {})));
  return ends.map(({ end }) => {
    assert.ok(end.kind === 'identical', JSON.stringify(end));
    return end;
  });
}

test('a book typed on the PC is on the phone, and what each changes is on the other', async (context) => {
  const [pc, phone] = [await open(context, 'PC', pcReach), await open(context, 'Téléphone', phoneReach)];
  await pc.do('create-book', {});
  const account = await pc.addAccount('Courant');
  const entryId = await pc.addEntry(account, -1000, { payee: 'Fnac' });
  const ends = await sync(pc, phone, true);
  assert.equal(ends[0]?.fingerprint, ends[1]?.fingerprint);
  assert.deepEqual(phone.rows(account), pc.rows(account));
  assert.equal(phone.see('sync-summary', {}).waitingChanges, 0);

  let seen = 0;
  context.after(pc.engine.onChanged((topics) => {
    if (topics.has('book')) seen = pc.rows(account).length;
  }));
  await phone.addEntry(account, -250, { payee: 'Boulangerie' });
  const draft = { ...emptyEntry, entryId, accountId: account, amount: -1000, payee: 'Fnac' };
  await phone.do('save-entry', { ...draft, memo: 'ici' });
  await pc.do('set-status', { entries: [{ entryId, leg: 1 }], status: 'cleared' });
  assert.equal(pc.see('sync-summary', {}).waitingChanges, 1);
  await sync(pc, phone, false);
  assert.equal(seen, 2, 'a window of the PC was told');
  assert.deepEqual(phone.rows(account), pc.rows(account));
  assert.deepEqual(pc.rows(account).map(({ memo, status }) => [memo, status]), [['ici', 'cleared'], ['', 'uncleared']]);
  const [ours, theirs] = [await pc.do('export-book', {}), await phone.do('export-book', {})];
  assert.equal(ours.json, theirs.json);

  // What a sync has changed under a step is not overwritten by taking it back.
  assert.deepEqual(await pc.refuse('undo', {}), { kind: 'nothing-to-undo' });
  const undone = await phone.do('undo-sync', {});
  assert.deepEqual(undone, { undone: 1, kept: 0 });
});

test('no import is written and no backup restored while a sync is open', async (context) => {
  const pc = await open(context, 'PC', pcReach);
  await pc.do('create-book', {});
  await pc.addAccount('Courant');
  const { name } = await pc.do('back-up', {});
  await pc.do('open-sync', {});
  assert.deepEqual(await pc.refuse('write-import', {}), { kind: 'sync-running' });
  const restore = { source: { kind: 'kept', name }, how: 'merge' } as const;
  assert.deepEqual(await pc.refuse('restore-backup', restore), { kind: 'sync-running' });
  await pc.do('cancel-sync', {});
  await pc.do('restore-backup', restore);
});
