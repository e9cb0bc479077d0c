/** A kill after every step of what one device does by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOfx, planBookImport, writeImport } from '@tandem/formats';
import {
  addTransfer, deleteEntry, editEntry, listAccounts, restoreEntry, setEntryStatus, splitEntry, toCents, toDay,
  writeSampleHousehold, type Account, type AccountId, type BookEdit, type EntryError, type EntryId, type Result,
} from '@tandem/ledger';
import { surviveKills, type CrashScenario } from './crash-run.testing.ts';
import {
  addTestAccount, addTestEntry, bookOf, mustEdit, mustSync, openDevice, wallMs, type CrashDevice,
} from './devices.testing.ts';

const devices = ['phone', 'pc'];

/** A PC with a few entries and a phone that holds the same. */
function preparePair(root: string): void {
  const pc = openDevice(root, 'pc', 'create');
  writeSampleHousehold(bookOf(pc), { entries: 30, seed: 5 });
  addTestEntry(pc, addTestAccount(pc, 'Cash'), 'first');
  const phone = openDevice(root, 'phone', 'join');
  mustSync(phone, pc);
  for (const { opened } of [pc, phone]) opened.close();
}

/** What a person does on the phone, between the opening of its book and its closing. */
function onPhone(name: string, act: (whole: (work: () => void) => void, phone: CrashDevice) => void): CrashScenario {
  return {
    name, devices, prepare: preparePair,
    run: (watch, root) => {
      const phone = openDevice(root, 'phone');
      act((work) => watch.whole([phone], work), phone);
      phone.opened.close();
    },
  };
}

function accountsOf(phone: CrashDevice): readonly [Account, Account] {
  const [first, second] = listAccounts(phone.opened.database);
  assert.ok(first && second);
  return [first, second];
}

test('an entry is typed, split, edited, cleared, deleted and brought back', (t) => {
  surviveKills(t, onPhone('edits', (whole, phone) => {
    const [account] = accountsOf(phone);
    let id: EntryId | undefined;
    const edit = (work: (edit: BookEdit, id: EntryId) => Result<EntryId, EntryError>): void => whole(() => {
      mustEdit(phone, (each) => work(each, id ?? assert.fail()));
    });
    whole(() => {
      id = addTestEntry(phone, account.id, 'typed');
    });
    edit((each, entry) => splitEntry(each, entry, [
      { categoryId: null, amount: toCents(-100), memo: 'one' }, { categoryId: null, amount: toCents(-5), memo: 'two' },
    ]));
    edit((each, entry) => editEntry(each, entry, { memo: 'typed again', day: toDay(20_701) }));
    edit((each, entry) => setEntryStatus(each, entry, 1, { kind: 'cleared' }));
    edit(deleteEntry);
    edit(restoreEntry);
  }));
});

test('a transfer is entered, changed and deleted', (t) => {
  surviveKills(t, onPhone('transfer', (whole, phone) => {
    const [from, to] = accountsOf(phone);
    let id: EntryId | undefined;
    whole(() => {
      id = mustEdit(phone, (edit) => addTransfer(edit, {
        fromAccountId: from.id, toAccountId: to.id, day: toDay(20_700), amount: toCents(5000), memo: 'savings',
      }));
    });
    whole(() => mustEdit(phone, (edit) => editEntry(edit, id ?? assert.fail(), {
      amount: toCents(-6000), transfer: { accountId: to.id, amount: toCents(6000) },
    })));
    whole(() => mustEdit(phone, (edit) => deleteEntry(edit, id ?? assert.fail())));
  }));
});

test('the file of a bank is imported, twice', (t) => {
  const file = new TextEncoder().encode(bankFile(120));
  surviveKills(t, onPhone('import', (whole, phone) => {
    const [account] = accountsOf(phone);
    const parsed = parseOfx(file, account.currency);
    assert.ok(parsed.ok);
    const [statement] = parsed.value.statements;
    assert.ok(statement);
    for (const added of [120, 0]) {
      whole(() => {
        const planned = planBookImport(bookOf(phone), account, statement, toDay(20_780));
        assert.ok(planned.ok);
        assert.equal(writeImport(bookOf(phone), wallMs, planned.value.plan).added, added);
      });
    }
  }));
});

test('a book is made, and its first account and entry', (t) => {
  surviveKills(t, {
    name: 'new book', devices: ['pc'], prepare: () => {},
    reopen: (root, name) => openDevice(root, name, 'create'),
    run: (watch, root) => {
      const pc = openDevice(root, 'pc', 'create');
      let accountId: AccountId | undefined;
      watch.whole([pc], () => {
        accountId = addTestAccount(pc, 'Cash');
      });
      watch.whole([pc], () => addTestEntry(pc, accountId ?? assert.fail(), 'first'));
      pc.opened.close();
    },
  });
});

test('a row damaged under its hash is mended by an audit', (t) => {
  surviveKills(t, {
    name: 'audit', devices, mayHave: ['wrong-hashes', 'wrong-sums'],
    prepare: (root) => {
      preparePair(root);
      for (const name of devices) {
        const { opened } = openDevice(root, name);
        opened.database.exec(`UPDATE sync_clock SET applying = 1;
          UPDATE entry SET number = '7' WHERE memo = 'first';
          UPDATE sync_bucket SET sum2 = sum2 + 1 WHERE bucket = 77;
          UPDATE sync_clock SET applying = 0`);
        opened.close();
      }
    },
    run: (watch, root) => {
      const phone = openDevice(root, 'phone');
      watch.whole([phone], () => assert.equal(phone.opened.replica.audit().staleHashes, 1));
      phone.opened.close();
    },
  });
});

function bankFile(lines: number): string {
  const rows = Array.from({ length: lines }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0');
    return `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>202611${day}<TRNAMT>-${index + 1}.25<FITID>F${index}<NAME>SHOP ${index}`
      + '</STMTTRN>';
  });
  return `<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>00001234567</BANKACCTFROM><BANKTRANLIST>${rows.join('\n')}`
    + '</BANKTRANLIST></STMTRS></OFX>';
}
