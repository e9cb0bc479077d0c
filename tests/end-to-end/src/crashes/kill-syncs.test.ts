/** A kill of both devices after every step and every message of a sync, and of what follows from one. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { randomBytes } from '@tandem/host';
import { deleteEntry, editEntry, listAccounts, toCents, writeSampleHousehold, type EntryId } from '@tandem/ledger';
import { bytesToRecordId, declareTruth, type RecordId } from '@tandem/replica';
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
  surviveKills(t, { ...scenario, devices: ['pc', 'phone'], cutsMax: 8, run: (watch, root) => {
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
  surviveKills(t, { ...syncScenario('both ways', (root) => prepare(root, 30, editBoth)), cutsMax: 8 });
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
      watch.whole([phone], () => {
        const undone = replica.undoSession(session, wallMs);
        assert.ok(undone.ok && undone.undone > 3);
      });
      phone.opened.close();
    },
  });
});

test('a conflict is settled, and the answer taken back', (t) => {
  surviveKills(t, {
    name: 'settle', devices: ['phone', 'pc'],
    prepare: (root) => prepare(root, 30, (pair, made) => {
      editAgainst(pair, made);
      mustSync(...pair);
    }),
    run: (watch, root) => {
      const phone = openDevice(root, 'phone');
      const { database, replica } = phone.opened;
      const ids = database.prepare(`SELECT id FROM sync_conflict WHERE resolution IS NULL AND is_equal = 0`).all()
        .flatMap(([id]) => (id instanceof Uint8Array ? [bytesToRecordId(id)] : []));
      assert.ok(ids.length > 0);
      const write = (work: (id: RecordId) => { readonly ok: boolean }): void => watch.whole([phone], () => {
        replica.write(wallMs, () => ids.forEach((id) => assert.ok(work(id).ok)));
      });
      write((id) => replica.settleConflict(id, 'taken'));
      write((id) => replica.reopenConflict(id));
      write((id) => replica.settleConflict(id, 'kept'));
      phone.opened.close();
    },
  });
});

/** The phone has a book of its own. */
function prepareTwoBooks(root: string): void {
  prepare(root, 20);
  const phone = openDevice(root, 'phone', 'create');
  const account = addTestAccount(phone, 'Cash');
  for (let number = 0; number < 8; number++) addTestEntry(phone, account, `the phone's ${number}`);
  phone.opened.close();
}

for (const choice of ['merge', 'keep-here', 'keep-there'] as const) {
  test(`two books become one: ${choice}`, (t) => {
    surviveKills(t, {
      name: `two books, ${choice}`, devices: ['phone', 'pc'], prepare: prepareTwoBooks, choice, cutsMax: 2,
      reopen: (root, device) => openDevice(root, device, 'join'),
      run: (watch, root) => {
        const [phone, pc] = [openDevice(root, 'phone', 'join'), openDevice(root, 'pc', 'join')];
        watch.inParts([phone, pc], () => mustSync(phone, pc, { choice, onMessage: () => watch.point() }));
        for (const { opened } of [phone, pc]) opened.close();
      },
    });
  });
}

test('a backup that is the truth replaces the book of the phone', (t) => {
  const scenario = syncScenario('truth', (root) => prepare(root, 20, (pair, made) => {
    editBoth(pair, made);
    declareTruth(pair[1].opened.database, randomBytes(16));
  }));
  surviveKills(t, { ...scenario, cutsMax: 3 });
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
