/** A kill of both devices after every step and every message of a sync, and of what follows from one. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { deleteEntry, editEntry, listAccounts, toCents, writeSampleHousehold, type EntryId } from '@tandem/ledger';
import { surviveKills, type CrashScenario } from './crash-run.testing.ts';
import {
  addTestAccount, addTestEntry, bookOf, findFaults, mustEdit, mustSync, openDevice, readContent, syncDevices, wallMs,
  type CrashDevice,
} from './devices.testing.ts';

type Pair = readonly [phone: CrashDevice, pc: CrashDevice];

interface Made {
  readonly shared: EntryId;
  readonly phones: EntryId;
  readonly pcs: EntryId;
}

/** A book on the PC; on the phone too unless it is left out. */
function prepare(root: string, entries: number, edit?: (pair: Pair, made: Made) => void): void {
  const pc = openDevice(root, 'pc', 'create');
  writeSampleHousehold(bookOf(pc), { entries, seed: 5 });
  const account = addTestAccount(pc, 'Cash');
  const made = {
    shared: addTestEntry(pc, account, 'shared'), phones: addTestEntry(pc, account, 'for the phone'),
    pcs: addTestEntry(pc, account, 'for the PC'),
  };
  if (edit !== undefined) {
    const phone = openDevice(root, 'phone', 'join');
    mustSync(phone, pc);
    edit([phone, pc], made);
    phone.opened.close();
  }
  pc.opened.close();
}

function firstAccount({ opened }: CrashDevice) {
  const [account] = listAccounts(opened.database);
  return account?.id ?? assert.fail('no account');
}

function syncScenario(name: string, before: (root: string) => void): CrashScenario {
  return {
    name, devices: ['phone', 'pc'], prepare: before,
    reopen: (root, device) => openDevice(root, device, 'join'),
    run: (watch, root) => {
      const [phone, pc] = [openDevice(root, 'phone', 'join'), openDevice(root, 'pc', 'join')];
      watch.inParts([phone, pc], () => mustSync(phone, pc, { onMessage: () => watch.point() }));
      for (const { opened } of [phone, pc]) opened.close();
    },
  };
}

/** Additions, a change and a deletion on each side. */
function editBoth([phone, pc]: Pair, { phones, pcs }: Made): void {
  for (const device of [phone, pc]) {
    for (let number = 0; number < 5; number++) addTestEntry(device, firstAccount(device), `${device.name} ${number}`);
  }
  mustEdit(phone, (edit) => editEntry(edit, phones, { memo: 'changed on the phone' }));
  mustEdit(pc, (edit) => deleteEntry(edit, pcs));
}

/** One entry on both, another one changed here and deleted there. */
function editAgainst([phone, pc]: Pair, { phones, pcs, shared }: Made): void {
  mustEdit(phone, (edit) => editEntry(edit, shared, { memo: 'as the phone has it', amount: toCents(-1) }));
  mustEdit(pc, (edit) => editEntry(edit, shared, { memo: 'as the PC has it' }));
  mustEdit(phone, (edit) => editEntry(edit, phones, { memo: 'changed while deleted' }));
  mustEdit(pc, (edit) => deleteEntry(edit, phones));
  mustEdit(phone, (edit) => deleteEntry(edit, pcs));
  mustEdit(pc, (edit) => editEntry(edit, pcs, { memo: 'changed while deleted, too' }));
}

test('a first sync into an empty phone', (t) => {
  surviveKills(t, syncScenario('first sync, phone empty', (root) => prepare(root, 60)));
});

test('a first sync into an empty PC', (t) => {
  const scenario = syncScenario('first sync, PC empty', (root) => prepare(root, 60));
  surviveKills(t, { ...scenario, devices: ['pc', 'phone'], run: (watch, root) => {
    const [phone, pc] = [openDevice(root, 'phone', 'join'), openDevice(root, 'pc', 'join')];
    // The one that holds the book calls.
    watch.inParts([pc, phone], () => mustSync(pc, phone, { onMessage: () => watch.point() }));
    for (const { opened } of [phone, pc]) opened.close();
  } });
});

test('a first sync so large that the indexes wait', (t) => {
  surviveKills(t, { ...syncScenario('bulk', (root) => prepare(root, 2000)), cutsMax: 2 });
});

test('changes on both sides', (t) => {
  surviveKills(t, syncScenario('both ways', (root) => prepare(root, 30, editBoth)));
});

test('the same entries changed and deleted on both sides', (t) => {
  surviveKills(t, syncScenario('conflicts', (root) => prepare(root, 30, editAgainst)));
});

test('nothing to do', (t) => {
  surviveKills(t, syncScenario('nothing to do', (root) => prepare(root, 30, () => {})));
});

test('a sync is taken back', (t) => {
  surviveKills(t, {
    name: 'undo', devices: ['phone', 'pc'],
    prepare: (root) => prepare(root, 30, (pair, made) => {
      editBoth(pair, made);
      mustSync(...pair);
    }),
    run: (watch, root) => {
      const phone = openDevice(root, 'phone');
      const { database, replica } = phone.opened;
      const session = Number(database.prepare('SELECT max(session) FROM sync_session').get()?.[0]);
      watch.whole([phone], () => assert.ok(replica.undoSession(session, wallMs).undone > 3));
      phone.opened.close();
    },
  });
});

for (const [name, edit] of [['changes on both sides', editBoth], ['conflicts', editAgainst]] as const) {
  test(`a cut before every message, and then on without a restart: ${name}`, (t) => {
    let cuts = 0;
    for (let isWhole = false; !isWhole; cuts += 1) isWhole = syncCut(t, edit, cuts);
    assert.ok(cuts > 8);
    t.diagnostic(`${cuts} cuts`);
  });
}

/** Whether the session ended by itself. */
function syncCut(t: TestContext, edit: (pair: Pair, made: Made) => void, cutBefore: number): boolean {
  const root = mkdtempSync(join(tmpdir(), 'tandem-cut-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  prepare(root, 10, edit);
  const pair = [openDevice(root, 'phone'), openDevice(root, 'pc')] as const;
  try {
    const { caller, listener, messages } = syncDevices(...pair, { cutBefore });
    mustSync(...pair);
    const [left, right] = pair.map(readContent);
    assert.equal(left?.shown, right?.shown, `cut before message ${cutBefore}`);
    assert.deepEqual(pair.flatMap(findFaults), []);
    assert.equal(left?.memos.get('as the PC has it') ?? left?.memos.get('phone 3'), 1);
    return messages < cutBefore && caller.outcome.kind === 'identical' && listener.outcome.kind === 'identical';
  } finally {
    for (const { opened } of pair) opened.close();
  }
}
